/* What the server's frames do: replies, deferred output, failures, text, callbacks, marks. Everything in them is checked
 * before it is used; no lock is held while memory of the program is written. */
#include "frames.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "brief.h"
#include "bulk.h"
#include "callback.h"
#include "channel.h"
#include "deferred.h"
#include "failure.h"
#include "library.h"
#include "marks.h"
#include "reply.h"
#include "rows.h"
#include "stats.h"

static int broken(gtap_session *session, const char *what)
{
    session_lose(session, what);
    return -1;
}

/* How many descriptors lead the parts: the one number that makes the sizes add up. -1 if none does. */
static int count_outputs(const unsigned char *outputs, uint64_t size)
{
    uint64_t total = 0;
    for (int n = 0; n <= OUTPUT_LIMIT; n++) {
        uint64_t descriptor;
        if (total == size)
            return n;
        if (total > size || 8 * (uint64_t)n + 8 > size)
            return -1;
        memcpy(&descriptor, outputs + 8 * (size_t)n, 8);
        total += 8 + part_size(descriptor);
    }
    return -1;
}

/* Fetch the bulk object that a 24-byte part names. */
static int take_bulk(gtap_session *session, const unsigned char *part, uint64_t descriptor, unsigned char *destination)
{
    uint64_t named[3], length = descriptor & 0xffffffffffffu;
    memcpy(named, part, sizeof named);
    if (named[1] != 0 || named[2] != length)
        return broken(session, "the server named a bulk object wrongly");
    stats_span span = stats_span_begin(0);
    int received = bulk_receive(session, named[0], destination, length);
    stats_moved(&span, STATS_RECEIVING);
    return received;
}

/* Room for a bulk output: where its caller wants it, else behind the blob. NULL when there is none. */
static blob *make_blob(const waiter *w, uint32_t output, uint64_t length)
{
    int expected = w->expected && w->expected_output == output && length <= w->room;
    blob *made = length <= BULK_LIMIT ? malloc(sizeof *made + (expected ? 0 : length)) : NULL;
    if (made)
        *made = (blob){.length = length, .place = expected ? w->expected : made->bytes};
    return made;
}

static int fetch_blobs(gtap_session *session, waiter *w)
{
    const unsigned char *outputs = w->body + 8, *part = outputs + 8 * (size_t)w->outputs;
    blob **tail = &w->blobs;
    for (uint32_t i = 0; i < w->outputs; i++) {
        uint64_t descriptor;
        memcpy(&descriptor, outputs + 8 * (size_t)i, 8);
        if (descriptor >> 48 == 2) {
            blob *received = make_blob(w, i, descriptor & 0xffffffffffffu);
            if (!received)
                return broken(session, "a reply's bulk output is too large");
            *tail = received;
            tail = &received->next;
            if (take_bulk(session, part, descriptor, received->place) < 0)
                return -1;
        }
        part += part_size(descriptor);
    }
    return 0;
}

static int on_reply(gtap_session *session, uint64_t number, const unsigned char *body, size_t size)
{
    waiter *w = channel_find_waiter(session, number);
    int outputs = size < 8 ? -1 : w && w->plain ? 0 : count_outputs(body + 8, size - 8);
    if (!w || w->done || outputs < 0)
        return broken(session, "the server sent a reply that cannot be");
    if (waiter_keep(w, body, size) < 0)
        return broken(session, "memory is exhausted");
    w->outputs = (uint32_t)outputs;
    if (fetch_blobs(session, w) < 0)
        return -1;
    brief_lock(&session->reply_lock);
    w->done = 1;
    pthread_cond_signal(&w->wake);
    pthread_mutex_unlock(&session->reply_lock);
    return 0;
}

static int on_push(gtap_session *session, uint64_t number, const unsigned char *body, size_t size)
{
    uint64_t descriptor, length;
    if (size < 8)
        return broken(session, "the server sent an output that cannot be");
    memcpy(&descriptor, body, 8);
    length = descriptor & 0xffffffffffffu;
    brief_lock(&session->reply_lock);
    deferred *entry = deferred_find(session, number);
    unsigned char *destination = entry && length <= entry->length ? entry->destination : NULL;
    pthread_mutex_unlock(&session->reply_lock);
    if (!destination || size - 8 != part_size(descriptor) || (descriptor >> 48 != 0 && descriptor >> 48 != 2))
        return broken(session, "the server sent an output that nobody expects");
    if (descriptor >> 48 == 0)
        memcpy(destination, body + 8, length);
    else if (take_bulk(session, body + 8, descriptor, destination) < 0)
        return -1;
    rows_delivered(destination);
    deferred_end(session, number);
    return 0;
}

