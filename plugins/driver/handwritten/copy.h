/* Copies of one dimension, which those of two and three are made of. `blocking`: the API's call blocks. */
#ifndef DRIVER_COPY_H
#define DRIVER_COPY_H

#include <stdlib.h>

#include "driver.h"

/* Without checks, to a session that the thread is bound to. `wait`: the bytes are there when it returns. */
CUresult copy_in(gtap_session *session, CUdeviceptr dst, const void *src, size_t n, CUstream stream, int blocking);
CUresult copy_out(gtap_session *session, void *dst, CUdeviceptr src, size_t n, CUstream stream, int wait);
CUresult copy_on_device(gtap_session *session, CUdeviceptr dst, CUdeviceptr src, size_t n, CUstream stream,
                        int blocking);

/* Whether a blocking operation that is posted holds up the other streams until it is done. Not while a function of the
 * program is outstanding: it may be what the operation waits for, and wait for those streams itself. */
int copy_fences(gtap_session *session, int blocking);
/* Where it must not, and the caller must wait: for the stream. */
CUresult copy_blocks(gtap_session *session, CUstream stream, CUresult status);

/* Outputs may arrive after the call only where the program cannot give the pages away unseen. */
int copy_page_locked(const void *address, size_t size);
/* Where a copy goes: to its stream's context; one of another server's memory to that server, where it blocks. */
CUresult copy_enter(const gtap_range *range, CUstream *stream, int *blocking, gtap_session **session,
                    driver_trip *trip);

/* Bytes that may still change before the stream gets there (gtap_host_must_pull): put behind the stream's work so far into
 * device memory, packed; `rows` says where they lie. Then copy them from `staging` in the same stream, and say so. */
CUresult copy_pull(gtap_session *session, const gtap_rows *rows, CUstream stream, CUdeviceptr *staging);
void copy_pulled(CUdeviceptr staging, CUstream stream);

CUresult copy_host_to_device(CUdeviceptr dst, const void *src, size_t n, CUstream stream, int blocking);
CUresult copy_device_to_host(void *dst, CUdeviceptr src, size_t n, CUstream stream, int blocking);
CUresult copy_device_to_device(CUdeviceptr dst, CUdeviceptr src, size_t n, CUstream stream, int blocking);
CUresult copy_unified(CUdeviceptr dst, CUdeviceptr src, size_t n, CUstream stream, int blocking);
CUresult copy_on_host(void *dst, const void *src, size_t n, CUstream stream);

#endif
