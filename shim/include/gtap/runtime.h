/* What hand-written bodies (plugins/driver, plugins/cudart) use beside stub.h: threads, contexts, memory, images,
 * facts, errors. libgtap.so implements it. */
#ifndef GTAP_RUNTIME_H
#define GTAP_RUNTIME_H

#include <stdatomic.h>

#include "gtap/stub.h"

/* ---- servers and devices: the program's devices are those of all its servers in order ---- */

/* Open every session of GTAP_SERVERS (first call only). Returns the number of devices that CUDA_VISIBLE_DEVICES
 * leaves, or -1 when no server answers (said once). */
GTAP_EXPORT int gtap_device_count(void);
GTAP_EXPORT gtap_session *gtap_device_session(int device);   /* NULL when out of range */
GTAP_EXPORT uint32_t gtap_device_ordinal(int device);        /* its index on its server */

/* Facts from the snapshot; constant for the life of the session. */
typedef struct gtap_device_facts {
    char name[256];
    unsigned char uuid[16];
    uint64_t total_memory;
    char pci_bus_id[32];
    int32_t compute_major, compute_minor;
    int32_t driver_version;
    int32_t image_ptx_only;  /* 1: the device takes PTX alone, lowest version from 50 up preferred */
    int32_t attributes[256]; /* by CUdevice_attribute */
} gtap_device_facts;
GTAP_EXPORT const gtap_device_facts *gtap_device(int device);
/* The same for all devices, whatever CUDA_VISIBLE_DEVICES says; returns their number, or -1 when no server answers. The
 * outputs stay as they are where there is no such device. */
GTAP_EXPORT int gtap_every_device(int index, gtap_session **session, uint32_t *ordinal, const gtap_device_facts **facts);

/* ---- the calling thread ---- */

/* Where commands of this thread go: session and context number (0: none), set by the driver plugin when the current
 * context changes. The context number travels in each frame's header. */
GTAP_EXPORT void gtap_thread_bind(gtap_session *session, uint32_t context);
GTAP_EXPORT gtap_session *gtap_thread_session(void);
/* The same for a while: 1, and what was bound before for the way back; 0 when this was bound. */
GTAP_EXPORT int gtap_thread_move(gtap_session **session, uint32_t *context);
GTAP_EXPORT uint32_t gtap_thread_context(void);
/* A zeroed block of this thread / of this process, one per key (a string constant), made at first use. Stubs may be
 * loaded in several copies: they keep no state of their own. A thread block is freed with its thread. */
GTAP_EXPORT void *gtap_thread_state(const char *key, size_t size);
GTAP_EXPORT void *gtap_process_state(const char *key, size_t size);

/* Failures of posted calls (ARCHITECTURE 6.2, 6.3). take: the status of this thread's oldest unreported failure in that
 * session, cleared, 0 if none; a sticky status stays. Neither waits. A sticky status is a device's: that of the context
 * to which the calling thread is bound, but for take_on, which names its ordinal. */
GTAP_EXPORT int32_t gtap_failure_take(gtap_session *session);
GTAP_EXPORT int32_t gtap_failure_take_on(gtap_session *session, uint32_t ordinal);
GTAP_EXPORT int32_t gtap_failure_peek(gtap_session *session);
/* A call answered with a status that its library knows to be sticky: every later one gets it, until the reset. */
GTAP_EXPORT void gtap_failure_stick(gtap_session *session, int32_t status);
/* After a device reset: forget the sticky status. */
GTAP_EXPORT void gtap_failure_reset(gtap_session *session);

/* ---- device memory: an arena over extents that the server granted (ARCHITECTURE 7) ---- */

/* 0, or out-of-memory. Waits only when credit is empty. The address is 512-byte aligned or as asked (power of two). */
GTAP_EXPORT int gtap_alloc(gtap_session *session, uint32_t ordinal, uint64_t size, uint64_t alignment, uint64_t *address);
/* Frees a whole allocation by its base; -1 if it is not one. Reuse is ordered by the shim. */
GTAP_EXPORT int gtap_free(uint64_t address);
/* The same in the order of a stream: what was freed under a tag (not 0) is handed out under it again without a fence.
 * flags: kept with the range. */
GTAP_EXPORT int gtap_alloc_on(gtap_session *session, uint32_t ordinal, uint64_t size, uint64_t alignment, uint64_t tag,
                              uint32_t flags, uint64_t *address);
