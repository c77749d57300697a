/* The link is lost while a pull is posted: the copy fails, and what was kept for the pull goes once. And a capture that
 * cannot begin, because what it shall stand behind is no node.
 */
#include "check.h"

#include <time.h>

static void nothing(void *data)
{
    (void)data;
}

static void no_such_node(CUstream stream)
{
    CUgraph graph;
    CUgraphNode wrong = (CUgraphNode)(void *)stream;
    OK(cuGraphCreate(&graph, 0));
    STATUS(CUDA_ERROR_INVALID_VALUE,
           cuStreamBeginCaptureToGraph(stream, graph, &wrong, NULL, 1, CU_STREAM_CAPTURE_MODE_RELAXED));
}

int main(void)
{
    CUstream stream;
    CUdeviceptr device;
    void *page;
    struct timespec moment = {.tv_nsec = 100 * 1000 * 1000};
    start();
    OK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    OK(cuMemAlloc_v2(&device, 4096));
    OK(cuMemAllocHost_v2(&page, 4096));
    no_such_node(stream);
    OK(cuLaunchHostFunc(stream, nothing, NULL));
    HOLDS(cuMemcpyHtoDAsync_v2(device, page, 4096, stream) != CUDA_SUCCESS); /* the server goes */
    nanosleep(&moment, NULL); /* what runs for the lost link has run */
    return ended();
}
