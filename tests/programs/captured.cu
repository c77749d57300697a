/* A captured graph that reads pinned memory, runs a host node in its middle and brings results back: launched again and
 * again with other sources. Arguments: elements, seed, launches.
 * Round r: x = number(i, seed + r) * 2 goes out to the host node, which writes factor = r + 1; the result is x * factor. */
#include "program.h"

__global__ void twice(float *values, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        values[i] *= 2;
}

__global__ void scale(float *result, const float *values, const float *factor, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        result[i] = values[i] * *factor;
}

struct Middle {
    float *values, *factor;
    int n, round;
    unsigned long long sum;
};

static void CUDART_CB middle(void *data)
{
    Middle *m = (Middle *)data;
    m->sum = checksum(m->values, m->n);
    *m->factor = (float)++m->round;
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 3000), seed = (int)argument(argc, argv, 2, 1);
    int launches = (int)argument(argc, argv, 3, 10), blocks = (n + 255) / 256;
    size_t bytes = n * sizeof(float), nodes = 0;
    float *source, *result, *values, *scaled, *factor;
    Middle m = {NULL, NULL, n, 0, 0};
    cudaStream_t stream, branch;
    cudaEvent_t fork, join;
    cudaGraph_t graph;
    cudaGraphExec_t executable;
    cudaStreamCaptureStatus status;
    CHECK(cudaMallocHost(&source, bytes));
    CHECK(cudaMallocHost(&result, bytes));
    CHECK(cudaMallocHost(&m.values, bytes));
    CHECK(cudaMallocHost(&m.factor, sizeof(float)));
    CHECK(cudaMalloc(&values, bytes));
    CHECK(cudaMalloc(&scaled, bytes));
    CHECK(cudaMalloc(&factor, sizeof(float)));
    CHECK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    CHECK(cudaStreamCreateWithFlags(&branch, cudaStreamNonBlocking));
    CHECK(cudaEventCreateWithFlags(&fork, cudaEventDisableTiming));
    CHECK(cudaEventCreateWithFlags(&join, cudaEventDisableTiming));

    CHECK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal));
    CHECK(cudaMemcpyAsync(values, source, bytes, cudaMemcpyHostToDevice, stream));
    twice<<<blocks, 256, 0, stream>>>(values, n);
    CHECK(cudaMemcpyAsync(m.values, values, bytes, cudaMemcpyDeviceToHost, stream));
    CHECK(cudaEventRecord(fork, stream));
    CHECK(cudaStreamWaitEvent(branch, fork, 0)); /* the other stream joins the capture */
    CHECK(cudaMemsetAsync(scaled, 0, bytes, branch));
    CHECK(cudaEventRecord(join, branch));
    CHECK(cudaLaunchHostFunc(stream, middle, &m));
    CHECK(cudaMemcpyAsync(factor, m.factor, sizeof(float), cudaMemcpyHostToDevice, stream));
    CHECK(cudaStreamWaitEvent(stream, join, 0));
    scale<<<blocks, 256, 0, stream>>>(scaled, values, factor, n);
    CHECK(cudaMemcpyAsync(result, scaled, bytes, cudaMemcpyDeviceToHost, stream));
    CHECK(cudaStreamIsCapturing(branch, &status));
    printf("branch captures %d called %d\n", status == cudaStreamCaptureStatusActive, m.round);
    CHECK(cudaStreamEndCapture(stream, &graph));
    CHECK(cudaGraphGetNodes(graph, NULL, &nodes));
    printf("nodes %d\n", (int)nodes);
    CHECK(cudaGraphInstantiate(&executable, graph, 0));
    CHECK(cudaGraphDestroy(graph));
    for (int round = 0; round < launches; round++) {
        for (int i = 0; i < n; i++)
            source[i] = number(i, seed + round);
        CHECK(cudaGraphLaunch(executable, round % 2 ? branch : stream));
        CHECK(cudaStreamSynchronize(round % 2 ? branch : stream));
        printf("middle %016llx\n", m.sum);
        print_sum("sum", result, n);
    }
    CHECK(cudaGraphExecDestroy(executable));
    return 0;
}
