/* What a device offers to the lane.
 *
 * Theory of operation: the lane's thread submits operations in the order of the channel, each with one call that never
 * blocks. Streams, events and kernels are the provider's own values, which Python entered (lane_handle, lane_stream).
 * Every range of device memory and every size has been checked. The provider makes the device's context current by itself.
 *
 * An operation answers with a CUDA status, or with one of
 *   PROVIDER_FULL  there is no room for it now (staging, its own queues): nothing was done, it is tried again after
 *                  the next lane_eased;
 *   PROVIDER_LATER only where a completion is given: it is accepted, and lane_complete tells the status;
 *   PROVIDER_PYTHON nothing was done, and Python is to do it.
 *
 * A completion may be told from any thread, also within an operation, once, and by lane_complete alone; it is not the
 * provider's any more then. No lock of the lane's is held while an operation runs.
 * Whatever completes earlier in CUDA's order is told earlier, also through events and other streams: the client takes
 * an answer as the proof that outputs before it have been delivered. A completion must not wait for one that CUDA's
 * order does not put before it: a stream that hangs holds up nobody else.
 *
 * An operation that is refused at once is over, and its frame goes to Python to be reported. Work that fails later is
 * told by the completions behind it. */
#ifndef GTAP_LANE_PROVIDER_H
#define GTAP_LANE_PROVIDER_H

#include <stdint.h>

#include "lane.h"

enum { PROVIDER_LATER = -1, PROVIDER_FULL = -2, PROVIDER_PYTHON = -3 };

/* A thing that is waited for: the lane's, lent with an operation. The provider may use `next` while it has it. */
typedef struct lane_completion {
    struct lane_completion *next;
    lane *lane;
    uint64_t number;
    const void *bytes; /* of an output, set by the provider before it is over */
    uint32_t size, operation;
    uint32_t device;
    uint16_t thread, library, ordinal; /* of its frame */
} lane_completion;

typedef struct provider_launch {
    uint64_t kernel, stream;
    uint32_t grid[3], block[3];
    uint32_t shared_bytes, flags; /* flags 1: cooperative */
    const void *parameters;       /* one block, laid out as the kernel takes it; valid during the call */
    uint32_t size;
} provider_launch;

typedef struct provider_fill { /* rows of `width` elements, `pitch` bytes apart */
    uint64_t destination, pitch, width, height;
    uint32_t value, element_bytes;
} provider_fill;

struct lane_provider {
    int stays; /* 1: outputs stay where `done->bytes` says until the session ends, so they may be of up to 4 MiB */
    int (*launch)(lane_provider *self, const provider_launch *launch);
    /* `bytes` are read before it returns. */
    int (*copy_in)(lane_provider *self, uint64_t stream, uint64_t destination, const void *bytes, uint64_t size);
    /* `done->size` bytes, which stay where `done->bytes` says until lane_complete has returned, or the next call. */
    int (*copy_out)(lane_provider *self, uint64_t stream, uint64_t source, lane_completion *done);
    int (*copy)(lane_provider *self, uint64_t stream, uint64_t destination, uint64_t source, uint64_t size);
    int (*fill)(lane_provider *self, uint64_t stream, const provider_fill *fill);
    int (*event_record)(lane_provider *self, uint64_t event, uint64_t stream);
    int (*stream_wait)(lane_provider *self, uint64_t stream, uint64_t event);
    /* What a stream was given so far; an event's last record; what all streams of a device were given. */
    int (*stream_mark)(lane_provider *self, uint64_t stream, lane_completion *done);
    int (*event_mark)(lane_provider *self, uint64_t event, lane_completion *done);
    int (*device_mark)(lane_provider *self, uint32_t device, lane_completion *done);
    /* At once: 0 or CUDA_ERROR_NOT_READY. */
    int (*stream_query)(lane_provider *self, uint64_t stream);
    int (*event_query)(lane_provider *self, uint64_t event);
    /* The lane ends; nothing of it may be called once this has returned. NULL: there is nothing that might. */
    void (*stop)(lane_provider *self);
    lane *lane; /* whose it is; set by lane_make */
};

#pragma GCC visibility push(default)

/* What a provider calls, from any thread. */
void lane_complete(lane_completion *done, int status);
void lane_eased(lane *lane);
/* A completion will never be told, as there is no thread that could wait: the session ends. */
void lane_stuck(lane *lane);

#pragma GCC visibility pop

#endif
