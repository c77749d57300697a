/* A connection of a stream; connection_io.h is the one place through which its bytes go. */
#ifndef GTAP_CONNECTION_H
#define GTAP_CONNECTION_H

#include "connection_io.h"

struct gtap_session;

typedef struct connection {
    int fd;               /* -1: none */
    struct gtap_tls *tls; /* NULL: plain */
} connection;

#define NO_CONNECTION ((connection){-1, NULL})

/* Whether a session's connections are TLS: its URL says so. */
int connection_is_secure(const struct gtap_session *session);
/* Have what TLS takes, before a stream is connected. 0, or -1, which has been said. */
int connection_prepare(const struct gtap_session *session);
/* Begin TLS on a connection that the server has welcomed. 0, or -1: it is not who it was, or too slow. */
int connection_secure(const struct gtap_session *session, connection *fresh, int milliseconds);
/* Close it. */
void connection_close(connection *old);

#endif