GTAP_EXPORT int gtap_free_on(uint64_t address, uint64_t tag);
/* After a device reset: forget every device and global range of that device. */
GTAP_EXPORT void gtap_free_all(gtap_session *session, uint32_t ordinal);
/* The same of one context, by its number in the frames' headers: it was destroyed, others of its device were not. */
GTAP_EXPORT void gtap_free_context(gtap_session *session, uint32_t context);
/* Who posts the driver's fence (gtapFence) before a freed range is handed out again: every later command of every stream
 * of that device waits for all earlier ones. Set once by the driver plugin; without it nothing freed is reused. */
GTAP_EXPORT void gtap_set_fence(void (*post)(gtap_session *session, uint32_t ordinal));
/* Addresses of the session's slot, without memory, at a multiple of `alignment` (a power of two): what to give back, NULL
 * when there is no room. */
GTAP_EXPORT void *gtap_reserve(gtap_session *session, uint64_t size, uint64_t alignment, uint64_t *address);
GTAP_EXPORT void gtap_unreserve(gtap_session *session, void *reservation);
/* Bytes that this process was granted on a device and does not use now (cuMemGetInfo may count them as free). */
GTAP_EXPORT uint64_t gtap_unused(gtap_session *session, uint32_t ordinal);
/* Who posts how many bytes of a device are in use by this process: its granted extents without what is unused. Set once by
 * the driver plugin. */
GTAP_EXPORT void gtap_set_teller(void (*post)(gtap_session *session, uint32_t ordinal, uint64_t used));
/* That has changed by more than the server knows from other posts: a thread of the session's tells it soon, once for many
 * changes; or whoever needs it known tells it before what it posts next. Neither waits. How often it was told so far. */
GTAP_EXPORT void gtap_tell_later(gtap_session *session);
GTAP_EXPORT uint64_t gtap_tell_now(gtap_session *session);
/* Wait until memory that was asked for ahead is granted or refused, and what was given back has arrived: before the server
 * is asked what is free, or it would count neither as granted here nor as free there. */
GTAP_EXPORT void gtap_settle_credit(gtap_session *session, uint32_t ordinal);
/* The live allocation that holds an address: base, size, session, ordinal, and what it is. -1 if none. */
enum gtap_range_kind {
    GTAP_DEVICE_RANGE = 1,
    GTAP_HOST_RANGE = 2,
    GTAP_GLOBAL_RANGE = 3,
    GTAP_REGISTERED_RANGE = 4,
    GTAP_MANAGED_RANGE = 5,
    GTAP_MAPPED_RANGE = 6 /* physical memory that the program mapped itself */
};
typedef struct gtap_range {
    uint64_t base, size;
    gtap_session *session; /* whose devices see it; NULL for host memory that none does */
    uint32_t ordinal;
    uint32_t kind;
    uint32_t flags; /* of the allocation: host memory's own; device memory of a pool: its number */
    uint64_t id;    /* unique for the process: CU_POINTER_ATTRIBUTE_BUFFER_ID */
    uint32_t context; /* device, global and managed ranges: the number of the context that they were made in */
} gtap_range;
GTAP_EXPORT int gtap_range_of(uint64_t address, gtap_range *range);
/* A live allocation of the same kind, session and ordinal, and of the same context unless that is 0. -1 if none. */
GTAP_EXPORT int gtap_range_like(const gtap_range *like, gtap_range *range);
/* 1: an address of some session's slot. What no range holds there is no memory of the program's either. */
GTAP_EXPORT int gtap_slot_holds(uint64_t address);
/* Enter and remove ranges that somebody else chose: module globals, registered host memory. */
GTAP_EXPORT int gtap_range_add(const gtap_range *range);
GTAP_EXPORT int gtap_range_remove(uint64_t base);
/* Page-locked host memory in the slot's host part. NULL when memory is exhausted. Free waits for deferred writes. */
GTAP_EXPORT void *gtap_host_alloc(uint64_t size, uint32_t flags);
GTAP_EXPORT int gtap_host_free(void *address);
/* Wait until no deferred output is on its way into these bytes: before the program's next use of them is read ahead. */
GTAP_EXPORT void gtap_await_deferred(const void *address, uint64_t size);

/* ---- managed and mapped memory: host memory that kernels see at the same address ---- */

/* gtap_coherent_count: managed and mapped ranges, and page-locked ones that may become mapped. Where it is 0 the two hooks
 * cost one load. */
