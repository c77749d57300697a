/* A device with clusters: what of a launch's attributes travels, what is refused here, and occupancy asked once. */
#include "check.h"

static CUfunction kernel;
static uint64_t pointer = 7;
static int number = 5;

static CUresult launch(unsigned grid, CUlaunchAttribute *attributes, unsigned count)
{
    CUlaunchConfig config = {grid, 1, 1, 32, 1, 1, 0, NULL, attributes, count};
    void *arguments[] = {&pointer, &number};
    return cuLaunchKernelEx(&config, kernel, arguments, NULL);
}

static CUlaunchAttribute cluster(unsigned x, unsigned y, unsigned z)
{
    CUlaunchAttribute attribute = {.id = CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION};
    attribute.value.clusterDim.x = x;
    attribute.value.clusterDim.y = y;
    attribute.value.clusterDim.z = z;
    return attribute;
}

int main(void)
{
    static const char ptx[] = ".version 7.0\n.target sm_90\n";
    CUmodule module;
    CUevent event;
    int value;
    start();
    OK(cuModuleLoadData(&module, ptx));
    OK(cuModuleGetFunction(&kernel, module, "two"));
    OK(cuEventCreate(&event, 0));
    OK(cuDeviceGetAttribute(&value, CU_DEVICE_ATTRIBUTE_CLUSTER_LAUNCH, 0));
    HOLDS(value == 1);

    CUlaunchAttribute given[] = {cluster(4, 1, 1),
                                 {.id = CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION, .value.number = 1},
                                 {.id = CU_LAUNCH_ATTRIBUTE_COOPERATIVE, .value.cooperative = 1},
                                 {.id = CU_LAUNCH_ATTRIBUTE_MEM_SYNC_DOMAIN_MAP, .value.bytes = {1, 2, 9}},
                                 {.id = CU_LAUNCH_ATTRIBUTE_NVLINK_UTIL_CENTRIC_SCHEDULING, .value.number = 1},
                                 {.id = CU_LAUNCH_ATTRIBUTE_LAUNCH_COMPLETION_EVENT, .value.event = event}};
    OK(launch(8, given, 6));
    OK(launch(8, NULL, 0));
    OK(launch(8, given + 4, 1)); /* nothing of it travels: a plain launch */

    CUlaunchAttribute wrong = cluster(3, 1, 1);
    STATUS(CUDA_ERROR_INVALID_CLUSTER_SIZE, launch(8, &wrong, 1));
    wrong = cluster(32, 1, 1);
    STATUS(CUDA_ERROR_INVALID_CLUSTER_SIZE, launch(64, &wrong, 1));
    wrong = cluster(1, 0, 1);
    STATUS(CUDA_ERROR_INVALID_VALUE, launch(8, &wrong, 1));
    STATUS(CUDA_ERROR_INVALID_VALUE, launch(8, NULL, 1));
    CUlaunchAttribute many[40];
    for (int i = 0; i < 40; i++)
        many[i] = cluster(1, 1, 1);
    STATUS(CUDA_ERROR_INVALID_VALUE, launch(8, many, 40));

    CUlaunchConfig config = {8, 1, 1, 32, 1, 1, 0, NULL, given, 1};
    for (int twice = 0; twice < 2; twice++) {
        OK(cuOccupancyMaxActiveClusters(&value, kernel, &config));
        HOLDS(value == 33);
        OK(cuOccupancyMaxPotentialClusterSize(&value, kernel, &config));
        HOLDS(value == 33);
    }
    config.blockDimX = 64;
    OK(cuOccupancyMaxActiveClusters(&value, kernel, &config));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuOccupancyMaxActiveClusters(NULL, kernel, &config));
    OK(cuModuleUnload(module));
    return ended();
}
