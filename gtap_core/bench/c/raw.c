/* Sockets without gtap: what a figure is compared with takes the same route with the same bytes. */
#include "bench.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define SOCKET_BYTES (1 << 20)

void raw_prepare(int fd)
{
    int size = SOCKET_BYTES, on = 1, domain = 0;
    socklen_t length = sizeof domain;
    if (getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &length) == 0 && domain == AF_UNIX)
        setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

static int connected(int fd, const void *address, socklen_t size)
{
    if (fd >= 0 && connect(fd, address, size) == 0) {
        raw_prepare(fd);
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

int raw_connect(const char *url)
{
    struct sockaddr_un local = {.sun_family = AF_UNIX};
    struct sockaddr_in remote = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    const char *colon = strrchr(url, ':');
    if (strncmp(url, "unix://", 7) == 0 && strlen(url + 7) < sizeof local.sun_path) {
        strcpy(local.sun_path, url + 7);
        return connected(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), &local, sizeof local);
    }
    remote.sin_port = htons((uint16_t)(colon ? atoi(colon + 1) : 0));
    return connected(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), &remote, sizeof remote);
}

int raw_ask(const char *url, uint64_t mode, uint64_t request, uint64_t reply)
{
    raw_wish wish = {mode, request, reply};
    int fd = raw_connect(url);
    must(fd < 0 ? errno : 0, url);
    must(raw_write(fd, &wish, sizeof wish), url);
    return fd;
}

int raw_write(int fd, const void *bytes, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t n = send(fd, (const char *)bytes + done, size - done, MSG_NOSIGNAL);
        if (n < 0 && errno != EINTR)
            return -1;
        done += n > 0 ? (size_t)n : 0;
    }
    return 0;
}

int raw_read(int fd, void *bytes, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t n = recv(fd, (char *)bytes + done, size - done, 0);
        if (n == 0 || (n < 0 && errno != EINTR))
            return -1;
        done += n > 0 ? (size_t)n : 0;
    }
    return 0;
}

void raw_exchange(int fd, const void *request, size_t size, void *reply, size_t reply_size)
{
    must(raw_write(fd, request, size), "the control's request");
    must(raw_read(fd, reply, reply_size), "the control's reply");
}
