/* The products of a transformer's layers as llama.cpp's CUDA back end asks for them: the 13 functions that it uses, in
 * the order, types and layouts in which it does, on small shapes. Arguments: rows of a weight, columns (tokens), depth. */
#include <cstdlib>
#include "matrices.h"

struct Shape {
    int rows, tokens, depth;
};

static const float ONE = 1, ZERO = 0;

/* mul_mat with a weight of float: sgemm, the weight transposed. */
static void weights(cublasHandle_t handle, Shape shape)
{
    const int m = shape.rows, n = shape.tokens, k = shape.depth;
    float *a = sequence<float>((size_t)m * k, 1), *b = sequence<float>((size_t)k * n, 2), *c = sequence<float>((size_t)m * n, 3);
    CHECK(cublasSgemm(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &ONE, a, k, b, k, &ZERO, c, m));
    CHECK(cudaDeviceSynchronize());
    show("sgemm", c, (size_t)m * n);
    __half *ha = sequence<__half>((size_t)m * k, 1), *hb = sequence<__half>((size_t)k * n, 2);
    __half *hc = sequence<__half>((size_t)m * n, 3);
    const __half half_one = __float2half(1.0f), half_zero = __float2half(0.0f);
    CHECK(cublasGemmEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &half_one, ha, CUDA_R_16F, k, hb, CUDA_R_16F, k, &half_zero,
                       hc, CUDA_R_16F, m, CUBLAS_COMPUTE_16F, CUBLAS_GEMM_DEFAULT_TENSOR_OP));
    CHECK(cudaDeviceSynchronize());
    show("half", hc, (size_t)m * n);
    CHECK(cublasGemmEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &ONE, ha, CUDA_R_16F, k, hb, CUDA_R_16F, k, &ZERO, c,
                       CUDA_R_32F, m, CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT_TENSOR_OP));
    CHECK(cudaDeviceSynchronize());
    show("half_to_float", c, (size_t)m * n);
    __nv_bfloat16 *ba = sequence<__nv_bfloat16>((size_t)m * k, 1), *bb = sequence<__nv_bfloat16>((size_t)k * n, 2);
    __nv_bfloat16 *bc = sequence<__nv_bfloat16>((size_t)m * n, 3);
    CHECK(cublasGemmEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &ONE, ba, CUDA_R_16BF, k, bb, CUDA_R_16BF, k, &ZERO, bc,
                       CUDA_R_16BF, m, CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT_TENSOR_OP));
    CHECK(cudaDeviceSynchronize());
    show("bf16", bc, (size_t)m * n);
}

/* Where each head's operands are: the arrays that a batched product reads, made on the device. */
__global__ void addresses(const __half *a, size_t keys, int shared, const __half *b, size_t queries, float *c, size_t scores,
                          const void **sources, void **results)
{
    const int head = threadIdx.x;
    sources[head] = a + keys * (head / shared);
    sources[blockDim.x + head] = b + queries * head;
    results[head] = c + scores * head;
}

/* Attention: a product for each head, by a stride, or by addresses where heads share keys. */
static void heads(cublasHandle_t handle, Shape shape)
{
    enum { HEADS = 4, SHARED = 2 };
    const int m = shape.rows, n = shape.tokens, k = shape.depth;
    const size_t keys = (size_t)m * k, queries = (size_t)n * k, scores = (size_t)m * n;
    __half *a = sequence<__half>(keys * HEADS, 4), *b = sequence<__half>(queries * HEADS, 5);
    float *c = sequence<float>(scores * HEADS, 6);
    CHECK(cublasGemmStridedBatchedEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &ONE, a, CUDA_R_16F, k, (long long)keys, b,
                                     CUDA_R_16F, k, (long long)queries, &ZERO, c, CUDA_R_32F, m, (long long)scores, HEADS,
                                     CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT_TENSOR_OP));
    CHECK(cudaDeviceSynchronize());
    show("strided", c, scores * HEADS);
    const void **sources;
    void **results;
    CHECK(cudaMalloc(&sources, 2 * HEADS * sizeof(void *)));
    CHECK(cudaMalloc(&results, HEADS * sizeof(void *)));
    addresses<<<1, HEADS>>>(a, keys, SHARED, b, queries, c, scores, sources, results);
    CHECK(cublasGemmBatchedEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &ONE, sources, CUDA_R_16F, k, sources + HEADS,
                              CUDA_R_16F, k, &ZERO, results, CUDA_R_32F, m, HEADS, CUBLAS_COMPUTE_32F,
                              CUBLAS_GEMM_DEFAULT_TENSOR_OP));
    CHECK(cudaDeviceSynchronize());
    show("shared", c, scores * HEADS);
}

