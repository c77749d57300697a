/* The server's side stream: grants, and how far it is. */
#include "side.h"

#include "client.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int server[STREAM_COUNT];
    side_grant grant;
    gtap_session *session = client_make(server);
    client_feed(server[STREAM_SIDE], data, size);
    for (int i = 0; i < 256 && session_is_open(session); i++)
        if (side_next_grant(session, &grant, i % 2) <= 0)
            side_drain(session);
    client_free(session, server);
    return 0;
}
