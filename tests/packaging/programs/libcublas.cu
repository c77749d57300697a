/* A product of two matrices; cuBLAS' prototypes are this program's own, so that it is built without its headers. */
#include "numbers.h"

extern "C" int cublasCreate_v2(void **handle);
extern "C" int cublasSgemm_v2(void *handle, int left, int right, int m, int n, int k, const float *alpha, const float *a,
                              int lda, const float *b, int ldb, const float *beta, float *c, int ldc);

int main()
{
    void *handle;
    const float one = 1, zero = 0;
    float *a = numbers(6), *b = numbers(12), *c = numbers(8);
    check("cublasCreate", cublasCreate_v2(&handle));
    check("cublasSgemm", cublasSgemm_v2(handle, 0, 0, 2, 4, 3, &one, a, 2, b, 3, &zero, c, 2));
    show(c, 8);
}
