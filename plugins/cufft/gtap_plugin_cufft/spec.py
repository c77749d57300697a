"""cuFFT's functions: plans, settings and executions are posted; a size is asked for once per layout.

Every exported body is by hand: it looks into what the client knows of the plan first. `custom` generates the wire form
alone.
"""

from gtap_core import DevicePointer, Handle, In, InOut, Library, Out, Statuses, Stream, Struct
from gtap_plugin_cufft.elsewhere import LOCAL, NEWER_REFUSED, OLDER_REFUSED, REFUSED

CUDA_13, CUDA_12 = "libcufft.so.12", "libcufft.so.11"

cufft = Library(
    "cufft",
    soname=(CUDA_13, CUDA_12),
    pathfinder="cufft",
    major={CUDA_13: 13, CUDA_12: 12},
    needs=("libcuda.so.1",),
    exports={CUDA_13: "exports/libcufft.so.12.txt", CUDA_12: "exports/libcufft.so.11.txt"},
    # INVALID_PLAN, INVALID_VALUE, ALLOC_FAILED, SETUP_FAILED, NOT_SUPPORTED
    statuses=Statuses(not_supported=16, not_initialized=7, invalid_handle=1, invalid_value=4, out_of_memory=2),
    types={
        "cufftResult": "int",
        "cufftType": "int",
        "cufftProperty": "int",
        "cufftXtWorkAreaPolicy": "int",
        "libraryPropertyType": "int",
        "cudaDataType": "int",
        "cufftReal": "float",
        "cufftDoubleReal": "double",
        "cufftComplex": Struct("cufftComplex", "float x", "float y"),
        "cufftDoubleComplex": Struct("cufftDoubleComplex", "double x", "double y"),
        "cufftHandle": Handle(small=True),
        "cudaStream_t": Stream,
    },
)

POST = "post"

cufft.custom(1, "cufftResult cufftGetVersion(int *version)", version=Out())
cufft.custom(2, "cufftResult cufftGetProperty(libraryPropertyType type, int *value)", value=Out())

# Plans and what is set on them.
cufft.custom(3, "cufftResult cufftCreate(cufftHandle *handle)", kind=POST, handle=Out(creates=True))
cufft.custom(4, "cufftResult cufftDestroy(cufftHandle plan)", kind=POST, destroys="plan")
cufft.custom(5, "cufftResult cufftSetStream(cufftHandle plan, cudaStream_t stream)", kind=POST)
cufft.custom(6, "cufftResult cufftSetWorkArea(cufftHandle plan, void *workArea)", kind=POST, workArea=DevicePointer)
cufft.custom(7, "cufftResult cufftSetAutoAllocation(cufftHandle plan, int autoAllocate)", kind=POST)
cufft.custom(
    8,
    "cufftResult cufftXtSetWorkAreaPolicy(cufftHandle plan, cufftXtWorkAreaPolicy policy, size_t *workSize)",
    workSize=InOut(nullable=True),
)
cufft.custom(
    9,
    "cufftResult cufftSetPlanPropertyInt64("
    "cufftHandle plan, cufftProperty property, const long long int inputValueInt)",
    kind=POST,
)
cufft.custom(
    10,
    "cufftResult cufftGetPlanPropertyInt64(cufftHandle plan, cufftProperty property, long long int *returnPtrValue)",
    returnPtrValue=Out(),
)
cufft.custom(11, "cufftResult cufftResetPlanProperty(cufftHandle plan, cufftProperty property)", kind=POST)

# What is transformed, in its widest forms: the client makes these calls for the other ones, too. Those that make a plan
# are posted where the size of the work area is not asked for.
MANY = (
    "int rank, {integer} *n, {integer} *inembed, {integer} istride, {integer} idist, "
    "{integer} *onembed, {integer} ostride, {integer} odist, cufftType type, {integer} batch, size_t *workSize"
)
MANY_64 = MANY.format(integer="long long int")
XT_MANY = (
    "int rank, long long int *n, long long int *inembed, long long int istride, long long int idist, "
    "cudaDataType inputtype, long long int *onembed, long long int ostride, long long int odist, "
    "cudaDataType outputtype, long long int batch, size_t *workSize, cudaDataType executiontype"
)
EMBEDS = {"n": In("rank"), "inembed": In("rank", nullable=True), "onembed": In("rank", nullable=True)}
MADE = {**EMBEDS, "workSize": Out(nullable=True)}
ASKED = {**EMBEDS, "workSize": Out()}

cufft.custom(12, f"cufftResult cufftMakePlanMany64(cufftHandle plan, {MANY_64})", waits="wanted", roles=MADE)
cufft.custom(13, f"cufftResult cufftXtMakePlanMany(cufftHandle plan, {XT_MANY})", waits="wanted", roles=MADE)
cufft.custom(14, "cufftResult cufftGetSize(cufftHandle handle, size_t *workSize)", workSize=Out())
cufft.custom(15, f"cufftResult cufftGetSizeMany64(cufftHandle plan, {MANY_64})", roles=ASKED)
cufft.custom(16, f"cufftResult cufftXtGetSizeMany(cufftHandle plan, {XT_MANY})", roles=ASKED)
cufft.custom(17, f"cufftResult cufftEstimateMany({MANY.format(integer='int')})", roles=ASKED)

# Executions: (ordinal, what, input, output, whether the caller says the direction).
EXECUTIONS = (
    (18, "cufftExecC2C", "cufftComplex *idata", "cufftComplex *odata", True),
    (19, "cufftExecR2C", "cufftReal *idata", "cufftComplex *odata", False),
    (20, "cufftExecC2R", "cufftComplex *idata", "cufftReal *odata", False),
    (21, "cufftExecZ2Z", "cufftDoubleComplex *idata", "cufftDoubleComplex *odata", True),
    (22, "cufftExecD2Z", "cufftDoubleReal *idata", "cufftDoubleComplex *odata", False),
    (23, "cufftExecZ2D", "cufftDoubleComplex *idata", "cufftDoubleReal *odata", False),
    (24, "cufftXtExec", "void *input", "void *output", True),
)
for ordinal, name, source, result, directed in EXECUTIONS:
    cufft.custom(
        ordinal,
        f"cufftResult {name}(cufftHandle plan, {source}, {result}{', int direction' if directed else ''})",
        kind=POST,
        roles={each.rpartition("*")[2]: DevicePointer() for each in (source, result)},
    )

for prototype in LOCAL:
    cufft.local(prototype)
for prototype, reason in REFUSED:
    cufft.refuse(prototype, reason)
for prototype, reason in OLDER_REFUSED:
    cufft.refuse(prototype, reason, only=(CUDA_12,))
for prototype, reason in NEWER_REFUSED:
    cufft.refuse(prototype, reason, only=(CUDA_13,))
