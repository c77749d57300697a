/* What the generated one-to-one bodies call: enter, the driver's function, leave. */
#ifndef CUDART_LOWER_H
#define CUDART_LOWER_H

#include "gtap/runtime.h"
#include "gtap/stub.h"
#include "gtap_driver.h"

typedef int32_t cudaError_t;
typedef CUstream cudaStream_t;
typedef CUevent cudaEvent_t;
typedef CUlibrary cudaLibrary_t;

typedef struct dim3 {
    unsigned int x, y, z;
} dim3;

/* The driver refuses these whatever they are given, so that its own header has no bodies of theirs. */
GTAP_EXPORT CUresult cuMemPoolExportPointer(CUmemPoolPtrExportData *data, CUdeviceptr pointer);
GTAP_EXPORT CUresult cuMemPoolExportToShareableHandle(void *handle, CUmemoryPool pool, CUmemAllocationHandleType type,
                                                      unsigned long long flags);
GTAP_EXPORT CUresult cuMemPoolImportFromShareableHandle(CUmemoryPool *pool, void *handle,
                                                        CUmemAllocationHandleType type, unsigned long long flags);
GTAP_EXPORT CUresult cuMemPoolImportPointer(CUdeviceptr *pointer, CUmemoryPool pool, CUmemPoolPtrExportData *data);

/* Give the calling thread a current context (cuInit and the primary context of its device at the first runtime call).
 * 0, or the error, which is remembered. */
int32_t cudart_enter(void);

/* The runtime's error for a status of the driver or of this library; remembered as the thread's last error unless 0. */
int32_t cudart_leave(int32_t status);

/* The context that is current after cudart_enter. */
CUcontext cudart_current(void);

#endif
