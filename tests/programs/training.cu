/* A loop like that of a training: batches in, steps on two streams, a graph, a host function, losses back.
 * Every launch counts itself on the device, so what is executed twice or not at all shows.
 * Arguments: rounds, elements, seed. Round r: values = values / 2 + number(i, seed + r); total[i] += values[i] in a graph. */
#include "program.h"

__global__ void step(float *values, const float *batch, const float *bias, int n, unsigned *launches)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i == 0)
        atomicAdd(launches, 1u);
    if (i < n)
        values[i] = values[i] * 0.5f + (batch[i] + bias[i % 64]);
}

__global__ void count(unsigned *launches)
{
    atomicAdd(launches, 1u);
}

static void CUDART_CB called(void *data)
{
    ++*(int *)data;
}

int main(int argc, char **argv)
{
    int rounds = (int)argument(argc, argv, 1, 30), n = (int)argument(argc, argv, 2, 32768);
    int seed = (int)argument(argc, argv, 3, 1), callbacks = 0, blocks = (n + 255) / 256;
    size_t bytes = n * sizeof(float);
    float *batch, *result, *values, *device_batch, *scratch, *device_bias, bias[64], head[16];
    unsigned *launches, counted = 0;
    cudaStream_t stream, other;
    cudaEvent_t copied, stepped;
    cudaGraph_t graph;
    cudaGraphExec_t executable;

    CHECK(cudaMallocHost(&batch, bytes));
    CHECK(cudaMallocHost(&result, bytes));
    CHECK(cudaMalloc(&values, bytes));
    CHECK(cudaMalloc(&device_batch, bytes));
    CHECK(cudaMalloc(&device_bias, sizeof bias));
    CHECK(cudaMalloc(&launches, sizeof *launches));
    CHECK(cudaMemset(values, 0, bytes));
    CHECK(cudaMemset(launches, 0, sizeof *launches));
    CHECK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    CHECK(cudaStreamCreateWithFlags(&other, cudaStreamNonBlocking));
    CHECK(cudaEventCreateWithFlags(&copied, cudaEventDisableTiming));
    CHECK(cudaEventCreateWithFlags(&stepped, cudaEventDisableTiming));
    CHECK(cudaDeviceSynchronize());

    CHECK(cudaStreamBeginCapture(other, cudaStreamCaptureModeThreadLocal));
    for (int i = 0; i < 4; i++)
        count<<<1, 1, 0, other>>>(launches);
    CHECK(cudaStreamEndCapture(other, &graph));
    CHECK(cudaGraphInstantiate(&executable, graph, 0));
    CHECK(cudaGraphDestroy(graph));

    for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < n; i++)
            batch[i] = number(i, seed + round);
        for (int i = 0; i < 64; i++)
            bias[i] = (float)(round % 7);
        CHECK(cudaMemcpyAsync(device_batch, batch, bytes, cudaMemcpyHostToDevice, other));
        CHECK(cudaMemcpyAsync(device_bias, bias, sizeof bias, cudaMemcpyHostToDevice, other));
        CHECK(cudaEventRecord(copied, other));
        CHECK(cudaStreamWaitEvent(stream, copied, 0));
        step<<<blocks, 256, 0, stream>>>(values, device_batch, device_bias, n, launches);
        CHECK(cudaGetLastError());
        CHECK(cudaEventRecord(stepped, stream));
        CHECK(cudaGraphLaunch(executable, other));
        CHECK(cudaMalloc(&scratch, bytes));
        CHECK(cudaMemsetAsync(scratch, round, bytes, other));
        CHECK(cudaLaunchHostFunc(other, called, &callbacks));
        for (int i = 0; i < 20; i++)
            count<<<1, 1, 0, stream>>>(launches);
        CHECK(cudaMemcpyAsync(head, values, sizeof head, cudaMemcpyDeviceToHost, stream));
        CHECK(cudaMemcpyAsync(result, values, bytes, cudaMemcpyDeviceToHost, stream));
        CHECK(cudaEventSynchronize(stepped));
        CHECK(cudaStreamSynchronize(stream));
        CHECK(cudaStreamSynchronize(other));
        CHECK(cudaFree(scratch));
        print_sum("head", head, 16);
        print_sum("sum", result, n);
        fflush(stdout);
    }
    CHECK(cudaMemcpy(&counted, launches, sizeof counted, cudaMemcpyDeviceToHost));
    printf("launches %u callbacks %d\n", counted, callbacks);
    return 0;
}
