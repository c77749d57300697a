/* Texts of PTX linked by the driver, in the current context or one of the first device. */
#include "nvjitlink_wire.h"

#include <stdlib.h>
#include <string.h>

#include "gtap_driver.h"
#include "gtap_driver_code.h"

enum { LOG_SIZE = 8192 };

/* The current context, else the first device's primary one until `leave`. */
static int enter(CUdevice *device)
{
    CUcontext current = NULL;
    *device = -1;
    int status = cuInit(0);
    if (status == 0)
        status = cuCtxGetCurrent(&current);
    if (status != 0 || current != NULL)
        return status;
    if ((status = cuDeviceGet(device, 0)) == 0 && (status = cuDevicePrimaryCtxRetain(&current, *device)) == 0)
        status = cuCtxPushCurrent_v2(current);
    if (status != 0)
        *device = -1;
    return status;
}

static void leave(CUdevice device)
{
    CUcontext popped;
    if (device < 0)
        return;
    cuCtxPopCurrent_v2(&popped);
    cuDevicePrimaryCtxRelease_v2(device);
}

static int take(nvJitLinkHandle link, CUlinkState state)
{
    void *image;
    size_t size;
    int status = cuLinkComplete(state, &image, &size);
    if (status != 0)
        return status;
    char *copy = malloc(size + 1);
    if (copy == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    memcpy(copy, image, size);
    copy[size] = 0; /* PTX is text */
    free(link->image);
    link->image = copy;
    link->size = size + 1;
    return 0;
}

static int link_texts(nvJitLinkHandle link, char *errors, char *infos)
{
    CUjit_option options[] = {CU_JIT_ERROR_LOG_BUFFER, CU_JIT_ERROR_LOG_BUFFER_SIZE, CU_JIT_INFO_LOG_BUFFER,
                              CU_JIT_INFO_LOG_BUFFER_SIZE};
    void *values[] = {errors, (void *)(uintptr_t)LOG_SIZE, infos, (void *)(uintptr_t)LOG_SIZE};
    CUlinkState state;
    int status = cuLinkCreate_v2(4, options, values, &state);
    if (status != 0)
        return status;
    for (nvjitlink_input *text = link->texts.first; text != NULL && status == 0; text = text->next)
        status = cuLinkAddData_v2(state, CU_JIT_INPUT_PTX, text->data, text->size, text->name, 0, NULL, NULL);
    if (status == 0)
        status = take(link, state);
    cuLinkDestroy(state);
    return status;
}

/* Nothing was added: a module with nothing in it. */
static int nothing(nvJitLinkHandle link)
{
    static const char empty[] = ".version 6.4\n.target sm_75\n.address_size 64\n";
    link->image = malloc(sizeof empty);
    if (link->image == NULL)
        return NVJITLINK_ERROR_INTERNAL;
    memcpy(link->image, empty, link->size = sizeof empty);
    return NVJITLINK_SUCCESS;
}

enum nvjitlink_result nvjitlink_by_driver(nvJitLinkHandle link)
{
    char errors[LOG_SIZE] = "", infos[LOG_SIZE] = "";
    CUdevice device;
    if (link->texts.first == NULL)
        return (enum nvjitlink_result)nothing(link);
    int status = enter(&device);
    if (status == 0)
        status = link_texts(link, errors, infos);
    leave(device);
    if (*infos != 0)
        nvjitlink_say(&link->infos, "%s", infos);
    if (status == 0)
        return NVJITLINK_SUCCESS;
    if (*errors != 0)
        nvjitlink_say(&link->errors, "%s\nERROR: the device's linker gave up\n", errors);
    else
        nvjitlink_say(&link->errors, "ERROR: the device's linker answered with CUDA error %d\n", status);
    return status == CUDA_ERROR_INVALID_PTX ? NVJITLINK_ERROR_PTX_COMPILE : NVJITLINK_ERROR_INTERNAL;
}
