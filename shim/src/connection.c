/* TLS of a session's connections: libgtap_tls.so, from beside this library, only where a server's URL asks for it. */
#include "connection.h"

#include <dlfcn.h>
#include <limits.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "blake2b.h"
#include "link_mend.h"
#include "session.h"

#define PURPOSE "gtap data stream" /* of the key that is made of a lease's */

typedef struct gtap_tls *(*maker)(int server, const unsigned char *key, const char *identity);

static _Atomic(maker) make; /* of this process, once a session needs it */

int connection_is_secure(const gtap_session *session) { return strncmp(session->url, "tls://", 6) == 0; }

int connection_prepare(const gtap_session *session)
{
    Dl_info ours;
    char path[PATH_MAX];
    if (!connection_is_secure(session) || atomic_load(&make))
        return 0;
    const char *slash = dladdr((void *)(uintptr_t)&sessions_first, &ours) ? strrchr(ours.dli_fname, '/') : NULL;
    int folder = slash ? (int)(slash - ours.dli_fname) + 1 : 0;
    snprintf(path, sizeof path, "%.*s" GTAP_TLS_FILE, folder, slash ? ours.dli_fname : "");
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL), *found = library ? dlsym(library, "gtap_tls_new") : NULL;
    if (!found) {
        const char *error = dlerror();
        gtap_say_once(session->url, "%s takes TLS, which cannot be loaded: %s", session->url, error ? error : path);
        return -1;
    }
    atomic_store(&make, (maker)(uintptr_t)found);
    return 0;
}

/* Made of the lease's key, which stays with the launcher, the program and the server's supervisor. */
static struct gtap_tls *tls_of(const gtap_session *session)
{
    unsigned char text[sizeof PURPOSE - 1 + sizeof session->id], key[GTAP_TLS_KEY];
    char identity[2 * sizeof session->id + 1];
    memcpy(text, PURPOSE, sizeof PURPOSE - 1);
    memcpy(text + sizeof PURPOSE - 1, session->id, sizeof session->id);
    blake2b(key, sizeof key, session->key, sizeof session->key, text, sizeof text);
    for (size_t i = 0; i < sizeof session->id; i++)
        snprintf(identity + 2 * i, 3, "%02x", session->id[i]);
    return atomic_load(&make)(0, key, identity);
}

int connection_secure(const gtap_session *session, connection *fresh, int milliseconds)
{
    int64_t until = link_now() + milliseconds;
    if (!connection_is_secure(session))
        return 0;
    fresh->tls = tls_of(session);
    while (fresh->tls) {
        int step = fresh->tls->calls->shake(fresh->tls, fresh->fd);
        int64_t left = until - link_now();
        if (step == GTAP_TLS_DONE)
            return 0;
        if (step == GTAP_TLS_FAILED || left <= 0)
            return -1;
        struct pollfd polled = {.fd = fresh->fd, .events = step == GTAP_TLS_READS ? POLLIN : POLLOUT};
        poll(&polled, 1, (int)left);
    }
    return -1;
}

void connection_close(connection *old)
{
    if (old->fd >= 0)
        close(old->fd);
    if (old->tls)
        old->tls->calls->free(old->tls);
    *old = NO_CONNECTION;
}
