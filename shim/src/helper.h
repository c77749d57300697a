/* The helper thread of a session. */
#ifndef GTAP_HELPER_H
#define GTAP_HELPER_H

#include "session.h"

enum helper_state { HELPER_NONE, HELPER_ASLEEP, HELPER_AWAKE };

/* Whether the server has to be told how much memory is in use. */
enum telling { TELLING_NEVER, TELLING_DUE, TELLING_DONE };

/* There is an obligation. With session->lock held. */
void helper_wake(gtap_session *session);
static inline void helper_notice(gtap_session *session)
{
    if (session->helper != HELPER_AWAKE)
        helper_wake(session);
}

#endif
