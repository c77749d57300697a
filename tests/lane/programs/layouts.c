/* Print the bodies that operations.c reads: function, place and bytes of each field, size of the whole. */
#include "operations.c"

#include <stdio.h>

#define FIELD(function, body, field)                                                                                   \
    printf("%s %zu %zu\n", #function, offsetof(body, field), sizeof((body *)0)->field)
#define SIZE(function, body) printf("%s all %zu\n", #function, sizeof(body))

int main(void)
{
    FIELD(gtapLaunch, launch_body, kernel);
    for (size_t i = 0; i < 6; i++)
        printf("gtapLaunch %zu 4\n", offsetof(launch_body, grid) + 4 * i);
    FIELD(gtapLaunch, launch_body, shared_bytes);
    FIELD(gtapLaunch, launch_body, stream);
    FIELD(gtapLaunch, launch_body, parameters);
    FIELD(gtapLaunch, launch_body, size);
    FIELD(gtapLaunch, launch_body, flags);
    SIZE(gtapLaunch, launch_body);
    FIELD(gtapCopyIn, copy_in_body, destination);
    FIELD(gtapCopyIn, copy_in_body, bytes);
    FIELD(gtapCopyIn, copy_in_body, size);
    FIELD(gtapCopyIn, copy_in_body, stream);
    FIELD(gtapCopyIn, copy_in_body, blocking);
    SIZE(gtapCopyIn, copy_in_body);
    FIELD(gtapCopyOut, copy_out_body, bytes);
    FIELD(gtapCopyOut, copy_out_body, source);
    FIELD(gtapCopyOut, copy_out_body, size);
    FIELD(gtapCopyOut, copy_out_body, stream);
    SIZE(gtapCopyOut, copy_out_body);
    FIELD(gtapCopyOutAsync, copy_out_body, bytes);
    FIELD(gtapCopyOutAsync, copy_out_body, source);
    FIELD(gtapCopyOutAsync, copy_out_body, size);
    FIELD(gtapCopyOutAsync, copy_out_body, stream);
    SIZE(gtapCopyOutAsync, copy_out_body);
    FIELD(gtapCopy, copy_body, destination);
    FIELD(gtapCopy, copy_body, source);
    FIELD(gtapCopy, copy_body, size);
    FIELD(gtapCopy, copy_body, stream);
    FIELD(gtapCopy, copy_body, blocking);
    SIZE(gtapCopy, copy_body);
    FIELD(gtapFill, fill_body, destination);
    FIELD(gtapFill, fill_body, pitch);
    FIELD(gtapFill, fill_body, value);
    FIELD(gtapFill, fill_body, element_bytes);
    FIELD(gtapFill, fill_body, width);
    FIELD(gtapFill, fill_body, height);
    FIELD(gtapFill, fill_body, stream);
    FIELD(gtapFill, fill_body, blocking);
    SIZE(gtapFill, fill_body);
    FIELD(cuEventRecordWithFlags, record_body, event);
    FIELD(cuEventRecordWithFlags, record_body, stream);
    FIELD(cuEventRecordWithFlags, record_body, flags);
    SIZE(cuEventRecordWithFlags, record_body);
    FIELD(cuStreamWaitEvent, wait_body, stream);
    FIELD(cuStreamWaitEvent, wait_body, event);
    FIELD(cuStreamWaitEvent, wait_body, flags);
    SIZE(cuStreamWaitEvent, wait_body);
    FIELD(cuStreamSynchronize, token_body, token);
    SIZE(cuStreamSynchronize, token_body);
    FIELD(cuEventSynchronize, token_body, token);
    SIZE(cuEventSynchronize, token_body);
    FIELD(cuStreamQuery, token_body, token);
    SIZE(cuStreamQuery, token_body);
    FIELD(cuEventQuery, token_body, token);
    SIZE(cuEventQuery, token_body);
    printf("cuCtxSynchronize all 0\n");
    return 0;
}
