/* The reply to OPEN: status and body, in a frame of the right size. */
#include <stdlib.h>
#include <string.h>

#include "client.h"
#include "library.h"
#include "snapshot.h"

#define LARGEST (64u << 10)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const uint64_t golden[] = {0, 11, 22, 33};
static const gtap_library library = {
    .abi = GTAP_ABI, .layout = 7, .ordinals = 3, .golden = golden, .name = "toy", .soname = "libtoy.so.1",
    .package = "gtap-plugin-toy",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int announced;
    static unsigned char frame[FRAME_HEADER + LARGEST];
    int server[STREAM_COUNT];
    if (!announced++)
        gtap_announce(&library);
    size = size > LARGEST ? LARGEST : size & ~(size_t)7;
    uint32_t head[4] = {FRAME_HEADER + (uint32_t)size, KIND_REPLY, 1, 0};
    memcpy(frame, head, sizeof head);
    memcpy(frame + FRAME_HEADER, data, size);
    gtap_session *session = client_make(server);
    session->state = SESSION_NEW;
    client_feed(server[STREAM_CHANNEL], frame, FRAME_HEADER + size);
    snapshot_open(session);
    client_free(session, server);
    return 0;
}
