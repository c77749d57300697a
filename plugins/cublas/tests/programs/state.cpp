/* A handle's state: set, read back, refused where it cannot be. Its own prototypes: it is built without cuBLAS's headers. */
#include <cstring>
#include <cuda_runtime_api.h>

#include "checked.h"

extern "C" {
typedef struct cublasContext *cublasHandle_t;
int cublasCreate_v2(cublasHandle_t *handle);
int cublasDestroy_v2(cublasHandle_t handle);
int cublasGetVersion_v2(cublasHandle_t handle, int *version);
int cublasGetProperty(int type, int *value);
size_t cublasGetCudartVersion(void);
int cublasSetWorkspace_v2(cublasHandle_t handle, void *workspace, size_t size);
int cublasSetStream_v2(cublasHandle_t handle, cudaStream_t stream);
int cublasGetStream_v2(cublasHandle_t handle, cudaStream_t *stream);
int cublasLoggerConfigure(int on, int to_stdout, int to_stderr, const char *file);
int cublasSetLoggerCallback(void (*callback)(const char *));
int cublasGetLoggerCallback(void (**callback)(const char *));
const char *cublasGetStatusName(int status);
const char *cublasGetStatusString(int status);
void cublasXerbla(const char *name, int info);
int cublasInit(void);
int cublasShutdown(void);
int cublasGetError(void);
float cublasSasum(int n, const float *x, int incx);
void cublasSgemv(char trans, int m, int n, float alpha, const float *a, int lda, const float *x, int incx, float beta,
                 float *y, int incy);
void cublasStrmv(char uplo, char trans, char diag, int n, const float *a, int lda, float *x, int incx);
#define PAIR(name, suffix)                                     \
    int cublasSet##name##suffix(cublasHandle_t handle, int);   \
    int cublasGet##name##suffix(cublasHandle_t handle, int *);
PAIR(PointerMode, _v2)
PAIR(AtomicsMode, )
PAIR(MathMode, )
PAIR(SmCountTarget, )
PAIR(EmulationStrategy, )
#ifdef THIRTEEN
PAIR(EmulationSpecialValuesSupport, )
PAIR(FixedPointEmulationMantissaControl, )
PAIR(FixedPointEmulationMaxMantissaBitCount, )
PAIR(FixedPointEmulationMantissaBitOffset, )
int cublasSetFixedPointEmulationMantissaBitCountPointer(cublasHandle_t handle, int *count);
int cublasGetFixedPointEmulationMantissaBitCountPointer(cublasHandle_t handle, int **count);
#endif
}

enum { NOT_INITIALIZED = 1, INVALID_VALUE = 7, NOT_SUPPORTED = 15 };

