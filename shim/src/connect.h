/* Connections of a session: address, preamble, answer. */
#ifndef GTAP_CONNECT_H
#define GTAP_CONNECT_H

#include "session.h"

enum connection_kind { CONNECT_CHANNEL = 2, CONNECT_SIDE = 3, CONNECT_BULK = 4 };

/* A connected socket that the server has welcomed, or -1 with the reason said. */
int connect_stream(gtap_session *session, enum connection_kind kind);

#endif
