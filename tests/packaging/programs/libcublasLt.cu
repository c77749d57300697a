/* A product of two matrices; cuBLASLt's prototypes are this program's own, so that it is built without its headers. */
#include "numbers.h"

extern "C" int cublasLtCreate(void **handle);
extern "C" int cublasLtMatmulDescCreate(void **product, int compute, int scale);
extern "C" int cublasLtMatrixLayoutCreate(void **layout, int type, uint64_t rows, uint64_t columns, int64_t step);
extern "C" int cublasLtMatmul(void *handle, void *product, const void *alpha, const void *a, void *layout_a, const void *b,
                              void *layout_b, const void *beta, const void *c, void *layout_c, void *d, void *layout_d,
                              const void *algorithm, void *workspace, size_t size, cudaStream_t stream);

static const int real = 0, compute = 68; /* CUDA_R_32F, CUBLAS_COMPUTE_32F */

static void *layout(uint64_t rows, uint64_t columns)
{
    void *made;
    check("cublasLtMatrixLayoutCreate", cublasLtMatrixLayoutCreate(&made, real, rows, columns, (int64_t)rows));
    return made;
}

int main()
{
    void *handle, *product;
    const float one = 1, zero = 0;
    float *a = numbers(6), *b = numbers(12), *c = numbers(8);
    check("cublasLtCreate", cublasLtCreate(&handle));
    check("cublasLtMatmulDescCreate", cublasLtMatmulDescCreate(&product, compute, real));
    void *layout_a = layout(2, 3), *layout_b = layout(3, 4), *layout_c = layout(2, 4);
    check("cublasLtMatmul", cublasLtMatmul(handle, product, &one, a, layout_a, b, layout_b, &zero, c, layout_c, c, layout_c,
                                           nullptr, nullptr, 0, nullptr));
    show(c, 8);
}
