/* Devices: count, choice, identity, flags, limits, peers, threads, reset. Runs with two devices (two servers). */
#include <thread>

#include "check.h"

extern "C" cudaError_t cudaProfilerStart(void);
extern "C" cudaError_t cudaProfilerStop(void);

static void identity(void)
{
    int count = 0, device = 7, value = 0;
    char bus[32], second[32];
    cudaDeviceProp properties, other;
    OK(cudaGetDeviceCount(&count));
    HOLDS(count == 2);
    OK(cudaGetDevice(&device));
    HOLDS(device == 0);
    OK(cudaGetDeviceProperties(&properties, 0));
    OK(cudaGetDeviceProperties(&other, 1));
    OK(cudaDeviceGetAttribute(&value, cudaDevAttrMultiProcessorCount, 1));
    HOLDS(value == other.multiProcessorCount && value > 0);
    OK(cudaDeviceGetPCIBusId(bus, sizeof bus, 0));
    OK(cudaDeviceGetPCIBusId(second, sizeof second, 1));
    OK(cudaDeviceGetByPCIBusId(&device, bus));
    HOLDS(strncmp(bus, "0000:", 5) == 0 && (device == 0 || strcmp(bus, second) == 0));
    REFUSES(cudaErrorInvalidDevice, cudaDeviceGetAttribute(&value, cudaDevAttrWarpSize, 2));
    REFUSES(cudaErrorInvalidDevice, cudaGetDeviceProperties(&properties, -1));
    REFUSES(cudaErrorInvalidDevice, cudaSetDevice(2));
    REFUSES(cudaErrorInvalidValue, cudaGetDeviceCount(NULL));
    OK(cudaChooseDevice(&device, &other));
    HOLDS(device == 0);
}

static void current_of(int expected, int *seen)
{
    cudaGetDevice(seen);
    if (*seen == expected)
        *seen = cudaSetDevice(1 - expected) == cudaSuccess ? 100 : -1;
}

static void choice(void)
{
    int device = 7, seen = -1;
    void *first, *second;
    cudaPointerAttributes where;
    OK(cudaSetDevice(1));
    OK(cudaMalloc(&second, 512));
    OK(cudaPointerGetAttributes(&where, second));
    HOLDS(where.device == 1);
    OK(cudaSetDevice(0));
    OK(cudaMalloc(&first, 512));
    OK(cudaPointerGetAttributes(&where, first));
    HOLDS(where.device == 0);
    std::thread(current_of, 0, &seen).join(); /* a new thread begins with the first, and chooses for itself alone */
    HOLDS(seen == 100);
    OK(cudaGetDevice(&device));
    HOLDS(device == 0);
    OK(cudaFree(second)); /* whatever is current */
    OK(cudaFree(first));
    int wanted[1] = {1}, wrong[1] = {9};
    REFUSES(cudaErrorInvalidDevice, cudaSetValidDevices(wrong, 1));
    OK(cudaSetValidDevices(wanted, 1));
    OK(cudaInitDevice(1, 0, 0));
}

static void settings(void)
{
    unsigned flags = 0;
    size_t before = 0, limit = 0;
    int least = 1, greatest = 1;
    cudaFuncCache cache;
    OK(cudaSetDeviceFlags(cudaDeviceScheduleYield));
    OK(cudaGetDeviceFlags(&flags));
    HOLDS((flags & cudaDeviceScheduleMask) == cudaDeviceScheduleYield && (flags & cudaDeviceMapHost) != 0);
    OK(cudaDeviceGetLimit(&before, cudaLimitPrintfFifoSize));
    OK(cudaDeviceSetLimit(cudaLimitPrintfFifoSize, 2 * before));
    OK(cudaDeviceGetLimit(&limit, cudaLimitPrintfFifoSize));
    HOLDS(before > 0 && limit >= 2 * before);
    OK(cudaDeviceSetCacheConfig(cudaFuncCachePreferShared));
    OK(cudaDeviceGetCacheConfig(&cache));
    OK(cudaDeviceGetStreamPriorityRange(&least, &greatest));
    HOLDS(least == 0 && greatest < 0);
    OK(cudaProfilerStart());
    OK(cudaProfilerStop());
    OK(cudaCtxResetPersistingL2Cache());
}

static void peers(void)
{
    int possible = 7, link = 7;
    OK(cudaDeviceCanAccessPeer(&possible, 0, 1));
    HOLDS(possible == 0); /* two servers */
    OK(cudaDeviceCanAccessPeer(&possible, 0, 0));
    HOLDS(possible == 0);
    OK(cudaDeviceGetP2PAttribute(&link, cudaDevP2PAttrAccessSupported, 0, 1));
    HOLDS(link == 0);
    REFUSES(cudaErrorPeerAccessUnsupported, cudaDeviceEnablePeerAccess(1, 0));
    REFUSES(cudaErrorPeerAccessNotEnabled, cudaDeviceDisablePeerAccess(1));
    REFUSES(cudaErrorInvalidDevice, cudaDeviceCanAccessPeer(&possible, 0, 5));
}

static void reset(void)
{
    void *memory;
    cudaStream_t stream;
    size_t unused, total, after;
    OK(cudaMemGetInfo(&unused, &total));
    HOLDS(unused <= total && total > 0);
    OK(cudaMalloc(&memory, 1 << 20));
    OK(cudaStreamCreate(&stream));
    OK(cudaDeviceReset());
    HOLDS(cudaStreamSynchronize(stream) != cudaSuccess); /* it went with the context */
    HOLDS(cudaMemset(memory, 0, 16) != cudaSuccess);
    cudaGetLastError();
    OK(cudaMalloc(&memory, 1 << 20));
    OK(cudaMemset(memory, 0, 1 << 20));
    OK(cudaMemGetInfo(&after, &total));
    HOLDS(after <= total);
    OK(cudaFree(memory));
}

int main(void)
{
    identity();
    choice();
    settings();
    peers();
    reset();
    return ended();
}
