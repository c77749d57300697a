/* A stand-in for libcuda.so.1 with one device whose memory is the process's own: enough of the driver to run gtap's
 * cuda device end to end without a GPU. Written against the names and numbers of the provider table.
 *
 * Streams are queues; a command runs at once unless its stream waits for an event, for the legacy stream's rules, or is
 * held by a test (fake_hold). Kernels are C functions found by name. FAKE_CUDA_MEMORY: bytes of device memory.
 * FAKE_CUDA_RELOCATE: reservations end up elsewhere. FAKE_CUDA_VERSION, FAKE_CUDA_INIT, FAKE_CUDA_COUNT: what
 * cuDriverGetVersion, cuInit and cuDeviceGetCount answer. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fake_cuda.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static struct stream legacy = {.tail = &legacy.head, .blocking = 1}, *streams = &legacy;
static unsigned long sequence;
static int initialised, retained, looking;
int fake_sticky;
static int context_object;
__thread void *fake_current;

unsigned long long fake_setting(const char *name, unsigned long long otherwise)
{
    const char *text = getenv(name);
    return text != NULL ? strtoull(text, NULL, 0) : otherwise;
}

/* ---- streams: the caller holds the lock ---- */

static unsigned long first_of(const struct stream *stream)
{
    return stream->head != NULL ? stream->head->sequence : (unsigned long)-1;
}

static int satisfied(const struct command *command)
{
    uint64_t mask = command->size == 4 ? UINT32_MAX : UINT64_MAX, found = 0;
    memcpy(&found, (const void *)command->awaits, command->size);
    switch (command->flags) {
    case 0:
        return ((found - command->value) & mask) <= mask >> 1;
    case 1:
        return found == command->value;
    case 2:
        return (found & command->value) != 0;
    default:
        return (~(found | command->value) & mask) != 0;
    }
}

/* The legacy stream and the blocking ones wait for each other's earlier commands. */
static int may_run(const struct stream *stream)
{
    const struct command *command = stream->head;
    if (command == NULL || stream->held)
        return 0;
    if (stream == &legacy) {
        for (const struct stream *other = streams; other != NULL; other = other->next)
            if (other != &legacy && other->blocking && first_of(other) < command->sequence)
                return 0;
    } else if (stream->blocking && first_of(&legacy) < command->sequence) {
        return 0;
    }
    if (command->awaits != NULL)
        return fake_sticky != 0 || satisfied(command);
    return command->run != NULL || command->record == NULL || command->record->done;
}

static void run_head(struct stream *stream)
{
    struct command *command = stream->head;
    stream->head = command->next;
    if (stream->head == NULL)
        stream->tail = &stream->head;
    if (command->run != NULL)
        command->run(command);
    free(command->parameters);
    free(command);
}

static void pump(void)
{
    for (int progress = 1; progress;) {
        progress = 0;
        for (struct stream *stream = streams; stream != NULL; stream = stream->next)
            while (may_run(stream)) {
                run_head(stream);
                progress = 1;
            }
    }
    pthread_cond_broadcast(&changed);
}

/* What the GPU does while a stream waits for a value: it looks, again and again. */
static void *look(void *nothing)
{
    for (;;) {
        usleep(300);
        pthread_mutex_lock(&lock);
        pump();
        pthread_mutex_unlock(&lock);
    }
    return nothing;
}

static void begin_to_look(void)
{
    pthread_t thread;
    if (!looking && pthread_create(&thread, NULL, look, NULL) == 0)
        pthread_detach(thread);
    looking = 1;
}

static struct stream *stream_of(void *handle)
{
    if ((uintptr_t)handle <= 2)
        return &legacy;
    for (struct stream *stream = streams; stream != NULL; stream = stream->next)
        if (stream == handle)
            return stream;
    return NULL;
}

/* Takes the lock and leaves with it: 0, or the status why nothing may be enqueued. */
static int enter(void)
{
    pthread_mutex_lock(&lock);
    if (!initialised)
        return NOT_INITIALIZED;
    if (fake_current == NULL || !retained)
        return INVALID_CONTEXT;
    return fake_sticky;
}

static int leave(int status)
{
    pthread_mutex_unlock(&lock);
    return status;
}

/* A blocking stream that is being captured forbids the legacy one. */
static int forbidden(const struct stream *stream)
{
    for (struct stream *other = streams; stream == &legacy && other != NULL; other = other->next)
        if (other->capture != NULL && other->blocking) {
            other->capture->status = 2;
            return CAPTURE_IMPLICIT;
        }
    return SUCCESS;
}

