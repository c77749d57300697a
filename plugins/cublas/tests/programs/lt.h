/* cuBLASLt's functions that the programs here call, declared by hand: NVIDIA's headers are large to fetch. */
#ifndef LT_H
#define LT_H

#include <cstddef>
#include <cstdint>

extern "C" {
struct LtAlgo { uint64_t data[8]; };
struct LtResult { LtAlgo algo; size_t workspace; int state; float waves; int reserved[4]; };

int cublasCreate_v2(void **handle);
int cublasDestroy_v2(void *handle);
int cublasLtCreate(void **handle);
int cublasLtDestroy(void *handle);
const char *cublasLtGetStatusName(int status);
const char *cublasLtGetStatusString(int status);
size_t cublasLtGetVersion(void);
size_t cublasLtGetCudartVersion(void);
int cublasLtGetProperty(int type, int *value);
int cublasLtHeuristicsCacheGetCapacity(size_t *capacity);
int cublasLtHeuristicsCacheSetCapacity(size_t capacity);
int cublasLtLoggerSetCallback(void (*callback)(int, const char *, const char *));
int cublasLtLoggerSetFile(void *file);
int cublasLtLoggerOpenFile(const char *path);
int cublasLtLoggerSetLevel(int level);
int cublasLtLoggerSetMask(int mask);
int cublasLtLoggerForceDisable(void);

#define LT_DESCRIPTOR(name, ...)                                                              \
    int cublasLt##name##Create(void **desc __VA_ARGS__);                                      \
    int cublasLt##name##Init_internal(void *desc, size_t size __VA_ARGS__);                   \
    int cublasLt##name##Destroy(void *desc);                                                  \
    int cublasLt##name##SetAttribute(void *desc, int attr, const void *value, size_t size);   \
    int cublasLt##name##GetAttribute(void *desc, int attr, void *value, size_t size, size_t *written);
LT_DESCRIPTOR(MatrixLayout, , int type, uint64_t rows, uint64_t cols, int64_t ld)
LT_DESCRIPTOR(MatmulDesc, , int compute, int scale)
LT_DESCRIPTOR(MatrixTransformDesc, , int scale)
LT_DESCRIPTOR(MatmulPreference)
LT_DESCRIPTOR(EmulationDesc)
int cublasLtGroupedMatrixLayoutCreate(void **layout, int type, int count, const void *rows, const void *cols,
                                      const void *ld);
int cublasLtGroupedMatrixLayoutInit_internal(void *layout, size_t size, int type, int count, const void *rows,
                                             const void *cols, const void *ld);

int cublasLtMatmul(void *handle, void *desc, const void *alpha, const void *A, void *a, const void *B, void *b,
                   const void *beta, const void *C, void *c, void *D, void *d, const LtAlgo *algo, void *workspace,
                   size_t size, cudaStream_t stream);
int cublasLtMatrixTransform(void *handle, void *desc, const void *alpha, const void *A, void *a, const void *beta,
                            const void *B, void *b, void *C, void *c, cudaStream_t stream);
int cublasLtMatmulAlgoGetHeuristic(void *handle, void *desc, void *a, void *b, void *c, void *d, void *preference,
                                   int requested, LtResult *results, int *returned);
int cublasLtMatmulAlgoGetHeuristicForStream(void *handle, void *desc, void *a, void *b, void *c, void *d,
                                            void *preference, int requested, LtResult *results, int *returned,
                                            cudaStream_t stream);
int cublasLtMatmulAlgoGetIds(void *handle, int compute, int scale, int a, int b, int c, int d, int requested, int *ids,
                             int *returned);
int cublasLtMatmulAlgoInit(void *handle, int compute, int scale, int a, int b, int c, int d, int id, LtAlgo *algo);
int cublasLtMatmulAlgoCheck(void *handle, void *desc, void *a, void *b, void *c, void *d, const LtAlgo *algo,
                            LtResult *result);
int cublasLtMatmulAlgoCheckForStream(void *handle, void *desc, void *a, void *b, void *c, void *d, const LtAlgo *algo,
                                     LtResult *result, cudaStream_t stream);
int cublasLtMatmulAlgoCapGetAttribute(const LtAlgo *algo, int attr, void *value, size_t size, size_t *written);
int cublasLtMatmulAlgoConfigGetAttribute(const LtAlgo *algo, int attr, void *value, size_t size, size_t *written);
int cublasLtMatmulAlgoConfigSetAttribute(LtAlgo *algo, int attr, const void *value, size_t size);
}

#endif
