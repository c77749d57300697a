/* Descriptors read back, sizes that do not fit, algorithms and their attributes, what the library says of itself. */
#include <cuda_runtime.h>

#include <cstring>

#include "checked.h"
#include "lt.h"

enum { NOT_INITIALIZED = 1, ALLOC_FAILED = 3, INVALID_VALUE = 7, NOT_SUPPORTED = 15, SINGLE = 68, F32 = 0 };

typedef int (*setter)(void *, int, const void *, size_t);
typedef int (*getter)(void *, int, void *, size_t, size_t *);

/* Sets a value of `size` bytes and reads it back; other sizes are refused. */
static void attribute(setter set, getter get, void *desc, int number, size_t size, uint64_t value)
{
    uint64_t found = 0;
    size_t written = 0;
    EXPECT(set(desc, number, &value, size + 1), INVALID_VALUE);
    EXPECT(set(desc, number, NULL, size), INVALID_VALUE);
    CHECK(set(desc, number, &value, size));
    CHECK(get(desc, number, NULL, 0, &written));
    EXPECT(written, (int)size);
    EXPECT(get(desc, number, NULL, 0, NULL), INVALID_VALUE);
    EXPECT(get(desc, number, &found, size + 1, &written), INVALID_VALUE);
    CHECK(get(desc, number, &found, size, NULL));
    EXPECT(memcmp(&found, &value, size), 0);
}

static void descriptors(void)
{
    void *desc, *layout, *preference, *change;
    int found = 9;
    CHECK(cublasLtMatmulDescCreate(&desc, SINGLE, F32));
    for (int number : {2, 3, 4, 5, 6, 7, 15, 22, 26, 31, 32, 33, 34, 35, 37})
        attribute(cublasLtMatmulDescSetAttribute, cublasLtMatmulDescGetAttribute, desc, number, 4, 1);
    for (int number : {8, 10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 23, 24, 36})
        attribute(cublasLtMatmulDescSetAttribute, cublasLtMatmulDescGetAttribute, desc, number, 8, 0x123456789abcull + number);
    attribute(cublasLtMatmulDescSetAttribute, cublasLtMatmulDescGetAttribute, desc, 25, 1, 1);
    CHECK(cublasLtMatmulDescGetAttribute(desc, 0, &found, 4, NULL));
    EXPECT(found, SINGLE);
    EXPECT(cublasLtMatmulDescSetAttribute(desc, 9, &found, 4), INVALID_VALUE);
    unsigned char copy[256]; /* copied freely */
    memcpy(copy, desc, sizeof copy);
    CHECK(cublasLtMatmulDescDestroy(desc));
    CHECK(cublasLtMatmulDescGetAttribute(copy, 7, &found, 4, NULL));
    EXPECT(found, 1);

    uint64_t older[23], none[23] = {0}; /* words of 12.1 */
    EXPECT(cublasLtMatmulDescInit_internal(older, 64, SINGLE, F32), ALLOC_FAILED);
    CHECK(cublasLtMatmulDescInit_internal(older, sizeof older, SINGLE, F32));
    CHECK(cublasLtMatmulDescSetAttribute(older, 26, &found, 4));
    EXPECT(cublasLtMatmulDescSetAttribute(older, 31, &found, 4), INVALID_VALUE); /* came later */
    EXPECT(cublasLtMatmulDescSetAttribute(none, 7, &found, 4), INVALID_VALUE);
    EXPECT(cublasLtMatmulDescCreate(&desc, 3, F32), INVALID_VALUE);
    EXPECT(cublasLtMatmulDescCreate(NULL, SINGLE, F32), INVALID_VALUE);

    CHECK(cublasLtMatrixLayoutCreate(&layout, F32, 4, 5, 6));
    for (int number : {0, 1, 5, 8})
        attribute(cublasLtMatrixLayoutSetAttribute, cublasLtMatrixLayoutGetAttribute, layout, number, 4, 1);
    for (int number : {2, 3, 4, 6, 7})
        attribute(cublasLtMatrixLayoutSetAttribute, cublasLtMatrixLayoutGetAttribute, layout, number, 8, 77 + number);
    CHECK(cublasLtMatrixLayoutDestroy(layout));
    uint64_t words[8];
    CHECK(cublasLtMatrixLayoutInit_internal(words, sizeof words, F32, 4, 5, 6));
    attribute(cublasLtMatrixLayoutSetAttribute, cublasLtMatrixLayoutGetAttribute, words, 4, 8, 10);

    CHECK(cublasLtMatmulPreferenceCreate(&preference));
    for (int number : {0, 3, 5, 6, 7, 8, 9})
        attribute(cublasLtMatmulPreferenceSetAttribute, cublasLtMatmulPreferenceGetAttribute, preference, number, 4, 16);
    for (int number : {1, 12})
        attribute(cublasLtMatmulPreferenceSetAttribute, cublasLtMatmulPreferenceGetAttribute, preference, number, 8, 1 << 20);
    CHECK(cublasLtMatmulPreferenceDestroy(preference));
    CHECK(cublasLtMatmulPreferenceInit_internal(words, sizeof words));

    CHECK(cublasLtMatrixTransformDescCreate(&change, F32));
    for (int number : {0, 1, 2, 3})
        attribute(cublasLtMatrixTransformDescSetAttribute, cublasLtMatrixTransformDescGetAttribute, change, number, 4, 1);
    CHECK(cublasLtMatrixTransformDescDestroy(change));
    CHECK(cublasLtMatrixTransformDescInit_internal(words, sizeof words, F32));
    EXPECT(cublasLtMatrixTransformDescInit_internal(words, 16, F32), ALLOC_FAILED);
    printf("descriptors\n");
}

