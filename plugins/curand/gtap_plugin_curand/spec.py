"""cuRAND's functions: generators, what is set on them and what they make is posted; tables are asked for once.

Every exported body is by hand: it looks into what the client knows of the generator first. `custom` generates the wire
form alone. A generator of the host (curandCreateGeneratorHost) writes to the program's memory, so its results travel.
"""

from gtap_core import Handle, HostOrDevice, Library, Out, Statuses, Stream

SONAME = "libcurand.so.10"  # of CUDA 12 and of CUDA 13

curand = Library(
    "curand",
    soname=SONAME,
    pathfinder="curand",
    needs=("libcuda.so.1",),
    exports="exports/libcurand.so.10.txt",
    headers=("gtap_curand.h",),
    # ARCH_MISMATCH ("does not support requested feature"), INITIALIZATION_FAILED, NOT_INITIALIZED, OUT_OF_RANGE,
    # ALLOCATION_FAILED
    statuses=Statuses(not_supported=204, not_initialized=203, invalid_handle=101, invalid_value=104, out_of_memory=102),
    types={
        "curandStatus_t": "int",
        "curandRngType_t": "int",
        "curandOrdering_t": "int",
        "curandMethod_t": "int",
        "curandDirectionVectorSet_t": "int",
        "libraryPropertyType": "int",
        # Rows of 32 and 64 of these; only their address is an argument.
        "curandDirectionVectors32_t": "unsigned int",
        "curandDirectionVectors64_t": "unsigned long long",
        # The address of a structure in the device's memory, which the library has made.
        "curandDiscreteDistribution_t": "unsigned long long",
        "curandGenerator_t": Handle(tag="curandGenerator_st"),
        "cudaStream_t": Stream,
    },
)

POST = "post"
GENERATOR = "curandGenerator_t generator"

# Generators and what is set on them.
curand.custom(
    1,
    "curandStatus_t curandCreateGenerator(curandGenerator_t *generator, curandRngType_t rng_type)",
    kind=POST,
    generator=Out(creates=True),
)
curand.custom(
    2,
    "curandStatus_t curandCreateGeneratorHost(curandGenerator_t *generator, curandRngType_t rng_type)",
    kind=POST,
    generator=Out(creates=True),
)
curand.custom(3, f"curandStatus_t curandDestroyGenerator({GENERATOR})", kind=POST, destroys="generator")
curand.custom(4, f"curandStatus_t curandSetStream({GENERATOR}, cudaStream_t stream)", kind=POST)
SETTERS = (
    (5, "curandSetPseudoRandomGeneratorSeed", "unsigned long long seed"),
    (6, "curandSetGeneratorOffset", "unsigned long long offset"),
    (7, "curandSetGeneratorOrdering", "curandOrdering_t order"),
    (8, "curandSetQuasiRandomGeneratorDimensions", "unsigned int num_dimensions"),
)
for ordinal, name, value in SETTERS:
    curand.custom(ordinal, f"curandStatus_t {name}({GENERATOR}, {value})", kind=POST)
curand.custom(9, f"curandStatus_t curandGenerateSeeds({GENERATOR})", kind=POST)

# What generators make: (ordinal, name, element, count, further arguments).
NORMAL, NORMAL_DOUBLE = ", float mean, float stddev", ", double mean, double stddev"
GENERATED = (
    (10, "curandGenerate", "unsigned int", "num", ""),
    (11, "curandGenerateLongLong", "unsigned long long", "num", ""),
    (12, "curandGenerateUniform", "float", "num", ""),
    (13, "curandGenerateUniformDouble", "double", "num", ""),
    (14, "curandGenerateNormal", "float", "n", NORMAL),
    (15, "curandGenerateNormalDouble", "double", "n", NORMAL_DOUBLE),
    (16, "curandGenerateLogNormal", "float", "n", NORMAL),
    (17, "curandGenerateLogNormalDouble", "double", "n", NORMAL_DOUBLE),
    (18, "curandGeneratePoisson", "unsigned int", "n", ", double lambda"),
    (19, "curandGeneratePoissonMethod", "unsigned int", "n", ", double lambda, curandMethod_t method"),
)
for ordinal, name, element, count, more in GENERATED:
    curand.custom(
        ordinal,
        f"curandStatus_t {name}({GENERATOR}, {element} *outputPtr, size_t {count}{more})",
        waits="wanted",
        outputPtr=HostOrDevice(count, mode="curand_is_of_device", out=True),
    )

# Distributions for a program's own kernels: the device's address of one travels as a number.
curand.custom(
    20,
    "curandStatus_t curandCreatePoissonDistribution("
    "double lambda, curandDiscreteDistribution_t *discrete_distribution)",
    discrete_distribution=Out(),
)
curand.custom(21, "curandStatus_t curandDestroyDistribution(curandDiscreteDistribution_t discrete_distribution)")

# The library, and its tables. The client calls gtapCurandTable; the real library, which gives an address of its own
# memory, is asked by the server.
curand.custom(22, "curandStatus_t curandGetVersion(int *version)", version=Out())
curand.custom(23, "curandStatus_t curandGetProperty(libraryPropertyType type, int *value)", value=Out())
curand.custom(
    24,
    "curandStatus_t curandGetDirectionVectors32(curandDirectionVectors32_t *vectors[], curandDirectionVectorSet_t set)",
    vectors=Out(),
)
curand.custom(
    25,
    "curandStatus_t curandGetDirectionVectors64(curandDirectionVectors64_t *vectors[], curandDirectionVectorSet_t set)",
    vectors=Out(),
)
curand.custom(26, "curandStatus_t curandGetScrambleConstants32(unsigned int **constants)", constants=Out())
curand.custom(27, "curandStatus_t curandGetScrambleConstants64(unsigned long long **constants)", constants=Out())
curand.custom(
    28,
    "curandStatus_t gtapCurandTable(int table, size_t offset, void *bytes, size_t size)",
    roles={"bytes": Out(bytes="size")},
)
