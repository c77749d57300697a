/* Which streams are being captured, and what that forbids (ARCHITECTURE 5.9). The server's capture is always relaxed. */
#ifndef DRIVER_CAPTURE_H
#define DRIVER_CAPTURE_H

#include "graph.h"

typedef _Atomic(driver_capture *) capture_slot; /* where a stream's capture stands */

struct driver_capture {
    driver_capture *next;
    uint64_t id;
    CUstreamCaptureMode mode;
    uint32_t thread; /* that began it */
    CUstream origin;
    CUcontext context;
    _Atomic int status; /* CUstreamCaptureStatus */
    int given;          /* the graph is the program's own */
    int blocking;       /* a stream that waits for the legacy one takes part */
    graph *graph;
    list slots;
    CUgraphNode *dependencies; /* as last told by cuStreamGetCaptureInfo */
};

typedef struct capture_thread {
    CUstreamCaptureMode mode;
    capture_slot own; /* of the thread's own stream */
} capture_thread;

capture_thread *capture_of_thread(void);
/* NULL for the legacy stream and for what is no stream. */
capture_slot *capture_slot_of(CUstream stream);
void capture_break(driver_capture *capture);
/* The live capture of that number, or NULL. */
driver_capture *capture_by_id(uint64_t id);
/* A stream has waited for an event of this capture. */
CUresult capture_join(driver_capture *capture, CUstream stream);
/* A stream ends: a capture that began there is given up. */
void capture_leave(CUstream stream);
/* End it on the server and forget it; the graph too, unless it is the program's. */
void capture_give_up(driver_capture *capture);

#endif
