/* Does what the lines of a script (argument 1) say, with the generators in numbered slots, and prints the status of
 * each; what they make is written to a file (argument 2). Slot 8 is no handle, slot 9 is NULL. */
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <cuda_runtime.h>
#include <curand.h>

static curandGenerator_t slots[10];
static bool of_host[10];
static unsigned char *device, memory[32 << 20];
static cudaStream_t stream;
static FILE *results;

#define CHECK(call) \
    do { \
        int status_ = (int)(call); \
        if (status_ != 0) { \
            std::fprintf(stderr, "%s:%d: %s is %d\n", __FILE__, __LINE__, #call, status_); \
            std::exit(1); \
        } \
    } while (0)

static int make(int slot, const char *what, void *to, size_t n, double a, double b)
{
    curandGenerator_t g = slots[slot];
    if (!std::strcmp(what, "bits")) return curandGenerate(g, (unsigned *)to, n);
    if (!std::strcmp(what, "long")) return curandGenerateLongLong(g, (unsigned long long *)to, n);
    if (!std::strcmp(what, "uniform")) return curandGenerateUniform(g, (float *)to, n);
    if (!std::strcmp(what, "double")) return curandGenerateUniformDouble(g, (double *)to, n);
    if (!std::strcmp(what, "normal")) return curandGenerateNormal(g, (float *)to, n, (float)a, (float)b);
    if (!std::strcmp(what, "normald")) return curandGenerateNormalDouble(g, (double *)to, n, a, b);
    if (!std::strcmp(what, "log")) return curandGenerateLogNormal(g, (float *)to, n, (float)a, (float)b);
    if (!std::strcmp(what, "logd")) return curandGenerateLogNormalDouble(g, (double *)to, n, a, b);
    if (!std::strcmp(what, "poisson")) return curandGeneratePoisson(g, (unsigned *)to, n, a);
    return curandGeneratePoissonMethod(g, (unsigned *)to, n, a, (curandMethod_t)(int)b);
}

static size_t size_of(const char *what)
{
    static const char *const wide[] = {"long", "double", "normald", "logd"};
    for (const char *each : wide)
        if (!std::strcmp(what, each))
            return 8;
    return 4;
}

/* g SLOT WHAT N A B: into memory of the generator's kind, and from there to the file. */
static int generate(int slot, const char *what, size_t n, double a, double b)
{
    const size_t bytes = n * size_of(what);
    if (of_host[slot]) {
        int status = make(slot, what, memory, n, a, b);
        if (status == 0)
            std::fwrite(memory, 1, bytes, results);
        return status;
    }
    int status = make(slot, what, device, n, a, b);
    if (status == 0 && bytes <= sizeof memory) {
        CHECK(cudaStreamSynchronize(stream));
        CHECK(cudaMemcpy(memory, device, bytes, cudaMemcpyDeviceToHost));
        std::fwrite(memory, 1, bytes, results);
    }
    return status;
}

static int table(int set)
{
    void *found = NULL, *again = NULL;
    int status, bits = set == 101 || set == 102 || set == 32 ? 32 : 64;
    for (int i = 0; i < 2; i++) {
        void **place = i ? &again : &found;
        if (set == 32)
            status = curandGetScrambleConstants32((unsigned **)place);
        else if (set == 64)
            status = curandGetScrambleConstants64((unsigned long long **)place);
        else if (bits == 32)
            status = curandGetDirectionVectors32((curandDirectionVectors32_t **)place, (curandDirectionVectorSet_t)set);
        else
            status = curandGetDirectionVectors64((curandDirectionVectors64_t **)place, (curandDirectionVectorSet_t)set);
    }
    if (status == 0 && found == again)
        std::fwrite(found, bits / 8, 20000 * (size_t)(set > 100 ? bits : 1), results);
    return status;
}

static int distribution(double lambda)
{
    curandDiscreteDistribution_t made = NULL;
    int status = curandCreatePoissonDistribution(lambda, &made);
    return status != 0 ? status : curandDestroyDistribution(made);
}

static int execute(const char *line)
{
    char verb[32], what[32] = "";
    unsigned slot = 0, kind = 0;
    unsigned long long value = 0, n = 0;
    double a = 0, b = 0;
    int version;
    std::sscanf(line, "%31s %u", verb, &slot);
    slot %= 10;
    std::sscanf(line, "%*s %*s %llu %u", &value, &kind);
    if (!std::strcmp(verb, "create") && slot < 8) {
        of_host[slot] = kind != 0;
        return kind ? curandCreateGeneratorHost(&slots[slot], (curandRngType_t)value)
                    : curandCreateGenerator(&slots[slot], (curandRngType_t)value);
    }
    if (!std::strcmp(verb, "destroy")) return curandDestroyGenerator(slots[slot]);
    if (!std::strcmp(verb, "seed")) return curandSetPseudoRandomGeneratorSeed(slots[slot], value);
    if (!std::strcmp(verb, "offset")) return curandSetGeneratorOffset(slots[slot], value);
    if (!std::strcmp(verb, "order")) return curandSetGeneratorOrdering(slots[slot], (curandOrdering_t)value);
    if (!std::strcmp(verb, "dims")) return curandSetQuasiRandomGeneratorDimensions(slots[slot], (unsigned)value);
    if (!std::strcmp(verb, "stream")) return curandSetStream(slots[slot], value ? stream : NULL);
    if (!std::strcmp(verb, "seeds")) return curandGenerateSeeds(slots[slot]);
    if (!std::strcmp(verb, "table")) return table((int)(slot = (unsigned)std::atoi(line + 6)));
    if (!std::strcmp(verb, "distribution")) return distribution(std::atof(line + 13));
    if (!std::strcmp(verb, "undistribute")) return curandDestroyDistribution((curandDiscreteDistribution_t)0x1000);
    if (!std::strcmp(verb, "version")) return curandGetVersion(&version) == 0 ? version : -1;
    if (!std::strcmp(verb, "property")) {
        int status = curandGetProperty((libraryPropertyType)std::atoi(line + 9), &version);
        return status == 0 ? version : -status;
    }
    std::sscanf(line, "%*s %*s %31s %llu %lf %lf", what, &n, &a, &b);
    if (!std::strcmp(verb, "null")) return make(slot, what, NULL, n, a, b);
    if (!std::strcmp(verb, "wild")) return make(slot, what, of_host[slot] ? device : (void *)0x7000, n, a, b);
    if (!std::strcmp(verb, "past")) return make(slot, what, device + sizeof memory - 4, n, a, b);
    if (!std::strcmp(verb, "loop")) {
        int status = 0;
        for (int i = 0; status == 0 && i < (int)b; i++)
            status = make(slot, what, device, n, a, 1);
        return status;
    }
    return generate((int)slot, what, n, a, b);
}

int main(int, char **arguments)
{
    char line[256];
    FILE *script = std::fopen(arguments[1], "r");
    results = std::fopen(arguments[2], "wb");
    slots[8] = (curandGenerator_t)0x1234;
    CHECK(cudaMalloc((void **)&device, sizeof memory));
    CHECK(cudaStreamCreate(&stream));
    while (std::fgets(line, sizeof line, script) != NULL)
        std::printf("%d\n", execute(line));
    CHECK(cudaStreamSynchronize(stream));
    std::fclose(results);
    return 0;
}
