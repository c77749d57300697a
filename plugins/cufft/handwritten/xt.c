/* The functions for several GPUs, for a plan that has one: its memory is the device's own, by the driver's allocator, and
 * its executions are the plain ones. */
#include "gtap_cufft.h"

#include <stdlib.h>

/* The driver's, of which the plugin is linked with the stub. */
typedef struct CUctx_st *CUcontext;
typedef unsigned long long CUdeviceptr;
extern int cuInit(unsigned flags);
extern int cuCtxGetCurrent(CUcontext *context);
extern int cuCtxSetCurrent(CUcontext context);
extern int cuCtxGetDevice(int *device);
extern int cuDeviceGet(int *device, int ordinal);
extern int cuDeviceGetCount(int *count);
extern int cuDevicePrimaryCtxRetain(CUcontext *context, int device);
extern int cuMemAlloc_v2(CUdeviceptr *address, size_t size);
extern int cuMemFree_v2(CUdeviceptr address);
extern int cuMemcpyHtoDAsync_v2(CUdeviceptr to, const void *from, size_t size, cudaStream_t stream);
extern int cuMemcpyDtoHAsync_v2(void *to, CUdeviceptr from, size_t size, cudaStream_t stream);
extern int cuMemcpyDtoDAsync_v2(CUdeviceptr to, CUdeviceptr from, size_t size, cudaStream_t stream);
extern int cuStreamSynchronize(cudaStream_t stream);

enum { CUDA_OUT_OF_MEMORY = 2 };
enum { HOST_TO_DEVICE, DEVICE_TO_HOST, DEVICE_TO_DEVICE }; /* cufftXtCopyType */
enum format { INPUT, OUTPUT, IN_PLACE, IN_PLACE_SHUFFLED, INPUT_SHUFFLED_1D, DISTRIBUTED_INPUT, DISTRIBUTED_OUTPUT };

/* As cudalibxt.h has them, for any number of GPUs. */
enum { MOST_GPUS = 64, DESCRIPTOR_VERSION = 0x01000000, OF_CUFFT = 0 };
typedef struct gpus {
    int version, count, ordinals[MOST_GPUS];
    void *data[MOST_GPUS];
    size_t size[MOST_GPUS];
    void *state;
} gpus;
typedef struct cudaLibXtDesc {
    int version;
    gpus *descriptor;
    int library, subFormat;
    void *libDescriptor; /* this one itself, as long as it lives */
} cudaLibXtDesc;
_Static_assert(sizeof(gpus) == 1296 && sizeof(cudaLibXtDesc) == 32, "cudalibxt.h");

typedef struct memory {
    cudaLibXtDesc outer;
    gpus inner;
} memory;

static cufftResult status_of(int driver_status)
{
    return driver_status == 0                    ? CUFFT_SUCCESS
           : driver_status == CUDA_OUT_OF_MEMORY ? CUFFT_ALLOC_FAILED
                                                 : CUFFT_INTERNAL_ERROR;
}

/* The current device, with a current context: the primary one of the first device where the thread has none yet. */
static int enter_device(int *device)
{
    CUcontext context = NULL;
    int status = cuInit(0);
    if (status == 0)
        status = cuCtxGetCurrent(&context);
    if (status == 0 && context == NULL) {
        status = cuDeviceGet(device, 0);
        if (status == 0)
            status = cuDevicePrimaryCtxRetain(&context, *device);
        if (status == 0)
            status = cuCtxSetCurrent(context);
    }
    return status != 0 ? status : cuCtxGetDevice(device);
}

static int is_live(const cudaLibXtDesc *descriptor)
{
    return descriptor != NULL && descriptor->library == OF_CUFFT && descriptor->libDescriptor == descriptor &&
           descriptor->descriptor != NULL && descriptor->descriptor->count == 1;
}

static CUdeviceptr address_of(const cudaLibXtDesc *descriptor)
{
    return (CUdeviceptr)(uintptr_t)descriptor->descriptor->data[0];
}