/* Enqueue a copy of `model`, or capture it; takes the lock itself. */
int fake_enqueue(void *handle, struct command model, const unsigned char *parameters, size_t size)
{
    int status = enter();
    struct stream *stream = stream_of(handle);
    if (status != 0 || stream == NULL || (status = forbidden(stream)) != 0)
        return leave(status != 0 ? status : INVALID_HANDLE);
    fake_note_command(stream, &model, parameters, size);
    if (stream->capture != NULL)
        return leave(fake_capture(stream, model, parameters, size));
    if (model.awaits != NULL)
        begin_to_look();
    fake_append(stream, model, parameters, size);
    pump();
    return leave(SUCCESS);
}

void fake_append(struct stream *stream, struct command model, const unsigned char *parameters, size_t size)
{
    struct command *command = malloc(sizeof *command);
    *command = model;
    command->next = NULL;
    command->stream = stream;
    command->sequence = ++sequence;
    if (size != 0) {
        command->parameters = malloc(size);
        memcpy(command->parameters, parameters, size);
    }
    *stream->tail = command;
    stream->tail = &command->next;
}

/* For the other files: enter, find a stream, leave after what was put there may run. */
int fake_enter(void)
{
    return enter();
}

struct stream *fake_stream(void *handle)
{
    return stream_of(handle);
}

int fake_leave(int status)
{
    pump();
    return leave(status);
}

struct stream *fake_streams(void)
{
    return streams;
}

void fake_look(void)
{
    begin_to_look();
}

__attribute__((visibility("default"))) void fake_hold(void *handle, int held)
{
    pthread_mutex_lock(&lock);
    stream_of(handle)->held = held;
    pump();
    pthread_mutex_unlock(&lock);
}

/* ---- the driver, devices, contexts ---- */

API cuInit(unsigned int flags)
{
    int status = (int)fake_setting("FAKE_CUDA_INIT", SUCCESS);
    initialised = status == SUCCESS;
    return flags != 0 ? INVALID_VALUE : status;
}

API cuDriverGetVersion(int *version)
{
    *version = (int)fake_setting("FAKE_CUDA_VERSION", 13000);
    return SUCCESS;
}

API cuGetErrorName(int error, const char **text)
{
    *text = error == 999 ? "CUDA_ERROR_UNKNOWN" : error == INVALID_IMAGE ? "CUDA_ERROR_INVALID_IMAGE" : NULL;
    return *text != NULL ? SUCCESS : INVALID_VALUE;
}

API cuDeviceGetCount(int *count)
{
    *count = (int)fake_setting("FAKE_CUDA_COUNT", 1);
    return SUCCESS;
}

API cuDeviceGet(int *device, int ordinal)
{
    *device = ordinal;
    return ordinal == 0 ? SUCCESS : INVALID_DEVICE;
}

API cuDeviceGetName(char *name, int length, int device)
{
    (void)device;
    snprintf(name, (size_t)length, "Stand-in GPU");
    return SUCCESS;
}

API cuDeviceGetUuid_v2(unsigned char *uuid, int device)
{
    memset(uuid, 0x10 + device, 16);
    return SUCCESS;
}

size_t fake_memory(void)
{
    return fake_setting("FAKE_CUDA_MEMORY", 1ull << 28);
}

API cuDeviceTotalMem_v2(size_t *bytes, int device)
{
    (void)device;
    *bytes = fake_memory();
    return SUCCESS;
}

API cuDeviceGetPCIBusId(char *id, int length, int device)
{
    (void)device;
    snprintf(id, (size_t)length, "0000:01:00.0");
    return SUCCESS;
}

API cuDeviceGetAttribute(int *value, int attribute, int device)
{
    static const int values[160] = {
        [1] = 1024, [2] = 1024, [3] = 1024, [4] = 64, [5] = 2147483647, [6] = 65535, [7] = 65535, [8] = 49152,
        [9] = 65536, [10] = 32, [11] = 2147483647, [12] = 65536, [13] = 1500000, [16] = 4, [31] = 1, [39] = 1024,
        [41] = 1, [75] = 7, [76] = 5, [81] = 49152, [82] = 65536, [95] = 1, [102] = 1,
    };
    (void)device;
    if (attribute < 1 || attribute > 150)
        return INVALID_VALUE;
    *value = values[attribute];
    return SUCCESS;
}

API cuDevicePrimaryCtxRetain(void **context, int device)
{
    if (device != 0)
        return INVALID_DEVICE;
    retained = 1;
    *context = &context_object;
    return SUCCESS;
}

API cuDevicePrimaryCtxRelease_v2(int device)
{
    (void)device;
    retained = 0;
    return SUCCESS;
}

API cuDevicePrimaryCtxReset_v2(int device)
{
    (void)device;
    pthread_mutex_lock(&lock);
    fake_sticky = 0;
    retained = 0;
    return leave(SUCCESS);
}

API cuCtxSetCurrent(void *context)
{
    fake_current = context;
    return SUCCESS;
}

