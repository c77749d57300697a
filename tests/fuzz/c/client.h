/* A session whose server is the input. */
#ifndef FUZZ_CLIENT_H
#define FUZZ_CLIENT_H

#include <stdint.h>

#include "session.h"

/* An open session with sockets whose other ends are in `server`: channel, side, bulk. */
gtap_session *client_make(int server[3]);
/* What the server would find waiting for its answers: calls 1 to 8, outputs 9 to 12, host functions, questions. */
void client_expects(gtap_session *session);
/* Take replies apart, run what was asked for, forget what is expected. */
void client_takes(gtap_session *session);
void client_free(gtap_session *session, const int server[3]);
/* What fits into the socket at once; then its end. */
void client_feed(int fd, const uint8_t *data, size_t size);

#endif
