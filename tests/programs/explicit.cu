/* A graph made node by node: a fill and a copy in, two branches, a join, a copy out and a host node; then the executable
 * with another kernel argument, then with a node switched off. Arguments: elements, seed.
 * Prints the sums of (a + 1) + 7, (a + 5) + 7 and (a + 5) + 0. */
#include "program.h"

__global__ void add(float *values, float step, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        values[i] += step;
}

__global__ void join(float *sum, const float *x, const float *y, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        sum[i] = x[i] + y[i];
}

static void CUDART_CB count(void *data)
{
    ++*(int *)data;
}

static cudaKernelNodeParams kernel(void *function, int n, void **arguments)
{
    cudaKernelNodeParams p = {};
    p.func = function;
    p.gridDim = dim3((n + 127) / 128);
    p.blockDim = dim3(128);
    p.kernelParams = arguments;
    return p;
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 2000), seed = (int)argument(argc, argv, 2, 1), counted = 0;
    size_t bytes = n * sizeof(float), nodes = 0, roots = 0;
    float *source = numbers(n, seed), *result, *x, *y, *sum, one = 1, seven = 7, five = 5;
    CHECK(cudaMallocHost(&result, bytes));
    CHECK(cudaMalloc(&x, bytes));
    CHECK(cudaMalloc(&y, bytes));
    CHECK(cudaMalloc(&sum, bytes));
    cudaGraph_t graph;
    cudaGraphExec_t executable;
    cudaGraphNode_t in, left, fill, right, both, out, host;
    cudaMemsetParams zero = {};
    zero.dst = y;
    zero.elementSize = 4;
    zero.width = n;
    zero.height = 1;
    void *left_arguments[] = {&x, &one, &n}, *right_arguments[] = {&y, &seven, &n}, *both_arguments[] = {&sum, &x, &y, &n};
    cudaKernelNodeParams left_kernel = kernel((void *)add, n, left_arguments);
    cudaKernelNodeParams right_kernel = kernel((void *)add, n, right_arguments);
    cudaKernelNodeParams both_kernel = kernel((void *)join, n, both_arguments), back = {};
    cudaHostNodeParams function = {count, &counted};
    CHECK(cudaGraphCreate(&graph, 0));
    CHECK(cudaGraphAddMemcpyNode1D(&in, graph, NULL, 0, x, source, bytes, cudaMemcpyHostToDevice));
    CHECK(cudaGraphAddKernelNode(&left, graph, &in, 1, &left_kernel));
    CHECK(cudaGraphAddMemsetNode(&fill, graph, NULL, 0, &zero));
    CHECK(cudaGraphAddKernelNode(&right, graph, &fill, 1, &right_kernel));
    cudaGraphNode_t branches[] = {left, right};
    CHECK(cudaGraphAddKernelNode(&both, graph, branches, 2, &both_kernel));
    CHECK(cudaGraphAddMemcpyNode1D(&out, graph, &both, 1, result, sum, bytes, cudaMemcpyDeviceToHost));
    CHECK(cudaGraphAddHostNode(&host, graph, &out, 1, &function));
    CHECK(cudaGraphGetNodes(graph, NULL, &nodes));
    CHECK(cudaGraphGetRootNodes(graph, NULL, &roots));
    CHECK(cudaGraphKernelNodeGetParams(left, &back));
    printf("nodes %d roots %d kernel %d step %g\n", (int)nodes, (int)roots, back.func == (void *)add,
           *(float *)back.kernelParams[1]);
    CHECK(cudaGraphInstantiate(&executable, graph, 0));
    for (int round = 0; round < 3; round++) {
        CHECK(cudaGraphLaunch(executable, 0));
        CHECK(cudaStreamSynchronize(0));
        print_sum("sum", result, n);
        if (round == 0) {
            left_arguments[1] = &five;
            CHECK(cudaGraphExecKernelNodeSetParams(executable, left, &left_kernel));
        } else {
            CHECK(cudaGraphNodeSetEnabled(executable, right, 0));
        }
    }
    printf("counted %d\n", counted);
    CHECK(cudaGraphExecDestroy(executable));
    CHECK(cudaGraphDestroy(graph));
    return 0;
}
