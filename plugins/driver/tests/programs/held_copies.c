/* Blocking copies behind a host function that waits for what another thread does on another stream: each blocks its own
 * thread at most, as with CUDA, where a copy that has not returned holds up no other thread.
 */
#include "check.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum { SECONDS = 20 };

typedef struct held {
    CUcontext context;
    CUstream free;
    CUdeviceptr other;
    atomic_int running, done, in_time;
} held;

static void moment(long milliseconds)
{
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&time, NULL);
}

static void until_done(void *data)
{
    held *h = data;
    atomic_store(&h->running, 1);
    for (int i = 0; i < 1000 * SECONDS && !atomic_load(&h->done); i++)
        moment(1);
    atomic_store(&h->in_time, atomic_load(&h->done));
}

/* On a stream that waits for no other, while the copy of the main thread is on its way. */
static void *elsewhere(void *data)
{
    held *h = data;
    unsigned got = 0;
    OK(cuCtxSetCurrent(h->context));
    while (!atomic_load(&h->running))
        moment(1);
    moment(30);
    OK(cuMemsetD32Async(h->other, 7, 1, h->free));
    OK(cuMemcpyDtoHAsync_v2(&got, h->other, 4, h->free));
    HOLDS(got == 7);
    OK(cuStreamSynchronize(h->free));
    atomic_store(&h->done, 1);
    return NULL;
}

static void behind(held *h, CUstream stream, void (*copy)(CUdeviceptr, void *), CUdeviceptr at, void *memory)
{
    pthread_t thread;
    h->running = h->done = h->in_time = 0;
    OK(cuLaunchHostFunc(stream, until_done, h));
    HOLDS(pthread_create(&thread, NULL, elsewhere, h) == 0);
    copy(at, memory);
    pthread_join(thread, NULL);
    OK(cuStreamSynchronize(stream));
    HOLDS(h->in_time);
}

static void from_host(CUdeviceptr at, void *memory)
{
    unsigned got[4] = {0};
    memset(memory, 5, 16);
    OK(cuMemcpyHtoD_v2(at, memory, 16));
    OK(cuMemcpyDtoH_v2(got, at, 16));
    HOLDS(got[0] == 0x05050505 && got[3] == 0x05050505);
}

static void rows_from_host(CUdeviceptr at, void *memory)
{
    unsigned char got[32] = {0};
    CUDA_MEMCPY2D copy = {.srcMemoryType = CU_MEMORYTYPE_HOST, .srcHost = memory, .srcPitch = 8,
                          .dstMemoryType = CU_MEMORYTYPE_DEVICE, .dstDevice = at, .dstPitch = 16,
                          .WidthInBytes = 4, .Height = 2};
    memset(memory, 6, 16);
    OK(cuMemcpy2D_v2(&copy));
    OK(cuMemcpyDtoH_v2(got, at, 20));
    HOLDS(got[0] == 6 && got[3] == 6 && got[16] == 6 && got[19] == 6);
}

static void on_device(CUdeviceptr at, void *memory) /* neither blocks its thread */
{
    unsigned got = 0;
    OK(cuMemsetD32_v2(at, 9, 4));
    OK(cuMemcpyDtoD_v2(at + 64, at, 16));
    OK(cuMemcpyDtoH_v2(&got, at + 64, 4));
    HOLDS(got == 9 && memory != NULL);
}

int main(void)
{
    held h = {.context = start()};
    CUstream stream;
    CUdeviceptr at;
    void *page, *plain = malloc(16);
    OK(cuStreamCreate(&stream, CU_STREAM_DEFAULT));
    OK(cuStreamCreate(&h.free, CU_STREAM_NON_BLOCKING));
    OK(cuMemAlloc_v2(&at, 4096));
    OK(cuMemAlloc_v2(&h.other, 4096));
    OK(cuMemAllocHost_v2(&page, 16));
    behind(&h, stream, from_host, at, plain);
    behind(&h, stream, from_host, at, page);
    behind(&h, stream, rows_from_host, at, plain);
    behind(&h, stream, on_device, at, plain);
    free(plain);
    return ended();
}
