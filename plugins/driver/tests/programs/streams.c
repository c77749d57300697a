#include "check.h"

GTAP_EXPORT int cuTexRefCreate(void); /* export-only: no prototype */

int main(void)
{
    CUstream stream, dead;
    CUevent start_event, end_event, untimed;
    CUcontext context = start(), of;
    unsigned flags;
    int priority, capturing = 7, device;
    unsigned long long id, legacy;
    float elapsed;

    STATUS(CUDA_ERROR_INVALID_VALUE, cuStreamCreate(&stream, 2));
    OK(cuStreamCreateWithPriority(&stream, CU_STREAM_NON_BLOCKING, -99));
    OK(cuStreamGetFlags(stream, &flags));
    OK(cuStreamGetPriority(stream, &priority));
    HOLDS(flags == CU_STREAM_NON_BLOCKING && priority == -5);
    OK(cuStreamGetCtx(stream, &of));
    HOLDS(of == context);
    OK(cuStreamGetDevice(stream, &device));
    OK(cuStreamGetId(stream, &id));
    OK(cuStreamGetId(NULL, &legacy));
    HOLDS(id != legacy && device == 0);
    OK(cuStreamIsCapturing(stream, &capturing));
    HOLDS(capturing == 0);
    OK(cuStreamSynchronize(stream));
    OK(cuStreamSynchronize(CU_STREAM_LEGACY));
    OK(cuStreamSynchronize_ptsz(NULL));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuStreamSynchronize((CUstream)&stream));
    OK(cuStreamQuery(stream)); /* known: nothing was posted */

    STATUS(CUDA_ERROR_INVALID_VALUE, cuEventCreate(&start_event, 8));
    OK(cuEventCreate(&start_event, 0));
    OK(cuEventCreate(&end_event, CU_EVENT_BLOCKING_SYNC));
    OK(cuEventCreate(&untimed, CU_EVENT_DISABLE_TIMING));
    OK(cuEventQuery(start_event));       /* never recorded: nobody is asked */
    OK(cuEventSynchronize(start_event));
    OK(cuStreamWaitEvent(stream, start_event, 0));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuEventElapsedTime(&elapsed, start_event, end_event));
    OK(cuEventRecord(start_event, stream));
    OK(cuEventRecordWithFlags(end_event, NULL, 0));
    OK(cuStreamWaitEvent(NULL, start_event, 0));
    OK(cuEventElapsedTime(&elapsed, start_event, end_event));
    HOLDS(elapsed == 1.5f);
    OK(cuEventRecord(untimed, stream));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuEventElapsedTime_v2(&elapsed, start_event, untimed));
    OK(cuEventDestroy_v2(untimed));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuEventRecord(untimed, stream));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuEventRecord((CUevent)stream, stream));

    dead = stream;
    OK(cuStreamDestroy_v2(stream));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuStreamDestroy_v2(dead));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuStreamQuery(dead));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuStreamDestroy_v2(NULL));
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuTexRefCreate());

    OK(cuStreamCreate(&stream, 0)); /* a reset ends streams and events */
    OK(cuDevicePrimaryCtxReset_v2(0));
    start();
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuStreamSynchronize(stream));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuEventRecord(start_event, NULL));
    return ended();
}