GTAP_EXPORT int gtap_coherent_launch_now(gtap_session *session, uint32_t ordinal, const void *params, size_t size);
/* What a synchronisation waits for. */
enum gtap_waited { GTAP_WAITED_STREAM, GTAP_WAITED_EVENT, GTAP_WAITED_CONTEXT };
typedef struct gtap_together gtap_together;
GTAP_EXPORT gtap_together *gtap_coherent_sync_now(gtap_session *session, enum gtap_waited waited, const void *handle);
GTAP_EXPORT void gtap_coherent_synced_now(gtap_session *session, gtap_together *together, int status);

/* Managed memory of a device, in its session's slot; NULL when there is none. gtap_host_free frees it, when no work that
 * uses it is left. host_only: no device sees it until gtap_coherent_attach says otherwise. */
GTAP_EXPORT void *gtap_managed_alloc(gtap_session *session, uint32_t ordinal, uint64_t size, int host_only);
/* Variables of a module that the program reads and writes at the device's addresses, by address, in pages that follow
 * each other: the pages are made here. Known ones stay as they are. 0 or -1. */
typedef struct gtap_span {
    uint64_t base, size;
} gtap_span;
GTAP_EXPORT int gtap_managed_adopt(gtap_session *session, uint32_t ordinal, const gtap_span *variables, uint32_t count);
GTAP_EXPORT void gtap_managed_forget(uint64_t address); /* of the first: their module is gone */
/* Let that device see the page-locked memory that starts at base; waits for its memory there. 0 or -1. */
GTAP_EXPORT int gtap_host_map(gtap_session *session, uint32_t ordinal, uint64_t base);
/* Before a device is reset, when its work is over: page-locked memory is its bytes and the host's alone again, variables
 * of modules are forgotten. */
GTAP_EXPORT void gtap_managed_reset(gtap_session *session, uint32_t ordinal);
/* Whether launches take the managed memory at this address to the device. -1: there is none. */
GTAP_EXPORT int gtap_coherent_attach(uint64_t address, int host_only);
/* How the bytes travel: to the device before every later command; from it as they are now; from it as deferred output in
 * the order of a stream, which is the one that `order` has put behind what is waited for (in: its handle). Each a status;
 * set once. */
typedef struct gtap_coherence {
    int (*send)(gtap_session *session, uint32_t ordinal, uint64_t address, const void *data, uint64_t size);
    int (*fetch)(gtap_session *session, uint32_t ordinal, uint64_t address, void *data, uint64_t size);
    int (*order)(gtap_session *session, enum gtap_waited waited, const void **handle);
    int (*come)(gtap_session *session, uint64_t address, void *data, uint64_t size, const void *stream);
} gtap_coherence;
GTAP_EXPORT void gtap_set_coherence(const gtap_coherence *ways);

/* Just before the frame of a launch of any kind (kernel, graph), with no lock held and outside gtap_begin: what the
 * program wrote is sent, and the memory is the device's until it is touched again. params is the packed parameter
 * block (page-locked memory that it points to becomes mapped), NULL when unknown. 0, or the status to return. */
static inline int gtap_coherent_launch(gtap_session *session, uint32_t ordinal, const void *params, size_t size)
{
    if (atomic_load_explicit(&gtap_coherent_count, memory_order_relaxed) == 0)
        return 0;
    return gtap_coherent_launch_now(session, ordinal, params, size);
}

/* Just before the frame of a synchronisation in the current context: what the program is likely to read comes along. Not
 * NULL: something was posted, so that only the call tells (of an event: that of the stream that it was put on). _synced
 * comes just after it, in any case, with its status, and with what _sync gave. */
static inline gtap_together *gtap_coherent_sync(gtap_session *session, enum gtap_waited waited, const void *handle)
{
    if (atomic_load_explicit(&gtap_coherent_count, memory_order_relaxed) == 0)
        return NULL;
    return gtap_coherent_sync_now(session, waited, handle);
}

static inline void gtap_coherent_synced(gtap_session *session, gtap_together *together, int status)
{
    if (together != NULL || atomic_load_explicit(&gtap_coherent_count, memory_order_relaxed) != 0)
        gtap_coherent_synced_now(session, together, status);
}