/* Whose status a failure is, and of which function: the driver's, and none by itself, where both are 0. */
typedef struct failed_body {
    uint32_t thread;
    int32_t status;
    uint16_t library, ordinal;
    uint32_t zero;
} failed_body;

static int can_fail(const failed_body *failed, const library_link *link)
{
    return !failed->zero && (link ? failed->ordinal && failed->ordinal <= link->ordinals
                                  : !failed->library && !failed->ordinal);
}

/* Of a library other than the driver, by the name of its function, since the program hears of it elsewhere. */
static void say_failed(const library_link *link, const failed_body *failed)
{
    const char *name = link->library->names[failed->ordinal];
    if (name)
        gtap_say_once(name, "%s failed with status %d, after the call had returned", name, (int)failed->status);
}

static int on_failed(gtap_session *session, const server_header *header, const unsigned char *body, size_t size)
{
    failed_body failed;
    char text[512];
    if (size < sizeof failed || header->device >= DEVICE_LIMIT)
        return broken(session, "the server sent a failure that cannot be");
    memcpy(&failed, body, sizeof failed);
    body += sizeof failed, size -= sizeof failed;
    const library_link *link = library_numbered(session, failed.library);
    if (!can_fail(&failed, link))
        return broken(session, "the server sent a failure that cannot be");
    int others = link && link->untracked;
    if (header->flags & 1)
        failure_stick(session, header->device, failed.status);
    else
        failure_add(session, others ? link->index : 0, failed.thread, failed.status);
    if (others && !(header->flags & 1))
        say_failed(link, &failed);
    deferred_end(session, header->number);
    snprintf(text, sizeof text, "%.*s", (int)(size < sizeof text ? size : sizeof text - 1), (const char *)body);
    if (*text)
        gtap_say_once(text, "%s", text);
    return 0;
}

/* Device printf and assert: through stdio, as the real driver does, so that the order with the program's own stays. */
static int on_text(gtap_session *session, uint64_t fd, const unsigned char *body, size_t size)
{
    uint64_t length = 0;
    if (size >= 8)
        memcpy(&length, body, 8);
    if (size < 8 || length > size - 8 || (fd != 1 && fd != 2))
        return broken(session, "the server sent text that cannot be");
    fwrite(body + 8, 1, length, fd == 1 ? stdout : stderr);
    return 0;
}

static int on_fault(gtap_session *session, const unsigned char *body, size_t size)
{
    uint32_t length = 0;
    char text[512];
    if (size >= 8)
        memcpy(&length, body + 4, 4);
    if (size < 8 || length > size - 8)
        return broken(session, "the server ended the session without a reason");
    snprintf(text, sizeof text, "%.*s", (int)(length < sizeof text ? length : sizeof text - 1), (const char *)body + 8);
    return broken(session, text);
}

static int read_status(const unsigned char *body, size_t size, int32_t *status)
{
    if (size < 8)
        return -1;
    memcpy(status, body, sizeof *status);
    return 0;
}

static int on_mark(gtap_session *session, uint64_t number, const unsigned char *body, size_t size)
{
    int32_t status;
    if (read_status(body, size, &status) < 0 || marks_answer(session, number, status) < 0)
        return broken(session, "the server answered a question that nobody asked");
    return 0;
}

static int on_callback(gtap_session *session, uint64_t number, const unsigned char *body, size_t size)
{
    int32_t status;
    if (read_status(body, size, &status) < 0 || callback_arrived(session, number, status) < 0)
        return broken(session, "the server called a host function that cannot be");
    return 0;
}

static int on_received(gtap_session *session, const unsigned char *body, size_t size)
{
    if (link_report_arrived(session, body, size) < 0)
        return broken(session, "the server reported bytes that were never sent");
    return 0;
}

int frame_take(gtap_session *session, const server_header *header, const unsigned char *body, size_t size)
{
    switch (header->kind) {
    case KIND_REPLY:
        return on_reply(session, header->number, body, size);
    case KIND_PUSH:
        return on_push(session, header->number, body, size);
    case KIND_FAILED:
        return on_failed(session, header, body, size);
    case KIND_TEXT:
        return on_text(session, header->number, body, size);
    case KIND_FAULT:
        return on_fault(session, body, size);
    case KIND_MARK:
        return on_mark(session, header->number, body, size);
    case KIND_CALLBACK:
        return on_callback(session, header->number, body, size);
    case KIND_RECEIVED:
        return on_received(session, body, size);
    default:
        return broken(session, "the server sent a frame of an unknown kind");
    }
}