API cuCtxSynchronize(void)
{
    int status = enter();
    for (struct stream *stream = streams; status == 0 && stream != NULL; stream = stream->next)
        if (stream->capture != NULL)
            status = CAPTURE_UNSUPPORTED;
    for (struct stream *stream = streams; status == 0 && stream != NULL;) {
        if (stream->head == NULL) {
            stream = stream->next;
            continue;
        }
        pthread_cond_wait(&changed, &lock);
        stream = streams;
    }
    return leave(status != 0 ? status : fake_sticky);
}

/* ---- streams and events ---- */

API cuStreamCreateWithPriority(void **handle, unsigned int flags, int priority)
{
    int status = enter();
    (void)priority;
    if (status != 0 || flags > 1)
        return leave(status != 0 ? status : INVALID_VALUE);
    struct stream *stream = calloc(1, sizeof *stream);
    stream->tail = &stream->head;
    stream->blocking = flags == 0;
    stream->next = legacy.next;
    legacy.next = stream;
    *handle = stream;
    return leave(SUCCESS);
}

API cuStreamDestroy_v2(void *handle)
{
    pthread_mutex_lock(&lock); /* its work goes on; the object is kept, so that a use after this is found */
    return leave((uintptr_t)handle > 2 && stream_of(handle) != NULL ? SUCCESS : INVALID_HANDLE);
}

API cuStreamSynchronize(void *handle)
{
    int status = enter();
    const struct stream *stream = stream_of(handle);
    while (status == 0 && stream->head != NULL)
        pthread_cond_wait(&changed, &lock);
    return leave(status != 0 ? status : fake_sticky);
}

API cuStreamQuery(void *handle)
{
    int status = enter();
    return leave(status != 0 ? status : stream_of(handle)->head != NULL ? NOT_READY : SUCCESS);
}

API cuEventCreate(void **handle, unsigned int flags)
{
    struct event *event = calloc(1, sizeof *event);
    event->timed = (flags & 2) == 0;
    *handle = event;
    return flags > 7 ? INVALID_VALUE : SUCCESS;
}

API cuEventDestroy_v2(void *handle)
{
    return handle != NULL ? SUCCESS : INVALID_HANDLE;
}

static void run_record(struct command *command)
{
    command->record->done = 1;
    clock_gettime(CLOCK_MONOTONIC, &command->record->when);
}

API cuEventRecordWithFlags(void *handle, void *stream, unsigned int flags)
{
    struct event *event = handle;
    int status = enter();
    struct stream *where = stream_of(stream);
    if (status != 0 || where == NULL || (status = forbidden(where)) != 0)
        return leave(status != 0 ? status : INVALID_HANDLE);
    if (event->timed)
        fake_note((struct noted){.kind = RECORD_NODE, .stream = where, .value = (uintptr_t)event});
    if (where->capture != NULL)
        return leave(fake_capture_record(where, event, flags));
    fake_append_record(where, event);
    pump();
    return leave(SUCCESS);
}

void fake_append_record(struct stream *stream, struct event *event)
{
    event->capture = NULL;
    event->record = calloc(1, sizeof *event->record);
    fake_append(stream, (struct command){.run = run_record, .record = event->record}, NULL, 0);
}

API cuStreamWaitEvent(void *stream, void *handle, unsigned int flags)
{
    struct event *event = handle;
    int status = enter();
    struct stream *where = stream_of(stream);
    if (status != 0 || where == NULL || (status = forbidden(where)) != 0)
        return leave(status != 0 ? status : INVALID_HANDLE);
    if (event->timed)
        fake_note((struct noted){.kind = WAIT_NODE, .stream = where, .value = (uintptr_t)event});
    if (where->capture != NULL || event->capture != NULL)
        return leave(fake_capture_wait(where, event, flags));
    fake_append(where, (struct command){.record = event->record}, NULL, 0);
    pump();
    return leave(SUCCESS);
}

API cuEventQuery(void *handle)
{
    const struct record *record = ((struct event *)handle)->record;
    int status = enter();
    if (status == 0 && ((struct event *)handle)->capture != NULL)
        status = CAPTURED_EVENT;
    return leave(status != 0 ? status : record != NULL && !record->done ? NOT_READY : SUCCESS);
}

API cuEventSynchronize(void *handle)
{
    const struct record *record = ((struct event *)handle)->record;
    int status = enter();
    while (status == 0 && record != NULL && !record->done)
        pthread_cond_wait(&changed, &lock);
    return leave(status != 0 ? status : fake_sticky);
}

API cuEventElapsedTime(float *milliseconds, void *start, void *end)
{
    const struct event *first = start, *last = end;
    const struct record *from = first->record, *to = last->record;
    if (!first->timed || !last->timed || from == NULL || to == NULL)
        return INVALID_HANDLE;
    if (!from->done || !to->done)
        return NOT_READY;
    *milliseconds = (float)(to->when.tv_sec - from->when.tv_sec) * 1e3f +
                    (float)(to->when.tv_nsec - from->when.tv_nsec) * 1e-6f;
    return SUCCESS;
}