/* The program's own bytes are about to be read (written) with a lock held, or by another thread: fetch them now. */
GTAP_EXPORT void gtap_coherent_touch_now(const void *address, uint64_t size, int writes);
static inline void gtap_coherent_touch(const void *address, uint64_t size, int writes)
{
    if (atomic_load_explicit(&gtap_coherent_count, memory_order_relaxed) != 0 && size != 0)
        gtap_coherent_touch_now(address, size, writes);
}
/* Before a command that reads or writes these bytes of managed or mapped memory on the device. 0, or a status. */
GTAP_EXPORT int gtap_coherent_use(gtap_session *session, uint64_t address, uint64_t size, int writes);

/* ---- strided outputs ---- */

/* Where the rows of a box go in host memory. */
typedef struct gtap_rows {
    void *destination;
    uint64_t pitch, slice;         /* bytes from row to row, from slice to slice */
    uint64_t width, height, depth; /* bytes, rows, slices */
} gtap_rows;
/* A buffer to give to a deferred call in place of the destination: once its bytes have come the rows are where they
 * belong, and it is freed. NULL when memory is exhausted. _cancel: the call was not made. */
GTAP_EXPORT void *gtap_rows_buffer(gtap_session *session, const gtap_rows *rows);
GTAP_EXPORT void gtap_rows_cancel(void *buffer);
/* Put packed rows where they belong; take them up. */
GTAP_EXPORT void gtap_rows_scatter(const gtap_rows *rows, const void *packed);
GTAP_EXPORT void gtap_rows_gather(const gtap_rows *rows, void *packed);

/* ---- large payloads ---- */

/* From gtap_lend to gtap_lent the calling thread's payloads stay as they are, all of one session: they are sent from where
 * they lie, and copied at gtap_lent at most, where the server may need them again and stays is 0. 1: they stay until the
 * work that reads them is complete, or their memory is freed (gtap_host_free) or no longer registered (gtap_range_remove). */
GTAP_EXPORT void gtap_lend(void);
GTAP_EXPORT void gtap_lent(gtap_session *session, int stays);

/* ---- waiting ---- */

/* Before a call that must see all deferred writes of a session delivered (they are, when a later reply has come). */
GTAP_EXPORT void gtap_flush(gtap_session *session);

/* ---- host functions: work of a stream that runs in this process ---- */

/* Make an obligation: the driver's gtapHostFunction, posted with its number, holds a stream there until `run` has
 * returned. Returns the number, 0 when memory or threads are exhausted or the link is lost. `run` is called on the
 * session's callback thread (bound to the maker's session and context), one after the other in order of arrival, after
 * every deferred output that came before it has been written. status: 0, or the device's sticky one, or 3 when the link
 * was lost while it was outstanding; `run` decides what that means. A one-shot obligation ends by running. */
enum gtap_obligation_flags {
    GTAP_OBLIGATION_ARMED = 1,   /* runs at each launch (graphs), until gtap_obligation_end */
    GTAP_OBLIGATION_INTERNAL = 2 /* gtap's own code: `run` may make calls; else gtap_in_host_function() is 1 in it */
};
#define GTAP_OBLIGATION_ENDED (-1) /* the status of an armed one's last call: free `data` */
GTAP_EXPORT uint64_t gtap_obligation(gtap_session *session, void (*run)(void *data, int32_t status), void *data,
                                     unsigned flags);
/* Take back one whose frame could not be posted: 1, and `run` is not called; 0 when it was called or will be (by a lost
 * link, or by a post that waits and fails late). Or end an armed one: when the launches that gtap_obligation_on
 * announced have run, `run` is called a last time with GTAP_OBLIGATION_ENDED, perhaps here. */
GTAP_EXPORT int gtap_obligation_end(gtap_session *session, uint64_t obligation);
/* Before it is posted, of an armed one before each launch: this obligation runs code of the program, which may write
 * host memory. gtap_host_must_pull says 1 until it has run. Not for pulls themselves. stream: where it is posted. */
GTAP_EXPORT void gtap_obligation_on(gtap_session *session, uint64_t obligation, const void *stream);
/* 1 inside a function of the program: every entry of the API returns NOT_PERMITTED (800) there. An internal `run` that
 * calls one sets it around that call. */
GTAP_EXPORT int gtap_in_host_function(void);
GTAP_EXPORT void gtap_set_in_host_function(int inside);
/* 1: the bytes of page-locked memory that a copy on that stream reads may still change before it does (undelivered
 * deferred output overlaps them, or a function of the program is outstanding): read them in stream order, not now. */
