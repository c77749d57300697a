/* The server's channel: u16 bytes of the bulk stream, those, then frames. */
#include <string.h>

#include "channel.h"
#include "client.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int server[STREAM_COUNT];
    uint16_t bulk;
    if (size < sizeof bulk)
        return 0;
    memcpy(&bulk, data, sizeof bulk);
    data += sizeof bulk;
    size -= sizeof bulk;
    if (bulk > size)
        bulk = (uint16_t)size;
    gtap_session *session = client_make(server);
    client_expects(session);
    client_feed(server[STREAM_BULK], data, bulk);
    client_feed(server[STREAM_CHANNEL], data + bulk, size - bulk);
    for (int i = 0; i < 64 && session_is_open(session); i++)
        channel_poll(session);
    client_takes(session);
    client_free(session, server);
    return 0;
}
