/* Waiters, kept by their thread from call to call, and taking a reply apart. */
#include "reply.h"

#include <stdlib.h>
#include <string.h>

#include "thread.h"

#define SPARE_BODY (64u << 10) /* a waiter keeps a body buffer of this size */

waiter *waiter_take(void)
{
    thread *t = thread_self();
    waiter *w = t ? t->spare : NULL;
    if (w) {
        t->spare = w->next;
    } else {
        w = calloc(1, sizeof *w);
        if (!w)
            return NULL;
        pthread_cond_init(&w->wake, NULL);
    }
    w->done = 0;
    w->size = 0;
    w->outputs = w->taken = 0;
    w->expected = NULL;
    return w;
}

static void blobs_free(waiter *w)
{
    while (w->blobs) {
        blob *next = w->blobs->next;
        free(w->blobs);
        w->blobs = next;
    }
}

static void waiter_free(waiter *w)
{
    blobs_free(w);
    pthread_cond_destroy(&w->wake);
    free(w->body);
    free(w);
}

void waiter_give(waiter *used)
{
    thread *t = thread_self();
    blobs_free(used);
    if (used->capacity > SPARE_BODY) {
        free(used->body);
        used->body = NULL;
        used->capacity = 0;
    }
    if (!t) {
        waiter_free(used);
        return;
    }
    used->next = t->spare;
    t->spare = used;
}

void waiters_free(waiter *list)
{
    while (list) {
        waiter *next = list->next;
        waiter_free(list);
        list = next;
    }
}

int waiter_keep(waiter *w, const unsigned char *body, size_t size)
{
    if (size > w->capacity) {
        unsigned char *larger = realloc(w->body, size);
        if (!larger)
            return -1;
        w->body = larger;
        w->capacity = size;
    }
    memcpy(w->body, body, size);
    w->size = size;
    return 0;
}

static void copy_out(void *destination, const unsigned char *bytes, uint64_t length)
{
    if (length && destination != bytes)
        memcpy(destination, bytes, length);
}

uint64_t gtap_get(gtap_reply *reply, void *destination, uint64_t capacity)
{
    waiter *w = reply->owner;
    uint64_t descriptor, length;
    if (!w || !reply->body || w->taken == w->outputs)
        return 0;
    memcpy(&descriptor, reply->body + 8 * (size_t)w->taken++, 8);
    const unsigned char *part = reply->cursor;
    reply->cursor += part_size(descriptor);
    length = descriptor & 0xffffffffffffu;
    if (length > capacity || !destination)
        length = destination ? capacity : 0;
    if (descriptor >> 48 == 0) {
        copy_out(destination, part, length);
        return length;
    }
    blob *received = w->blobs;
    if (descriptor >> 48 != 2 || !received)
        return 0;
    copy_out(destination, received->place, length);
    w->blobs = received->next;
    free(received);
    return length;
}

void gtap_done(gtap_reply *reply)
{
    if (reply->owner)
        waiter_give(reply->owner);
    reply->owner = NULL;
    reply->body = NULL;
}

uint64_t gtap_want(const void *destination, uint64_t capacity)
{
    return destination ? capacity & 0xffffffffffffu : (uint64_t)1 << 48;
}