#ifdef THIRTEEN
static void newer(void *handle, void *desc, void *layout, void *preference)
{
    void *emulation, *grouped;
    LtResult result, checked;
    uint64_t words[14];
    int found = 0;
    CHECK(cublasLtEmulationDescCreate(&emulation));
    for (int number : {0, 1, 2, 3, 4})
        attribute(cublasLtEmulationDescSetAttribute, cublasLtEmulationDescGetAttribute, emulation, number, 4, 1);
    attribute(cublasLtEmulationDescSetAttribute, cublasLtEmulationDescGetAttribute, emulation, 5, 8, 0);
    CHECK(cublasLtMatmulDescSetAttribute(desc, 38, &emulation, sizeof emulation));
    CHECK(cublasLtMatmulAlgoGetHeuristicForStream(handle, desc, layout, layout, layout, layout, preference, 1, &result, &found,
                                                  0));
    CHECK(cublasLtMatmulAlgoCheckForStream(handle, desc, layout, layout, layout, layout, &result.algo, &checked, 0));
    CHECK(cublasLtEmulationDescDestroy(emulation));
    CHECK(cublasLtEmulationDescInit_internal(words, 64));
    CHECK(cublasLtGroupedMatrixLayoutCreate(&grouped, F32, 3, words, words, words));
    attribute(cublasLtMatrixLayoutSetAttribute, cublasLtMatrixLayoutGetAttribute, grouped, 9, 8, 55);
    CHECK(cublasLtMatrixLayoutDestroy(grouped));
    CHECK(cublasLtGroupedMatrixLayoutInit_internal(words, sizeof words, F32, 3, NULL, NULL, NULL));
    EXPECT(cublasLtGroupedMatrixLayoutInit_internal(words, 64, F32, 3, NULL, NULL, NULL), ALLOC_FAILED);
    printf("newer %d %d\n", found, checked.state);
}
#endif

