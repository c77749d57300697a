/* Connect to a server, present the preamble, read the answer. */
#include "connect.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "blake2b.h"
#include "stats.h"

#define ANSWER_MILLISECONDS 60000 /* a device may take that long to start */
#define CONNECT_MILLISECONDS 10000
#define SOCKET_BYTES (1 << 20)
#define PREAMBLE 72
#define INDEX_AGAIN 0x80 /* in the preamble's index: a stream goes on */
#define KIND_SECURE 0x80 /* in its kind: TLS follows the answer */
#define SHAKE_MILLISECONDS 10000
#define PROVEN 40 /* bytes of the preamble that the proof covers */

static int say_unreachable(const gtap_session *session, const char *why)
{
    gtap_say_once(session->url, "no server at %s: %s", session->url, why);
    return -1;
}

/* Linux applies SO_SNDTIMEO to connect; 0 takes it away. */
static void limit(int fd, int option, int milliseconds)
{
    struct timeval longest = {.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000};
    setsockopt(fd, SOL_SOCKET, option, &longest, sizeof longest);
}

/* A signal of the program's interrupts it; on Linux the same call goes on with it. */
static int connect_to(int fd, const struct sockaddr *address, socklen_t size)
{
    int result;
    do
        result = connect(fd, address, size);
    while (result < 0 && errno == EINTR);
    return result;
}

static int connect_unix(const char *path, int milliseconds)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    strcpy(address.sun_path, path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    limit(fd, SO_SNDTIMEO, milliseconds);
    if (fd >= 0 && connect_to(fd, (struct sockaddr *)&address, sizeof address) < 0) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    return fd;
}

/* A peer that is gone without a word is noticed within 10 s. */
static void notice_silence(int fd)
{
    int on = 1, idle = 4, interval = 2, probes = 3;
    unsigned unanswered = 10000; /* milliseconds */
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &interval, sizeof interval);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
    setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &unanswered, sizeof unanswered);
}

static int connect_address(const struct addrinfo *address, int milliseconds)
{
    int fd = socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    if (fd < 0)
        return -1;
    limit(fd, SO_SNDTIMEO, milliseconds);
    if (connect_to(fd, address->ai_addr, address->ai_addrlen) < 0) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    notice_silence(fd);
    return fd;
}

/* "host:port", "[v6]:port" */
static int connect_tcp(const char *where, int milliseconds)
{
    char host[256];
    const char *colon = strrchr(where, ':');
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *list = NULL;
    size_t length = colon ? (size_t)(colon - where) : 0;
    int fd = -1;
    errno = EINVAL;
    if (!colon || length >= sizeof host)
        return -1;
    if (*where == '[' && length > 2 && where[length - 1] == ']')
        snprintf(host, sizeof host, "%.*s", (int)length - 2, where + 1);
    else
        snprintf(host, sizeof host, "%.*s", (int)length, where);
    if (getaddrinfo(host, colon + 1, &hints, &list) != 0) {
        errno = EHOSTUNREACH;
        return -1;
    }
    for (struct addrinfo *a = list; a && fd < 0; a = a->ai_next)
        fd = connect_address(a, milliseconds);
    freeaddrinfo(list);
    return fd;
}

static int connect_url(const char *url, int milliseconds)
{
    if (strncmp(url, "unix://", 7) == 0)
        return connect_unix(url + 7, milliseconds);
    if (strncmp(url, "tcp://", 6) == 0 || strncmp(url, "tls://", 6) == 0)
        return connect_tcp(url + 6, milliseconds);
    errno = EPROTONOSUPPORT;
    return -1;
}

int connect_write(const connection *to, const void *data, size_t size)
{
    struct iovec part = {(void *)(uintptr_t)data, size};
    ssize_t sent; /* a new connection has room for it */
    do
        sent = connection_send(to->fd, to->tls, &part, 1, 0);
    while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)size ? 0 : -1;
}

static int send_preamble(const gtap_session *session, const connection *fresh, enum connection_kind kind, unsigned index)
{
    unsigned secure = connection_is_secure(session) ? KIND_SECURE : 0;
    unsigned char preamble[PREAMBLE] = {'G', 'T', 'A', 'P', GTAP_WIRE_VERSION, 0, (unsigned char)(kind | secure),
                                        (unsigned char)index};
    memcpy(preamble + 8, session->lease, 16);
    memcpy(preamble + 24, session->id, 16);
    blake2b(preamble + PROVEN, 32, session->key, sizeof session->key, preamble, PROVEN);
    return connect_write(fresh, preamble, sizeof preamble);
}

size_t connect_read(const connection *from, void *bytes, size_t size, int milliseconds)
{
    unsigned char *answer = bytes;
    size_t have = 0;
    while (have < size) {
        struct pollfd readable = {.fd = from->fd, .events = POLLIN};
        int ready = connection_holds(from->tls) ? 1 : poll(&readable, 1, milliseconds);
        if (ready < 0 && errno == EINTR)
            continue;
        ssize_t got = ready > 0 ? connection_receive(from->fd, from->tls, answer + have, size - have) : 0;
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            continue; /* a part of a record */
        if (got <= 0)
            break;
        have += (size_t)got;
    }
    return have;
}

