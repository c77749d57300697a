/* Posts of which something is there at once that the server has yet to give: a handle, output that comes later. */
#include <stdlib.h>
#include <string.h>

#include "command_buffer.h"
#include "deferred.h"
#include "managed.h"

/* Whether a type's first create has succeeded; `add` makes it so. A full table only means more calls. */
static int created_before(gtap_session *session, uint32_t kind, int add)
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t expected = 0, at = (kind + i) % 256;
        uint32_t seen = session->created[at];
        if (seen == kind)
            return 1;
        if (seen == 0 && (!add || atomic_compare_exchange_strong(&session->created[at], &expected, kind)))
            return 0;
    }
    return 0;
}

int32_t gtap_create(gtap_frame *frame, uint32_t kind)
{
    gtap_session *session = frame->session;
    if (created_before(session, kind, 0))
        return gtap_post(frame);
    int32_t status = command_post_and_wait(frame);
    if (status == 0)
        created_before(session, kind, 1);
    return status;
}

/* Into memory that faults: whoever reads the channel must not touch it, so this thread does, and waits. */
static int32_t defer_to_managed(gtap_frame *frame, void *destination, uint64_t length)
{
    gtap_session *session = frame->session;
    unsigned char *bytes = malloc(length);
    if (!bytes || deferred_expect(session, frame->number, bytes, length) < 0) {
        pthread_mutex_unlock(&session->lock);
        free(bytes);
        return frame->library->statuses.out_of_memory;
    }
    int32_t status = command_post_and_wait(frame);
    deferred_end(session, frame->number);
    if (status == 0)
        memcpy(destination, bytes, length);
    if (session_is_open(session)) /* else the reader may be writing to it */
        free(bytes);
    return status;
}

int32_t gtap_defer(gtap_frame *frame, void *destination, uint64_t length)
{
    gtap_session *session = frame->session;
    if (length && managed_has(destination, length))
        return defer_to_managed(frame, destination, length);
    if (length && deferred_expect(session, frame->number, destination, length) < 0) {
        pthread_mutex_unlock(&session->lock);
        return frame->library->statuses.out_of_memory;
    }
    frame->flags |= DEFERRED;
    if (!(frame->flags & MUST_WAIT))
        return gtap_post(frame);
    int32_t status = command_post_and_wait(frame);
    deferred_end(session, frame->number);
    return status;
}
