/* Connections of a session: address, preamble, answer. */
#ifndef GTAP_CONNECT_H
#define GTAP_CONNECT_H

#include "connection.h"
#include "session.h"

#define LOOK_MILLISECONDS 500 /* who waits for bytes looks so often whether the other streams have ended */

enum connection_kind { CONNECT_CHANNEL = 2, CONNECT_SIDE = 3, CONNECT_BULK = 4 };

/* A connection that the server has welcomed, or none, with the reason said. */
connection connect_stream(gtap_session *session, enum connection_kind kind);
/* The same for a stream that goes on: says nothing, takes so long per step; `final` is why the session is over, if it is. */
connection connect_again(const gtap_session *session, enum connection_kind kind, unsigned index, int milliseconds,
                         const char **final);
/* A bulk stream beside the first one, or none: says nothing. */
connection connect_further(const gtap_session *session, unsigned index);
/* All of a few bytes. 0, or -1. */
int connect_write(const connection *to, const void *data, size_t size);
/* Read until size bytes have come, none for so many milliseconds, or the end. How many have. */
size_t connect_read(const connection *from, void *bytes, size_t size, int milliseconds);

#endif