/* Print what a new handle says, set a value, print that, and have another one refused. */
#define TRY(handle, name, suffix, value, refused)                            \
    do {                                                                     \
        int first = -99, second = -99;                                       \
        CHECK(cublasGet##name##suffix(handle, &first));                      \
        CHECK(cublasSet##name##suffix(handle, value));                       \
        EXPECT(cublasSet##name##suffix(handle, refused), INVALID_VALUE);     \
        CHECK(cublasGet##name##suffix(handle, &second));                     \
        EXPECT(cublasGet##name##suffix(handle, NULL), INVALID_VALUE);        \
        EXPECT(cublasGet##name##suffix(NULL, &first), NOT_INITIALIZED);      \
        printf("%s %d %d\n", #name, first, second);                          \
    } while (0)

static void callback(const char *) {}

/* The first API: its handle is there when it is needed, and what is told is the status of the last function. */
static void first_api(void)
{
    const float given[4] = {1, 2, 3, 4};
    float *a, *y;
    CHECK(cudaMalloc((void **)&a, sizeof given));
    CHECK(cudaMalloc((void **)&y, sizeof given));
    CHECK(cudaMemcpy(a, given, sizeof given, cudaMemcpyHostToDevice));
    CHECK(cublasShutdown());
    printf("first %g", cublasSasum(4, a, 1));
    CHECK(cublasGetError());
    CHECK(cublasInit());
    CHECK(cublasInit());
    for (const char *letter = "nTx"; *letter; letter++) { /* gemv takes every other letter for T */
        cublasSgemv(*letter, 2, 2, 1, a, 2, a, 1, 0, y, 1);
        CHECK(cublasGetError());
        printf(" %g", cublasSasum(2, y, 1));
    }
    cublasStrmv('Q', 'N', 'N', 2, a, 2, y, 1);
    EXPECT(cublasGetError(), INVALID_VALUE);
    CHECK(cublasGetError());
    cublasStrmv('L', 'X', 'N', 2, a, 2, y, 1);
    cublasSasum(1, a, 1);
    CHECK(cublasGetError());
    CHECK(cublasShutdown());
    CHECK(cublasShutdown());
    printf(" %g\n", cublasSasum(1, a, 1));
}

int main(void)
{
    cublasHandle_t handle, other;
    cudaStream_t stream, found = NULL;
    int version, parts[3];
    CHECK(cublasCreate_v2(&handle));
    CHECK(cublasCreate_v2(&other));
    TRY(handle, PointerMode, _v2, 1, 2);
    TRY(handle, AtomicsMode, , 1, -1);
    TRY(handle, MathMode, , 3 | 16, 5);
    TRY(handle, SmCountTarget, , 12, -1);
    TRY(handle, EmulationStrategy, , 2, 3);
#ifdef THIRTEEN
    TRY(handle, EmulationSpecialValuesSupport, , 1, 0x10000);
    TRY(handle, FixedPointEmulationMantissaControl, , 1, 2);
    TRY(handle, FixedPointEmulationMaxMantissaBitCount, , 40, -1);
    int bits, *count, *counted = &bits;
    CHECK(cublasSetFixedPointEmulationMantissaBitOffset(handle, -3));
    CHECK(cublasGetFixedPointEmulationMantissaBitOffset(handle, &bits));
    CHECK(cudaMalloc((void **)&count, sizeof *count));
    CHECK(cublasSetFixedPointEmulationMantissaBitCountPointer(handle, count));
    CHECK(cublasGetFixedPointEmulationMantissaBitCountPointer(handle, &counted));
    printf("offset %d %d\n", bits, counted == count);
#endif
    CHECK(cudaStreamCreate(&stream));
    CHECK(cublasGetStream_v2(handle, &found));
    printf("stream %d ", found == NULL);
    CHECK(cublasSetStream_v2(handle, stream));
    CHECK(cublasGetStream_v2(handle, &found));
    printf("%d\n", found == stream);
    void *workspace;
    CHECK(cudaMalloc(&workspace, 1 << 20));
    CHECK(cublasSetWorkspace_v2(handle, workspace, 1 << 20));
    CHECK(cublasGetPointerMode_v2(other, &parts[0]));
    printf("other %d\n", parts[0]);
    CHECK(cublasGetVersion_v2(handle, &version));
    for (int part = 0; part < 3; part++)
        CHECK(cublasGetProperty(part, &parts[part]));
    EXPECT(cublasGetProperty(3, &parts[0]), INVALID_VALUE);
    printf("version %d %d %d\n", version / 10000, version == parts[0] * 10000 + parts[1] * 100 + parts[2],
           cublasGetCudartVersion() / 1000 == (size_t)parts[0]);
    printf("%s, %s\n", cublasGetStatusName(7), cublasGetStatusString(15));
    void (*set)(const char *) = callback;
    CHECK(cublasLoggerConfigure(0, 0, 0, NULL));
    CHECK(cublasSetLoggerCallback(NULL));
    EXPECT(cublasSetLoggerCallback(callback), NOT_SUPPORTED);
    CHECK(cublasGetLoggerCallback(&set));
    printf("callback %d\n", set == NULL);
    CHECK(cublasDestroy_v2(handle));
    EXPECT(cublasDestroy_v2(handle), NOT_INITIALIZED);
    EXPECT(cublasGetStream_v2(handle, &found), NOT_INITIALIZED);
    CHECK(cublasDestroy_v2(other));
    first_api();
    cublasXerbla("SGEMM", 3);
    return 0;
}
