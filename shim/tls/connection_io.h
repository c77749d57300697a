/* The bytes of a connection, on both sides: as they are, or by TLS. Nothing here waits. */
#ifndef GTAP_CONNECTION_IO_H
#define GTAP_CONNECTION_IO_H

#include <sys/socket.h>

#include "tls.h"

/* As sendmsg, without a signal. By TLS (tls is not NULL), what was not taken is offered again, with the same bytes first.
 * `lent`: the bytes lie where somebody may take the memory away; that is EFAULT. */
static inline ssize_t connection_send(int fd, struct gtap_tls *tls, struct iovec *parts, int count, int lent)
{
    if (__builtin_expect(tls != NULL, 0))
        return tls->calls->send(tls, fd, parts, count, lent);
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = (size_t)count};
    return sendmsg(fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

/* As recv. */
static inline ssize_t connection_receive(int fd, struct gtap_tls *tls, void *bytes, size_t size)
{
    return __builtin_expect(tls != NULL, 0) ? tls->calls->receive(tls, fd, bytes, size)
                                            : recv(fd, bytes, size, MSG_DONTWAIT);
}

/* Whether bytes are there of which poll knows nothing. */
static inline int connection_holds(const struct gtap_tls *tls) { return tls && tls->calls->pending(tls); }

/* Before poll, by TLS: have it wake nobody before much of what is sure to come is there, since waking another processor for
 * each piece costs the one who sends as much as sealing it. `least` is what the socket was told last, 1 at first. */
static inline void connection_await(int fd, int *least, size_t sure)
{
    enum { WITHHELD = 17 << 10, MUCH = 256 << 10 }; /* a part of a record may have been taken already */
    size_t wanted = sure > WITHHELD ? sure - WITHHELD : 1;
    int now = wanted < MUCH ? (int)wanted : MUCH;
    if (now != *least && setsockopt(fd, SOL_SOCKET, SO_RCVLOWAT, &now, sizeof now) == 0)
        *least = now;
}

/* Keep a connection's TLS, or NULL, in the place of another one. */
static inline void connection_keep(struct gtap_tls **at, struct gtap_tls *tls)
{
    if (tls)
        tls->calls->hold(tls);
    if (*at)
        (*at)->calls->free(*at);
    *at = tls;
}

#endif