static void algorithms(void *handle)
{
    void *desc, *layout, *preference;
    LtResult results[4], checked;
    LtAlgo algo, other;
    int found = 0, ids[8], split = 9;
    uint32_t tile = 18, masks = 0;
    size_t written = 0;
    CHECK(cublasLtMatmulDescCreate(&desc, SINGLE, F32));
    CHECK(cublasLtMatrixLayoutCreate(&layout, F32, 8, 8, 8));
    CHECK(cublasLtMatmulPreferenceCreate(&preference));
    CHECK(cublasLtMatmulAlgoGetHeuristic(handle, desc, layout, layout, layout, layout, preference, 4, results, &found));
    EXPECT(cublasLtMatmulAlgoGetHeuristic(handle, desc, layout, layout, layout, layout, preference, 0, results, &found),
           INVALID_VALUE);
    CHECK(cublasLtMatmulAlgoGetIds(handle, SINGLE, F32, F32, F32, F32, F32, 8, ids, &found));
    CHECK(cublasLtMatmulAlgoInit(handle, SINGLE, F32, F32, F32, F32, F32, ids[0], &algo));
    EXPECT(memcmp(&algo, &results[0].algo, sizeof algo), 0);
    EXPECT(cublasLtMatmulAlgoInit(handle, SINGLE, F32, F32, F32, F32, F32, 12345, &other), INVALID_VALUE);
    CHECK(cublasLtMatmulAlgoConfigGetAttribute(&algo, 2, &split, sizeof split, &written));
    CHECK(cublasLtMatmulAlgoCapGetAttribute(&algo, 11, &masks, sizeof masks, NULL));
    printf("algorithm %d %d %zu %u\n", ids[0], split, written, masks);
    CHECK(cublasLtMatmulAlgoConfigGetAttribute(&algo, 1, NULL, 0, &written));
    EXPECT(cublasLtMatmulAlgoConfigSetAttribute(&algo, 1, &tile, 2), INVALID_VALUE);
    other = algo;
    CHECK(cublasLtMatmulAlgoConfigSetAttribute(&other, 1, &tile, sizeof tile));
    CHECK(cublasLtMatmulAlgoConfigGetAttribute(&other, 1, &masks, sizeof masks, NULL));
    memset(&checked, 0, sizeof checked);
    CHECK(cublasLtMatmulAlgoCheck(handle, desc, layout, layout, layout, layout, &algo, &checked));
    printf("check %u %zu %d\n", masks, checked.workspace, checked.state);
    printf("other tile %d\n", cublasLtMatmulAlgoCheck(handle, desc, layout, layout, layout, layout, &other, &checked));
    memset(&other, 0xab, sizeof other);
    EXPECT(cublasLtMatmulAlgoCheck(handle, desc, layout, layout, layout, layout, &other, &checked), INVALID_VALUE);
#ifdef THIRTEEN
    newer(handle, desc, layout, preference);
#endif
    CHECK(cublasLtMatmulPreferenceDestroy(preference));
    CHECK(cublasLtMatrixLayoutDestroy(layout));
    CHECK(cublasLtMatmulDescDestroy(desc));
}

/* Dead handles, shapes that do not fit, scalars that are not there: refused at once. */
static void refused(void *handle)
{
    void *desc, *layout, *thin, *ended, *A;
    float one = 1;
    CHECK(cublasLtMatmulDescCreate(&desc, SINGLE, F32));
    CHECK(cublasLtMatrixLayoutCreate(&layout, F32, 4, 4, 4));
    CHECK(cublasLtMatrixLayoutCreate(&thin, F32, 4, 4, 3));
    CHECK(cudaMalloc(&A, 64));
#define MULTIPLY(handle, desc, alpha, a, b, A) \
    cublasLtMatmul(handle, desc, alpha, A, a, A, b, &one, A, layout, A, layout, NULL, NULL, 0, 0)
    CHECK(MULTIPLY(handle, desc, &one, layout, layout, A));
    EXPECT(MULTIPLY(handle, desc, &one, thin, layout, A), INVALID_VALUE);
    EXPECT(MULTIPLY(handle, desc, NULL, layout, layout, A), INVALID_VALUE);
    EXPECT(MULTIPLY(handle, NULL, &one, layout, layout, A), INVALID_VALUE);
    EXPECT(MULTIPLY(handle, layout, &one, layout, layout, A), INVALID_VALUE);
    EXPECT(MULTIPLY(handle, desc, &one, layout, NULL, A), INVALID_VALUE);
    EXPECT(MULTIPLY(handle, desc, &one, layout, layout, (void *)NULL), INVALID_VALUE);
    void *change, *wide;
    CHECK(cublasLtMatrixTransformDescCreate(&change, F32) | cublasLtMatrixLayoutCreate(&wide, F32, 2, 8, 2));
#define CHANGE(alpha, a, beta, B, b) cublasLtMatrixTransform(handle, change, alpha, A, a, beta, B, b, A, layout, 0)
    CHECK(CHANGE(&one, layout, NULL, NULL, NULL));
    EXPECT(CHANGE(NULL, layout, NULL, NULL, NULL), INVALID_VALUE);
    EXPECT(CHANGE(&one, wide, NULL, NULL, NULL), INVALID_VALUE);
    EXPECT(CHANGE(&one, layout, &one, A, wide), INVALID_VALUE);
    EXPECT(CHANGE(&one, layout, &one, A, NULL), INVALID_VALUE);
    EXPECT(MULTIPLY((void *)0x1234, desc, &one, layout, layout, A), NOT_INITIALIZED);
    CHECK(cublasLtCreate(&ended));
    CHECK(cublasLtDestroy(ended));
    EXPECT(MULTIPLY(ended, desc, &one, layout, layout, A), NOT_INITIALIZED);
    EXPECT(cublasLtDestroy(ended), NOT_INITIALIZED);
    CHECK(cudaDeviceSynchronize());
    int ids[7], found = 0;
    CHECK(MULTIPLY(handle, desc, &one, layout, layout, (void *)0x10)); /* that the server alone can see */
    CHECK(cublasLtMatmulAlgoGetIds(handle, SINGLE, F32, F32, F32, F32, F32, 7, ids, &found)); /* waits for an answer */
    EXPECT(MULTIPLY(handle, desc, &one, layout, layout, A), INVALID_VALUE);
    CHECK(MULTIPLY(handle, desc, &one, layout, layout, A));
    CHECK(cudaDeviceSynchronize());
    printf("refused\n");
}