GTAP_EXPORT cufftResult cufftXtSetGPUs(cufftHandle handle, int nGPUs, int *whichGPUs)
{
    const cufft_plan *plan = cufft_plan_of(handle);
    int device, count;
    if (plan == NULL || plan->is_made)
        return CUFFT_INVALID_PLAN;
    if (nGPUs < 1 || nGPUs > MOST_GPUS || whichGPUs == NULL)
        return CUFFT_INVALID_VALUE;
    int status = enter_device(&device);
    if (status == 0)
        status = cuDeviceGetCount(&count);
    if (status != 0)
        return status_of(status);
    for (int i = 0; i < nGPUs; i++)
        if (whichGPUs[i] < 0 || whichGPUs[i] >= count)
            return CUFFT_INVALID_DEVICE;
    if (nGPUs > 1)
        return gtap_unsupported(&cufft_wire_library, "cufftXtSetGPUs",
                                "gtap gives a plan one GPU: the library would share memory between several by itself");
    if (whichGPUs[0] != device)
        return gtap_unsupported(&cufft_wire_library, "cufftXtSetGPUs",
                                "the GPU of a plan is the current device: call cudaSetDevice before cufftCreate");
    return CUFFT_SUCCESS;
}

GTAP_EXPORT cufftResult cufftXtMalloc(cufftHandle plan, cudaLibXtDesc **descriptor, int format)
{
    const cufft_plan *state = cufft_plan_of(plan);
    int device;
    CUdeviceptr address;
    if (state == NULL || !state->is_made)
        return CUFFT_INVALID_PLAN;
    if (descriptor == NULL || format < INPUT || format > DISTRIBUTED_OUTPUT)
        return CUFFT_INVALID_VALUE;
    if (format >= DISTRIBUTED_INPUT)
        return CUFFT_NOT_SUPPORTED;
    const uint64_t size = format == INPUT || format == INPUT_SHUFFLED_1D ? state->input_bytes
                          : format == OUTPUT                            ? state->output_bytes
                                                                        : state->shared_bytes;
    memory *made = calloc(1, sizeof *made);
    if (made == NULL)
        return CUFFT_ALLOC_FAILED;
    int status = enter_device(&device);
    if (status == 0)
        status = cuMemAlloc_v2(&address, (size_t)size);
    if (status != 0) {
        free(made);
        return status_of(status);
    }
    made->inner.version = made->outer.version = DESCRIPTOR_VERSION + (int)cufft_wire_library.major * 1000;
    made->inner.count = 1;
    made->inner.ordinals[0] = device;
    made->inner.data[0] = (void *)(uintptr_t)address;
    made->inner.size[0] = (size_t)size;
    made->outer.descriptor = &made->inner;
    made->outer.library = OF_CUFFT;
    made->outer.subFormat = format;
    made->outer.libDescriptor = made;
    *descriptor = &made->outer;
    return CUFFT_SUCCESS;
}

GTAP_EXPORT cufftResult cufftXtFree(cudaLibXtDesc *descriptor)
{
    if (!is_live(descriptor))
        return CUFFT_INVALID_VALUE;
    int status = cuMemFree_v2(address_of(descriptor));
    descriptor->libDescriptor = NULL;
    free(descriptor);
    return status_of(status);
}

/* All of a descriptor's memory, in the order of the plan's stream. */
GTAP_EXPORT cufftResult cufftXtMemcpy(cufftHandle plan, void *dstPointer, void *srcPointer, int type)
{
    const cufft_plan *state = cufft_plan_of(plan);
    cudaLibXtDesc *to = dstPointer, *from = srcPointer;
    int status;
    if (state == NULL)
        return CUFFT_INVALID_PLAN;
    if (dstPointer == NULL || srcPointer == NULL || type < HOST_TO_DEVICE || type > DEVICE_TO_DEVICE ||
        (type != DEVICE_TO_HOST && !is_live(to)) || (type != HOST_TO_DEVICE && !is_live(from)))
        return CUFFT_INVALID_VALUE;
    if (type == HOST_TO_DEVICE) {
        status = cuMemcpyHtoDAsync_v2(address_of(to), srcPointer, to->descriptor->size[0], state->stream);
    } else if (type == DEVICE_TO_HOST) {
        status = cuMemcpyDtoHAsync_v2(dstPointer, address_of(from), from->descriptor->size[0], state->stream);
        if (status == 0)
            status = cuStreamSynchronize(state->stream);
    } else {
        if (to->descriptor->size[0] < from->descriptor->size[0])
            return CUFFT_INVALID_VALUE;
        status = cuMemcpyDtoDAsync_v2(address_of(to), address_of(from), from->descriptor->size[0], state->stream);
        to->subFormat = status == 0 ? from->subFormat : to->subFormat;
    }
    return status_of(status);
}

