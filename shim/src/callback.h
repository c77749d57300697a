/* Host functions: obligations, and the thread that runs them. */
#ifndef GTAP_CALLBACK_H
#define GTAP_CALLBACK_H

#include "session.h"

struct callback_book *callback_book_make(void);
/* A stream has reached an obligation; -1 when that cannot be. */
int callback_arrived(gtap_session *session, uint64_t id, int32_t status);
/* The link is lost: what was posted will not be reached any more. */
void callback_lose(gtap_session *session);

#endif