/* What a product that was posted failed with is told once, and is no answer to the question that tells it. */
static void late(void *handle)
{
    void *desc, *layout, *half, *preference, *A;
    LtResult result, checked;
    float one = 1;
    int found = 0, ids[6];
    CHECK(cublasLtMatmulDescCreate(&desc, SINGLE, F32));
    CHECK(cublasLtMatrixLayoutCreate(&layout, F32, 6, 6, 6) | cublasLtMatrixLayoutCreate(&half, 2, 6, 6, 6));
    CHECK(cublasLtMatmulPreferenceCreate(&preference));
    CHECK(cudaMalloc(&A, 256));
#define FAIL(count)                                                                                            \
    CHECK(cublasLtMatmul(handle, desc, &one, A, layout, A, layout, &one, A, half, A, half, NULL, NULL, 0, 0)); \
    CHECK(cublasLtMatmulAlgoGetIds(handle, SINGLE, F32, F32, F32, F32, F32, count, ids, &found)) /* waits */
#define ASK() cublasLtMatmulAlgoGetHeuristic(handle, desc, layout, layout, layout, layout, preference, 1, &result, &found)
#define VERIFY() cublasLtMatmulAlgoCheck(handle, desc, layout, layout, layout, layout, &result.algo, &checked)
    FAIL(5);
    EXPECT(ASK(), NOT_SUPPORTED);
    CHECK(ASK());
    FAIL(6);
    EXPECT(VERIFY(), NOT_SUPPORTED);
    CHECK(VERIFY());
    CHECK(cublasLtMatmulPreferenceDestroy(preference) | cublasLtMatmulDescDestroy(desc));
    CHECK(cublasLtMatrixLayoutDestroy(layout) | cublasLtMatrixLayoutDestroy(half));
    CHECK(cudaFree(A));
    printf("late %d\n", found);
}

static void callback(int, const char *, const char *) {}

static void itself(void)
{
    size_t capacity = 0;
    int major = 0, minor = 0, patch = 0;
    CHECK(cublasLtGetProperty(0, &major) | cublasLtGetProperty(1, &minor) | cublasLtGetProperty(2, &patch));
    EXPECT(cublasLtGetProperty(3, &major), INVALID_VALUE);
    printf("version %d %d %d\n", major, cublasLtGetVersion() == (size_t)(major * 10000 + minor * 100 + patch),
           cublasLtGetCudartVersion() / 1000 == (size_t)major);
    printf("%s, %s\n", cublasLtGetStatusName(7), cublasLtGetStatusString(15));
    CHECK(cublasLtHeuristicsCacheSetCapacity(100));
    CHECK(cublasLtHeuristicsCacheGetCapacity(&capacity));
    printf("capacity %zu\n", capacity);
    CHECK(cublasLtLoggerSetCallback(NULL));
    EXPECT(cublasLtLoggerSetCallback(callback), NOT_SUPPORTED);
    CHECK(cublasLtLoggerSetFile(NULL) | cublasLtLoggerSetLevel(0) | cublasLtLoggerSetMask(0) | cublasLtLoggerForceDisable());
    EXPECT(cublasLtLoggerOpenFile(NULL), INVALID_VALUE);
    EXPECT(cublasLtLoggerSetLevel(77), INVALID_VALUE);
}

int main(void)
{
    void *light, *blas;
    itself();
    descriptors();
    CHECK(cublasLtCreate(&light));
    algorithms(light);
    refused(light);
    late(light);
    CHECK(cublasCreate_v2(&blas)); /* serves as well */
    refused(blas);
    CHECK(cublasDestroy_v2(blas));
    CHECK(cublasLtDestroy(light));
    return 0;
}
