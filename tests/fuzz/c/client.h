/* A session whose server is the input. */
#ifndef FUZZ_CLIENT_H
#define FUZZ_CLIENT_H

#include <stdint.h>

#include "session.h"

/* An open session with sockets whose other ends are in `server`: channel, side, bulk, and the further bulk streams. */
gtap_session *client_make(int server[STREAM_COUNT]);
/* What the server would find waiting for its answers: calls 1 to 8, outputs 9 to 12, host functions, questions. */
void client_expects(gtap_session *session);
/* Take replies apart, run what was asked for, forget what is expected. */
void client_takes(gtap_session *session);
void client_free(gtap_session *session, const int server[STREAM_COUNT]);
/* What fits into the socket at once; then its end. */
void client_feed(int fd, const uint8_t *data, size_t size);

#define CLIENT_TO_THE_END 1000 /* bytes, of every ring; bulk streams begin where the channel does */
/* From here on a lost link is resumed, by client_mend. Much was sent and reported before. */
void client_comes_back(gtap_session *session);
/* Somebody has found the stream broken. */
void client_loses(gtap_session *session, int stream);
/* Put a new connection in place of the stream's: 0, or -1 when the server cannot be at `theirs`. */
int client_mend(gtap_session *session, int stream, int fresh, uint64_t theirs, uint64_t *received);
/* Send what the socket takes of what is kept. What is left. */
uint64_t client_pushes(gtap_session *session, int stream);

/* Positions in what the client sends: of all of it, of what the socket took, and from where on it is kept. `lost`: nothing goes there now. */
typedef struct client_positions {
    uint64_t put, sent, freed;
    int lost;
} client_positions;

client_positions client_at(const gtap_session *session, int stream);

#endif
