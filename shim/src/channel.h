/* The channel: read, wait. */
#ifndef GTAP_CHANNEL_H
#define GTAP_CHANNEL_H

#include "session.h"

enum reader { READER_NONE, READER_CALLER, READER_HELPER };
enum helper_woken { HELPER_TIMED_OUT, HELPER_READ, HELPER_KICKED };

struct waiter;

/* Expect the reply to the frame that is about to be posted as `number`; before any byte of it is sent. */
void channel_expect(gtap_session *session, struct waiter *w, uint64_t number);
struct waiter *channel_find_waiter(gtap_session *session, uint64_t number);
/* The wait begins; with session->lock held. Where others need the processor for posting, it is let go of for a moment:
 * as a rule they send the call with what is theirs. */
void channel_hold_back(gtap_session *session, struct waiter *w);
/* Block until the reply has come: 0, or -1 when the link is lost. */
int channel_await(gtap_session *session, struct waiter *w);
/* Block until no undelivered output overlaps the range. */
void channel_await_deferred(gtap_session *session, const void *start, uint64_t length);
/* Take what has come, if nobody else reads; never blocks. */
void channel_poll(gtap_session *session);
/* Wait a moment until fd takes bytes again, or with fd -1 until the link changes, and read the channel if nobody does. */
void channel_wait_room(gtap_session *session, int fd);
/* Whether something may come that no caller waits for: deferred output, a call for a host function. */
int channel_wants_reader(const gtap_session *session);
/* The helper's wait, for a kick, and where a reader is wanted and nobody reads for bytes, which it takes. -1: for ever. */
enum helper_woken channel_helper_wait(gtap_session *session, int milliseconds);
void channel_kick_helper(gtap_session *session);
/* At exit: no more output, take what is there so that the server sees everything that was sent. */
void channel_finish(gtap_session *session);

#endif
