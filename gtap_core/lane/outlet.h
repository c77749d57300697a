/* A stream's bytes on their way to the client: what the rest of the lane calls; lane.h has what Python calls. */
#ifndef GTAP_LANE_OUTLET_H
#define GTAP_LANE_OUTLET_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/uio.h>

#include "lane.h"

struct lane_outlet {
    pthread_mutex_t lock;
    lane *lane;
    int fd;            /* -1: none */
    struct gtap_tls *tls; /* of the connection, or NULL */
    int lost;          /* the last one broke */
    int full;          /* the socket had no room: Python waits until it has */
    int keeps;         /* what is sent is kept until it is reported */
    atomic_int was_connected; /* once */
    unsigned char *ring;
    uint64_t capacity, most;
    /* Positions; written with the lock held. The ring holds received to end. */
    _Atomic uint64_t end, given, received;
    uint64_t reported;
};

int outlet_make(lane_outlet *out, lane *lane);
void outlet_free(lane_outlet *out);
/* Put pieces as one; not `urgent`: they leave with the next that are, or with outlet_flush. */
int outlet_add(lane_outlet *out, const struct iovec *pieces, int count, int urgent);
void outlet_flush(lane_outlet *out);

#endif
