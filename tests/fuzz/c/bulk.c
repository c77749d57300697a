/* Bulk objects from the server: u16 length that is expected, then the stream. */
#include "bulk.h"

#include <string.h>

#include "client.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static unsigned char into[UINT16_MAX];
    int server[STREAM_COUNT];
    uint16_t length;
    if (size < sizeof length)
        return 0;
    memcpy(&length, data, sizeof length);
    gtap_session *session = client_make(server);
    client_feed(server[STREAM_BULK], data + sizeof length, size - sizeof length);
    for (uint64_t id = 1; id < 64 && bulk_receive(session, id, into, length) == 0; id++)
        continue;
    client_free(session, server);
    return 0;
}
