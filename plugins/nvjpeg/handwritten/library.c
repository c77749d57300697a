/* Library handles, what is set on them, and what the library says of itself; buffers. Memory is the library's own on the
 * server: an allocator of the program is accepted and never called. */
#include "gtap_nvjpeg.h"

static void say_allocator(const void *allocator)
{
    if (allocator != NULL)
        gtap_say_once("nvjpeg allocator", "nvjpeg: an allocator of the program is never called: the library's memory is the "
                                          "server's");
}

/* ---- handles ---- */

/* Backends that a device may lack: programs try them before others, so that the first handle of each waits. */
static nvjpegStatus_t make(gtap_session *session, nvjpegBackend_t backend, unsigned flags, nvjpegHandle_t *handle)
{
    const struct {
        char name[8];
        int32_t backend;
        uint32_t flags, context, end;
    } key = {.name = "nvj bak", .backend = backend, .flags = flags, .context = gtap_thread_context()};
    char is_there = 1;
    if (backend < NVJPEG_HARDWARE || gtap_recall(session, &key, sizeof key, &is_there, sizeof is_there))
        return nvjpeg_wire_nvjpegCreateEx(session, backend, NULL, NULL, flags, handle);
    nvjpegStatus_t status = nvjpeg_wire_gtapNvjpegCreate(session, backend, NULL, NULL, flags, handle);
    if (status == NVJPEG_SUCCESS)
        gtap_remember(session, &key, sizeof key, &is_there, sizeof is_there);
    return status;
}

static nvjpegStatus_t create(nvjpegBackend_t backend, unsigned flags, nvjpegHandle_t *handle)
{
    if (handle == NULL || backend < 0 || backend >= NVJPEG_BACKENDS || (flags & ~(unsigned)NVJPEG_FLAGS) != 0)
        return NVJPEG_INVALID_PARAMETER;
    gtap_session *session = gtap_current(&nvjpeg_wire_library);
    if (session == NULL)
        return nvjpeg_wire_library.statuses.not_initialized;
    nvjpegStatus_t status = make(session, backend, flags, handle);
    if (status != NVJPEG_SUCCESS)
        return status;
    nvjpeg_library *library = nvjpeg_library_of(*handle);
    library->backend = backend;
    library->flags = flags;
    return NVJPEG_SUCCESS;
}

GTAP_EXPORT nvjpegStatus_t nvjpegCreateSimple(nvjpegHandle_t *handle)
{
    return create(0, 0, handle);
}

GTAP_EXPORT nvjpegStatus_t nvjpegCreate(nvjpegBackend_t backend, nvjpegDevAllocator_t *dev_allocator,
                                        nvjpegHandle_t *handle)
{
    say_allocator(dev_allocator);
    return create(backend, 0, handle);
}

GTAP_EXPORT nvjpegStatus_t nvjpegCreateEx(nvjpegBackend_t backend, nvjpegDevAllocator_t *dev_allocator,
                                          nvjpegPinnedAllocator_t *pinned_allocator, unsigned int flags,
                                          nvjpegHandle_t *handle)
{
    say_allocator(dev_allocator);
    say_allocator(pinned_allocator);
    return create(backend, flags, handle);
}

GTAP_EXPORT nvjpegStatus_t nvjpegCreateExV2(nvjpegBackend_t backend, nvjpegDevAllocatorV2_t *dev_allocator,
                                            nvjpegPinnedAllocatorV2_t *pinned_allocator, unsigned int flags,
                                            nvjpegHandle_t *handle)
{
    say_allocator(dev_allocator);
    say_allocator(pinned_allocator);
    return create(backend, flags, handle);
}