enum answer_code { WELCOME, VERSION, LEASE, PROOF, FULL, GONE, DEVICE, TLS, PLAIN, ANSWER_CODES };

static const char *const reasons[ANSWER_CODES] = {
    [VERSION] = "it speaks another wire version: install the same gtap on both sides",
    [LEASE] = "it does not know this lease any more: start the program again with gtap exec",
    [PROOF] = "the lease's proof is wrong: start the program again with gtap exec",
    [FULL] = "it has too many sessions",
    [GONE] = "the session is gone",
    [DEVICE] = "its device could not be started; its log says why",
    [TLS] = "it takes TLS alone: name it as tls://host:port",
    [PLAIN] = "it speaks no TLS: name it as tcp://host:port",
};

static int judge_answer(const gtap_session *session, const unsigned char *answer, size_t size)
{
    if (size < 8 || memcmp(answer, "GTAP", 4) != 0)
        return say_unreachable(session, "what answers there is not a gtap server");
    unsigned version = answer[4] | (unsigned)answer[5] << 8, code = answer[6] | (unsigned)answer[7] << 8;
    if (code == VERSION) {
        gtap_say_once(session->url, "the server at %s speaks wire version %u, this program's gtap %d: install the same "
                      "gtap on both sides", session->url, version, GTAP_WIRE_VERSION);
        return -1;
    }
    if (code >= ANSWER_CODES)
        return say_unreachable(session, "it refused for a reason this gtap does not know");
    return code ? say_unreachable(session, reasons[code]) : 0;
}

static connection connect_prepared(const gtap_session *session, int milliseconds)
{
    int bytes = SOCKET_BYTES, local = strncmp(session->url, "unix:", 5) == 0;
    int fd = connect_url(session->url, milliseconds);
    if (fd < 0)
        return NO_CONNECTION;
    limit(fd, SO_SNDTIMEO, 0);
    limit(fd, SO_RCVTIMEO, LOOK_MILLISECONDS);
    if (local) /* the system lets buffers of TCP grow as the route needs, unless they are set */
        setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
    return (connection){fd, NULL};
}

static connection give_up(connection *fresh)
{
    connection_close(fresh);
    return NO_CONNECTION;
}

connection connect_stream(gtap_session *session, enum connection_kind kind)
{
    unsigned char answer[8];
    if (connection_prepare(session) < 0)
        return NO_CONNECTION;
    connection fresh = connect_prepared(session, CONNECT_MILLISECONDS);
    if (fresh.fd < 0) {
        say_unreachable(session, strerror(errno));
        return fresh;
    }
    stats_span span = stats_span_begin(0);
    size_t size = send_preamble(session, &fresh, kind, 0) == 0 ? connect_read(&fresh, answer, 8, ANSWER_MILLISECONDS) : 0;
    stats_round_trip(&span);
    if (judge_answer(session, answer, size) < 0)
        return give_up(&fresh);
    if (connection_secure(session, &fresh, SHAKE_MILLISECONDS) == 0)
        return fresh;
    say_unreachable(session, "what answers there does not have the lease's key");
    return give_up(&fresh);
}

connection connect_again(const gtap_session *session, enum connection_kind kind, unsigned index, int milliseconds,
                         const char **final)
{
    unsigned char answer[8];
    connection fresh = connect_prepared(session, milliseconds);
    if (fresh.fd < 0)
        return fresh;
    if (send_preamble(session, &fresh, kind, index | INDEX_AGAIN) == 0 &&
        connect_read(&fresh, answer, sizeof answer, milliseconds) == sizeof answer && memcmp(answer, "GTAP", 4) == 0) {
        unsigned code = answer[6] | (unsigned)answer[7] << 8;
        if (code == WELCOME && connection_secure(session, &fresh, milliseconds) == 0)
            return fresh;
        if (code == VERSION || code == LEASE || code == PROOF || code == GONE || code == TLS || code == PLAIN)
            *final = reasons[code];
    }
    return give_up(&fresh);
}

connection connect_further(const gtap_session *session, unsigned index)
{
    unsigned char answer[8];
    connection fresh = connect_prepared(session, CONNECT_MILLISECONDS);
    if (fresh.fd >= 0 && send_preamble(session, &fresh, CONNECT_BULK, index) == 0 &&
        connect_read(&fresh, answer, sizeof answer, CONNECT_MILLISECONDS) == sizeof answer &&
        memcmp(answer, "GTAP", 4) == 0 && answer[6] == WELCOME && answer[7] == 0 &&
        connection_secure(session, &fresh, SHAKE_MILLISECONDS) == 0)
        return fresh;
    return give_up(&fresh);
}