/* out_prod: sums of outer products; solve_tri: triangles from the right, upper in the library's order. */
static void rest(cublasHandle_t handle, Shape shape)
{
    enum { BATCH = 3 };
    const int m = shape.rows, n = shape.tokens, k = shape.depth;
    float *a = sequence<float>((size_t)m * k * BATCH, 7), *b = sequence<float>((size_t)n * k * BATCH, 8);
    float *c = sequence<float>((size_t)m * n * BATCH, 9);
    CHECK(cublasSgemmStridedBatched(handle, CUBLAS_OP_N, CUBLAS_OP_T, m, n, k, &ONE, a, m, (long long)m * k, b, n,
                                    (long long)n * k, &ZERO, c, m, (long long)m * n, BATCH));
    CHECK(cudaDeviceSynchronize());
    show("outer", c, (size_t)m * n * BATCH);
    std::vector<float *> as, bs, cs;
    for (int each = 0; each < BATCH; each++) {
        as.push_back(a + (size_t)m * k * each);
        bs.push_back(b); /* one for all */
        cs.push_back(c + (size_t)m * n * each);
    }
    CHECK(cublasSgemmBatched(handle, CUBLAS_OP_N, CUBLAS_OP_T, m, n, k, &ONE, placed(as), m, placed(bs), n, &ZERO, placed(cs), m,
                             BATCH));
    CHECK(cudaDeviceSynchronize());
    show("outer_shared", c, (size_t)m * n * BATCH);
    std::vector<float> triangles((size_t)n * n * BATCH);
    for (size_t i = 0; i < triangles.size(); i++)
        triangles[i] = i % ((size_t)n * n) % (size_t)(n + 1) == 0 ? 8.0f : element(i, 1);
    float *t = placed(triangles), *x = sequence<float>((size_t)m * n * BATCH, 2);
    std::vector<float *> ts, xs;
    for (int each = 0; each < BATCH; each++) {
        ts.push_back(t + (size_t)n * n * each);
        xs.push_back(x + (size_t)m * n * each);
    }
    CHECK(cublasStrsmBatched(handle, CUBLAS_SIDE_RIGHT, CUBLAS_FILL_MODE_UPPER, CUBLAS_OP_N, CUBLAS_DIAG_NON_UNIT, m, n, &ONE,
                             placed(ts), n, placed(xs), m, BATCH));
    CHECK(cudaDeviceSynchronize());
    show("triangles", x, (size_t)m * n * BATCH);
}

int main(int, char **arguments)
{
    const Shape shape = {atoi(arguments[1]), atoi(arguments[2]), atoi(arguments[3])};
    cublasHandle_t handle;
    cudaStream_t stream;
    void *workspace;
    CHECK(cublasCreate(&handle));
    CHECK(cublasSetMathMode(handle, CUBLAS_TF32_TENSOR_OP_MATH));
    CHECK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    CHECK(cublasSetStream(handle, stream));
    CHECK(cudaMalloc(&workspace, 1 << 20));
    CHECK(cublasSetWorkspace(handle, workspace, 1 << 20));
    weights(handle, shape);
    heads(handle, shape);
    rest(handle, shape);
    fprintf(stderr, "%s\n", cublasGetStatusString(CUBLAS_STATUS_SUCCESS));
    CHECK(cublasDestroy(handle));
    return 0;
}
