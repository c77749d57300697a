/* The control's peer: one thread for each connection, which echoes sizes or counts frames. Arguments: Unix socket path.
 *
 * It listens there and on a port of loopback, and prints both as URLs. It ends when its standard input does.
 */
#include "bench.h"

#include <netinet/in.h>
#include <arpa/inet.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { ROOM = 256 << 10, PIECE = 1 << 20 };

static int skip(int fd, unsigned char *room, uint64_t size)
{
    for (uint64_t left = size, n; left > 0; left -= n) {
        n = left < PIECE ? left : PIECE;
        if (raw_read(fd, room, n) < 0)
            return -1;
    }
    return 0;
}

static int give(int fd, const unsigned char *room, uint64_t size)
{
    for (uint64_t left = size, n; left > 0; left -= n) {
        n = left < PIECE ? left : PIECE;
        if (raw_write(fd, room, n) < 0)
            return -1;
    }
    return 0;
}

/* Frames of `size | library, ordinal | ...`, as a server walks them; one with FRAME_LAST is answered. */
static void take_frames(int fd, unsigned char *room)
{
    size_t have = 0;
    ssize_t n;
    uint64_t seen[256] = {0};
    while ((n = recv(fd, room + have, ROOM - have, 0)) > 0) {
        size_t at = 0;
        uint32_t size = 0, flags;
        for (have += (size_t)n; have - at >= 16; at += size) {
            memcpy(&size, room + at, 4);
            memcpy(&flags, room + at + 8, 4);
            if (size < 16 || size > have - at)
                break;
            seen[room[at + 6]]++;
            if (flags & FRAME_LAST && raw_write(fd, seen, RAW_ACK) < 0)
                return;
        }
        memmove(room, room + at, have - at);
        have -= at;
    }
}

static void *serve(void *argument)
{
    int fd = (int)(intptr_t)argument;
    raw_wish wish;
    unsigned char *room = calloc(1, PIECE);
    raw_prepare(fd);
    if (room != NULL && raw_read(fd, &wish, sizeof wish) == 0 && wish.mode == RAW_FRAMES)
        take_frames(fd, room);
    else if (room != NULL && wish.mode == RAW_ECHO)
        while (skip(fd, room, wish.request) == 0 && give(fd, room, wish.reply) == 0)
            ;
    free(room);
    close(fd);
    return NULL;
}

static void *accept_all(void *argument)
{
    int listener = (int)(intptr_t)argument, fd;
    pthread_t thread;
    while ((fd = accept(listener, NULL, NULL)) >= 0)
        if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd) == 0)
            pthread_detach(thread);
    return NULL;
}

static int listen_on(int fd, const void *address, socklen_t size)
{
    pthread_t thread;
    must(fd < 0 || bind(fd, address, size) < 0 || listen(fd, 64) < 0, "a listener");
    must(pthread_create(&thread, NULL, accept_all, (void *)(intptr_t)fd), "a thread");
    return fd;
}

int main(int count, char **arguments)
{
    struct sockaddr_un local = {.sun_family = AF_UNIX};
    struct sockaddr_in remote = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof remote;
    must(count != 2 || strlen(arguments[1]) >= sizeof local.sun_path, "the path");
    strcpy(local.sun_path, arguments[1]);
    listen_on(socket(AF_UNIX, SOCK_STREAM, 0), &local, sizeof local);
    int fd = listen_on(socket(AF_INET, SOCK_STREAM, 0), &remote, sizeof remote);
    must(getsockname(fd, (struct sockaddr *)&remote, &size), "a port");
    printf("unix://%s tcp://127.0.0.1:%d\n", arguments[1], ntohs(remote.sin_port));
    fflush(stdout);
    while (getchar() != EOF)
        ;
    return 0;
}
