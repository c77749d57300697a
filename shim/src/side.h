/* The side stream: credit, questions, host functions that are done, and how far the server is. */
#ifndef GTAP_SIDE_H
#define GTAP_SIDE_H

#include "session.h"

/* Whether a stream or an event has completed, once frame `call` was executed: answered by a MARK on the channel. */
typedef struct side_question {
    uint64_t call, token;
    uint32_t kind; /* enum question_kind */
    uint32_t thread, context, zero;
} side_question;
enum question_kind { QUESTION_STREAM = 1, QUESTION_EVENT = 2 };
int side_ask(gtap_session *session, uint64_t number, const side_question *question);
/* A host function has returned: its stream goes on. */
int side_done(gtap_session *session, uint64_t obligation);

/* Ask for an extent without waiting; awaited: the caller will wait for the answer. 0 or -1 (link lost). */
int side_ask_credit(gtap_session *session, int awaited, uint32_t ordinal, uint64_t address, uint64_t size);
int side_return_credit(gtap_session *session, uint32_t ordinal, uint64_t address, uint64_t size);
/* The next answer to a request, in the order of their coming: 1, or 0 when none has come (block: wait for it), or -1. */
int side_next_grant(gtap_session *session, side_grant *grant, int block);
#define SIDE_REPORT 64
/* The frame, SIDE_REPORT bytes, that tells how many bytes of each stream have come: LINK_COUNTS of them. */
void side_write_report(unsigned char *frame, const uint64_t *counts);
/* With arena_lock held: wait until the server has taken every extent that was given back. 0 or -1 (link lost). */
int side_settle(gtap_session *session);
/* Take what has come, without waiting. */
void side_drain(gtap_session *session);

#endif
