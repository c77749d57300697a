/* The link: a session's streams, each of which outlives its connection. */
#ifndef GTAP_LINK_LAYER_H
#define GTAP_LINK_LAYER_H

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "stats.h"

struct gtap_session;
struct gtap_tls;

#define LINK_COUNTS 6 /* of a report: channel, side, four bulk streams */

#define BULK_STREAMS 4
/* Of the bulk streams all but the first are connected when they are needed. */
enum stream_name { STREAM_CHANNEL, STREAM_SIDE, STREAM_BULK, STREAM_COUNT = STREAM_BULK + BULK_STREAMS };

/* One stream. Bytes are counted from its first welcome on. Locks, in this order: receiving, sending, link.lock. */
typedef struct link_stream {
    struct gtap_session *session;
    _Atomic int fd; /* the number stays; -1 before open */
    struct gtap_tls *_Atomic tls; /* of the connection, or NULL; set with both locks held */
    _Atomic int lost; /* nothing is sent on this connection any more */
    _Atomic int over; /* and nothing is taken from it; set with `receiving` held */
    int64_t lost_at; /* milliseconds of the monotonic clock; link.lock */

    pthread_mutex_t receiving; /* held while bytes are taken, also while they are waited for */
    _Atomic uint64_t received;
    _Atomic uint64_t told; /* of those, in a report to the server; set with the side stream's `sending` held */

    pthread_mutex_t sending; /* never held while anything is waited for */
    unsigned char *ring;     /* what is kept: [freed, kept); not of a bulk stream */
    struct outgoing *outgoing; /* the same of a bulk stream */
    _Atomic uint64_t kept;   /* the channel's is set by the command buffer, whose frames are written here */
    uint64_t sent;
    _Atomic uint64_t freed;
    uint64_t reported; /* by the server's newest report, which may be older than `freed` */
    uint64_t counted;  /* bytes sent, those that went again after a loss once: of the statistics */
} link_stream;

/* What END says of the whole session beyond what its frames show (wire/README.md, section 3). */
typedef struct link_totals {
    uint64_t waits, received, side, bulk;
} link_totals;

typedef struct link_state {
    pthread_mutex_t lock;
    pthread_cond_t changed; /* a stream was mended, there is room, or the session is over */
    int mending;            /* the link thread runs; lock */
    _Atomic int pushing;    /* it has bytes for a full socket, or waits for a lost channel to be read to its end */
    _Atomic int behind;     /* a report waits for room in the side stream's socket */
    _Atomic int fresh;      /* its connection that is not a stream's yet, or -1 */
    _Atomic uint32_t grace; /* seconds for which the server keeps a session without its client; 0: a loss is final */
    _Atomic int ended;      /* END is on its way: a loss is no news */
    _Atomic uint64_t waits; /* that no frame's answer ended: credit, pings, deferred output */
    _Atomic uint64_t taken; /* bytes received; its highest bit: what comes from here on is not counted */
    int side_totalled;      /* the same of what is sent on the side stream; its `sending` */
    link_stream streams[STREAM_COUNT];
} link_state;

/* A session that is not open yet. */
void link_init(struct gtap_session *session);
/* Connect every stream. 0, or -1: there is no server, which has been said, or no memory. */
int link_open(struct gtap_session *session);
/* What is kept of the channel at most: a power of two. It lies twice in memory, so that no frame is cut. */
#define CHANNEL_RING ((uint64_t)4 << 20)
/* Send what the channel keeps up to there; reads it while there is no room. What a lost one cannot take is kept. 0, or -1
 * (session lost, or it is too late for sending). */
int link_send_kept(struct gtap_session *session, uint64_t until);
/* A server that does not read any more, or a link that is lost, holds up no exit. */
int link_is_too_late(const struct gtap_session *session);
/* The same of bytes from elsewhere, all of them; for the side stream alone. */
int link_send(struct gtap_session *session, enum stream_name name, const void *data, size_t size);
/* Take bytes as recv does with `flags`. 0 when none are there (MSG_DONTWAIT only), -1 when the session is lost. */
ssize_t link_receive(struct gtap_session *session, enum stream_name name, void *bytes, size_t size, int flags);
/* The server's report. 0, or -1 when it cannot be. */
int link_report_arrived(struct gtap_session *session, const unsigned char *body, size_t size);
/* Count a wait that no frame's answer ends; say stats_waited of it when it is over. */
stats_span link_waited(struct gtap_session *session, const char *name);
/* So much has been received. */
void link_received(struct gtap_session *session, uint64_t size);
/* With `sending` held: more of the stream has been sent. */
void link_sent(struct gtap_session *session, link_stream *stream);
/* The session's totals, for END; what comes afterwards is not counted any more, in the statistics either. */
link_totals link_total(struct gtap_session *session);
/* Whether bytes of the stream are there of which poll knows nothing. */
int link_holds(struct gtap_session *session, enum stream_name name);
/* The stream's descriptor for poll, or -1, which poll ignores, while there is nothing to take from it. */
int link_poll_fd(const struct gtap_session *session, enum stream_name name);
/* The stream's descriptor to poll for its end alone, or -1 while it is lost. */
int link_watch_fd(const struct gtap_session *session, enum stream_name name);
/* Find connections that have ended, also where nobody reads or writes. */
void link_look(struct gtap_session *session);
/* Wait a moment for a stream to be mended or to have room. */
void link_wait(struct gtap_session *session, int milliseconds);
/* Wait until nothing is kept that was not sent, or it is too late for that. */
void link_settle(struct gtap_session *session);
/* The session is over: end every connection and wake who waits. */
void link_end(struct gtap_session *session);
/* In a child: its copies of the connections go. */
void link_orphan(struct gtap_session *session);
#endif