GTAP_EXPORT nvjpegStatus_t nvjpegSetDeviceMemoryPadding(size_t padding, nvjpegHandle_t handle)
{
    nvjpegStatus_t status = nvjpeg_wire_nvjpegSetDeviceMemoryPadding(nvjpeg_session_of(handle), padding, handle);
    if (status == NVJPEG_SUCCESS)
        nvjpeg_library_of(handle)->device_padding = padding;
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegSetPinnedMemoryPadding(size_t padding, nvjpegHandle_t handle)
{
    nvjpegStatus_t status = nvjpeg_wire_nvjpegSetPinnedMemoryPadding(nvjpeg_session_of(handle), padding, handle);
    if (status == NVJPEG_SUCCESS)
        nvjpeg_library_of(handle)->pinned_padding = padding;
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegGetDeviceMemoryPadding(size_t *padding, nvjpegHandle_t handle)
{
    const nvjpeg_library *library = nvjpeg_library_of(handle);
    if (library == NULL || padding == NULL)
        return NVJPEG_INVALID_PARAMETER;
    *padding = (size_t)library->device_padding;
    return NVJPEG_SUCCESS;
}

GTAP_EXPORT nvjpegStatus_t nvjpegGetPinnedMemoryPadding(size_t *padding, nvjpegHandle_t handle)
{
    const nvjpeg_library *library = nvjpeg_library_of(handle);
    if (library == NULL || padding == NULL)
        return NVJPEG_INVALID_PARAMETER;
    *padding = (size_t)library->pinned_padding;
    return NVJPEG_SUCCESS;
}

/* ---- what is asked for once ---- */

typedef struct question {
    char name[8];
    int32_t what, type;
    uint32_t context, flags;
} question;

static nvjpegStatus_t property(int what, libraryPropertyType type, int *value)
{
    question key = {.name = "nvj prp", .what = what, .type = type};
    if (value == NULL || type < 0 || type > 2)
        return NVJPEG_INVALID_PARAMETER;
    gtap_session *session = gtap_current(&nvjpeg_wire_library);
    if (session == NULL)
        return nvjpeg_wire_library.statuses.not_initialized;
    if (gtap_recall(session, &key, sizeof key, value, sizeof *value))
        return NVJPEG_SUCCESS;
    nvjpegStatus_t status = what ? nvjpeg_wire_nvjpegGetCudartProperty(session, type, value)
                                 : nvjpeg_wire_nvjpegGetProperty(session, type, value);
    if (status == NVJPEG_SUCCESS)
        gtap_remember(session, &key, sizeof key, value, sizeof *value);
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegGetProperty(libraryPropertyType type, int *value)
{
    return property(0, type, value);
}

GTAP_EXPORT nvjpegStatus_t nvjpegGetCudartProperty(libraryPropertyType type, int *value)
{
    return property(1, type, value);
}

static question hardware_of(int what, const nvjpeg_library *library)
{
    question key = {.name = "nvj hwi", .what = what, .type = library->backend, .context = gtap_thread_context(),
                    .flags = library->flags};
    return key;
}

GTAP_EXPORT nvjpegStatus_t nvjpegGetHardwareDecoderInfo(nvjpegHandle_t handle, unsigned int *num_engines,
                                                        unsigned int *num_cores_per_engine)
{
    const nvjpeg_library *library = nvjpeg_library_of(handle);
    unsigned found[2] = {0, 0};
    if (library == NULL || num_engines == NULL || num_cores_per_engine == NULL)
        return NVJPEG_INVALID_PARAMETER;
    gtap_session *session = nvjpeg_session_of(handle);
    const question key = hardware_of(0, library);
    if (!gtap_recall(session, &key, sizeof key, found, sizeof found)) {
        nvjpegStatus_t status = nvjpeg_wire_nvjpegGetHardwareDecoderInfo(session, handle, &found[0], &found[1]);
        if (status != NVJPEG_SUCCESS)
            return status;
        gtap_remember(session, &key, sizeof key, found, sizeof found);
    }
    *num_engines = found[0];
    *num_cores_per_engine = found[1];
    return NVJPEG_SUCCESS;
}

GTAP_EXPORT nvjpegStatus_t nvjpegGetHardwareEncoderInfo(nvjpegHandle_t handle, unsigned int *num_engines)
{
    const nvjpeg_library *library = nvjpeg_library_of(handle);
    if (library == NULL || num_engines == NULL)
        return NVJPEG_INVALID_PARAMETER;
    gtap_session *session = nvjpeg_session_of(handle);
    const question key = hardware_of(1, library);
    if (gtap_recall(session, &key, sizeof key, num_engines, sizeof *num_engines))
        return NVJPEG_SUCCESS;
    nvjpegStatus_t status = nvjpeg_wire_nvjpegGetHardwareEncoderInfo(session, handle, num_engines);
    if (status == NVJPEG_SUCCESS)
        gtap_remember(session, &key, sizeof key, num_engines, sizeof *num_engines);
    return status;
}

/* ---- buffers ---- */

GTAP_EXPORT nvjpegStatus_t nvjpegBufferPinnedCreate(nvjpegHandle_t handle, nvjpegPinnedAllocator_t *pinned_allocator,
                                                    nvjpegBufferPinned_t *buffer)
{
    say_allocator(pinned_allocator);
    return nvjpeg_wire_nvjpegBufferPinnedCreate(nvjpeg_session_of(handle), handle, NULL, buffer);
}

GTAP_EXPORT nvjpegStatus_t nvjpegBufferPinnedCreateV2(nvjpegHandle_t handle,
                                                      nvjpegPinnedAllocatorV2_t *pinned_allocator,
                                                      nvjpegBufferPinned_t *buffer)
{
    say_allocator(pinned_allocator);
    return nvjpeg_wire_nvjpegBufferPinnedCreate(nvjpeg_session_of(handle), handle, NULL, buffer);
}

GTAP_EXPORT nvjpegStatus_t nvjpegBufferDeviceCreate(nvjpegHandle_t handle, nvjpegDevAllocator_t *device_allocator,
                                                    nvjpegBufferDevice_t *buffer)
{
    say_allocator(device_allocator);
    return nvjpeg_wire_nvjpegBufferDeviceCreate(nvjpeg_session_of(handle), handle, NULL, buffer);
}

GTAP_EXPORT nvjpegStatus_t nvjpegBufferDeviceCreateV2(nvjpegHandle_t handle, nvjpegDevAllocatorV2_t *device_allocator,
                                                      nvjpegBufferDevice_t *buffer)
{
    say_allocator(device_allocator);
    return nvjpeg_wire_nvjpegBufferDeviceCreate(nvjpeg_session_of(handle), handle, NULL, buffer);
}
