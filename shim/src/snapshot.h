/* OPEN: what the client says of itself, what the server says of its devices. */
#ifndef GTAP_SNAPSHOT_H
#define GTAP_SNAPSHOT_H

#include "session.h"

enum snapshot_result { SNAPSHOT_TAKEN, SNAPSHOT_OTHER_SLOT, SNAPSHOT_REFUSED };

/* Send OPEN for session->slot and read the reply into the session. A refusal is said; a lost link is a refusal. */
enum snapshot_result snapshot_open(gtap_session *session);

#endif