GTAP_EXPORT int gtap_host_must_pull(gtap_session *session, const void *stream, const void *address, uint64_t size);

/* ---- what is known to be complete: nothing here waits ---- */

/* Number of the calling thread's last frame in that session, 0 before the first. */
GTAP_EXPORT uint64_t gtap_last_call(gtap_session *session);
/* 1: everything posted to the stream so far has completed. 0: not known; a question is on its way, ask again. -status:
 * the server answered with an error (sticky, or a dead stream). GTAP_UNSURE: a synchronisation elsewhere has returned
 * since and may have covered it, so only the call (cuStreamQuery, cuEventQuery) tells; _settled if that returns 0. Given
 * once for each such synchronisation, so a loop that polls does not call. NULL stream: every blocking stream too. */
enum { GTAP_UNSURE = 2 };
GTAP_EXPORT int gtap_stream_done(gtap_session *session, const void *stream);
/* 1: everything posted to the stream has completed, and without an error: waiting for it is over. Asks nobody. */
GTAP_EXPORT int gtap_stream_known(gtap_session *session, const void *stream);
/* As gtap_stream_done, of an event, by the number of the call that recorded it. */
GTAP_EXPORT int gtap_event_done(gtap_session *session, const void *event, uint64_t record_call);
/* After the record was posted: what settles that stream settles the event. */
GTAP_EXPORT void gtap_event_recorded(gtap_session *session, const void *event, const void *stream);
/* A call of this thread that waited for the stream, the event, the current context has returned 0, and the thread has
 * sent nothing since. A copy out of a stream's device memory that is a call waited for that stream. */
GTAP_EXPORT void gtap_stream_settled(gtap_session *session, const void *stream);
GTAP_EXPORT void gtap_event_settled(gtap_session *session, const void *event);
GTAP_EXPORT void gtap_all_settled(gtap_session *session);
/* A stream was made that the NULL stream does not wait for. */
GTAP_EXPORT void gtap_stream_nonblocking(gtap_session *session, const void *stream);

/* ---- code images ---- */

typedef struct gtap_image {
    const unsigned char *data; /* uncompressed; PTX without trailing NULs */
    uint64_t size;
    int32_t is_ptx;
    int32_t arch;              /* 75 for sm_75 / compute_75 */
    unsigned char hash[32];    /* BLAKE2b-256 of data */
    void *owner;
} gtap_image;
enum gtap_image_result { GTAP_IMAGE_OK = 0, GTAP_IMAGE_INVALID = 1, GTAP_IMAGE_NONE_FITS = 2, GTAP_IMAGE_NO_MEMORY = 3 };
/* Choose from what a program hands to a load function (fat binary wrapper, fat binary, ELF, PTX text) the image that
 * fits the device and unpack it (LZ4, zstd, raw). Release with gtap_image_free. limit: bytes readable at data, 0 when
 * unknown (as in cuModuleLoadData). */
GTAP_EXPORT int gtap_image_choose(const gtap_device_facts *facts, const void *data, uint64_t limit, gtap_image *image);
GTAP_EXPORT void gtap_image_free(gtap_image *image);

/* Kernel parameter layouts by name, from .nv.info of any ELF beside the image (fat binaries) or of the image itself. */
typedef struct gtap_kernel_info {
    const char *name;
    uint32_t count;
    const uint32_t *offsets;
    const uint32_t *sizes;
    uint32_t total;
    uint32_t most_threads; /* of a block, by that ELF's launch bounds; 0: not told. Others may have other bounds. */
} gtap_kernel_info;
typedef struct gtap_kernel_table gtap_kernel_table;
GTAP_EXPORT gtap_kernel_table *gtap_kernels_read(const void *data, uint64_t limit); /* NULL if it holds no ELF */
GTAP_EXPORT const gtap_kernel_info *gtap_kernel_find(const gtap_kernel_table *table, const char *name);
GTAP_EXPORT void gtap_kernels_free(gtap_kernel_table *table);

/* ---- saying things: one line on stderr, once per cause ---- */
GTAP_EXPORT void gtap_say_once(const char *key, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* 1 after the shim's atexit or in a forked child that may not use CUDA. */
GTAP_EXPORT int gtap_unloading(void);
GTAP_EXPORT int gtap_forked(void);
/* Whether any of these and gtap_in_host_function() says 1: what every entry asks first. */
GTAP_EXPORT int gtap_barred(void);

#endif