GTAP_EXPORT cufftResult cufftXtSetWorkArea(cufftHandle plan, void **workArea)
{
    return workArea == NULL && cufft_plan_of(plan) != NULL ? CUFFT_INVALID_VALUE
                                                           : cufftSetWorkArea(plan, workArea != NULL ? workArea[0] : NULL);
}

/* ---- executions ---- */

/* 0 and the addresses: each descriptor has as much memory as the plan's side needs. */
static cufftResult places(cufftHandle plan, const cudaLibXtDesc *input, const cudaLibXtDesc *output, void **from,
                          void **to)
{
    const cufft_plan *state = cufft_plan_of(plan);
    if (state == NULL || !state->is_made)
        return CUFFT_INVALID_PLAN;
    if (!is_live(input) || !is_live(output))
        return CUFFT_INVALID_VALUE;
    *from = input->descriptor->data[0];
    *to = output->descriptor->data[0];
    const uint64_t read = *from == *to ? state->shared_bytes : state->input_bytes;
    return input->descriptor->size[0] < read || output->descriptor->size[0] < state->output_bytes ? CUFFT_INVALID_VALUE
                                                                                                 : CUFFT_SUCCESS;
}

GTAP_EXPORT cufftResult cufftXtExecDescriptor(cufftHandle plan, cudaLibXtDesc *input, cudaLibXtDesc *output,
                                              int direction)
{
    void *from, *to;
    cufftResult status = places(plan, input, output, &from, &to);
    return status != CUFFT_SUCCESS ? status : cufftXtExec(plan, from, to, direction);
}

GTAP_EXPORT cufftResult cufftXtExecDescriptorC2C(cufftHandle plan, cudaLibXtDesc *input, cudaLibXtDesc *output,
                                                 int direction)
{
    void *from, *to;
    cufftResult status = places(plan, input, output, &from, &to);
    return status != CUFFT_SUCCESS ? status : cufftExecC2C(plan, from, to, direction);
}

GTAP_EXPORT cufftResult cufftXtExecDescriptorR2C(cufftHandle plan, cudaLibXtDesc *input, cudaLibXtDesc *output)
{
    void *from, *to;
    cufftResult status = places(plan, input, output, &from, &to);
    return status != CUFFT_SUCCESS ? status : cufftExecR2C(plan, from, to);
}

GTAP_EXPORT cufftResult cufftXtExecDescriptorC2R(cufftHandle plan, cudaLibXtDesc *input, cudaLibXtDesc *output)
{
    void *from, *to;
    cufftResult status = places(plan, input, output, &from, &to);
    return status != CUFFT_SUCCESS ? status : cufftExecC2R(plan, from, to);
}

GTAP_EXPORT cufftResult cufftXtExecDescriptorZ2Z(cufftHandle plan, cudaLibXtDesc *input, cudaLibXtDesc *output,
                                                 int direction)
{
    void *from, *to;
    cufftResult status = places(plan, input, output, &from, &to);
    return status != CUFFT_SUCCESS ? status : cufftExecZ2Z(plan, from, to, direction);
}

GTAP_EXPORT cufftResult cufftXtExecDescriptorD2Z(cufftHandle plan, cudaLibXtDesc *input, cudaLibXtDesc *output)
{
    void *from, *to;
    cufftResult status = places(plan, input, output, &from, &to);
    return status != CUFFT_SUCCESS ? status : cufftExecD2Z(plan, from, to);
}

GTAP_EXPORT cufftResult cufftXtExecDescriptorZ2D(cufftHandle plan, cudaLibXtDesc *input, cudaLibXtDesc *output)
{
    void *from, *to;
    cufftResult status = places(plan, input, output, &from, &to);
    return status != CUFFT_SUCCESS ? status : cufftExecZ2D(plan, from, to);
}
