/* What is known to be complete, by stream and event. */
#ifndef GTAP_MARKS_H
#define GTAP_MARKS_H

#include "session.h"
#include "thread.h"

/* One stream, or one event. Numbers are those of calls; 0 is before the first. */
typedef struct mark {
    _Atomic uint64_t touched;  /* newest that named the stream */
    _Atomic uint64_t known;    /* what named it up to here has completed */
    _Atomic uint64_t checked;  /* the newest synchronisation after which GTAP_UNSURE was given */
    _Atomic uint64_t question; /* the one on its way, 0: none */
    _Atomic int32_t status;    /* that the last answer gave */
    _Atomic int nonblocking;
    _Atomic uint64_t token;    /* of the handle: slots are reused */
    struct home *_Atomic home; /* the context where it was named last */
    /* of an event: the stream it was recorded on */
    struct mark *_Atomic stream;
    _Atomic uint64_t stream_token;
} mark;

/* The default streams of one context. */
typedef struct home {
    struct home *next;
    uint32_t context;
    mark legacy;              /* touched: by blocking streams, too */
    _Atomic uint64_t settled; /* everything in the context up to this call has completed */
    struct own *owns;
} home;

/* A slot takes a new handle. */
void mark_reset(mark *m, uint64_t token);
/* The calling thread is about to post a frame that names this stream. */
void marks_name(gtap_session *session, mark *m);
void marks_name_default(gtap_session *session, uint32_t token);
/* The frame takes its number: what was named is touched. With session->lock held. */
void marks_touch(thread *t, gtap_session *session, unsigned named, int untracked, uint64_t number);
/* ---- launches that managed memory must know of ---- */

/* A launch is about to be made: from here on the session is not quiet. Then it fails, or it is the thread's next frame. */
void marks_announce(gtap_session *session);
void marks_announced_none(gtap_session *session);
void marks_launch_next(gtap_session *session);
/* As marks_touch, of the frame that was announced. */
void marks_launch(thread *t, gtap_session *session, unsigned named, uint64_t number);
/* Whether every launch is known to be complete. */
int marks_quiet(gtap_session *session);
/* A device's context is gone, and its launches with it. */
void marks_forget_launches(gtap_session *session, uint32_t ordinal);

/* The thread's last frame was answered after its work had completed. */
void marks_waited(gtap_session *session, uint64_t number);
/* The server's answer; -1 when nobody asked. */
int marks_answer(gtap_session *session, uint64_t number, int32_t status);

/* The mark of a live handle of that session, NULL else (shadow.c). */
mark *shadow_mark(gtap_session *session, const void *handle);

#endif
