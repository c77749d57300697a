/* Libraries as a session knows them. */
#ifndef GTAP_LIBRARY_H
#define GTAP_LIBRARY_H

#include "session.h"
#include "tlv.h"

/* Put every announced library with a remote form into an OPEN body and number it. */
void library_declare_all(gtap_session *session, tlv_writer *body);
/* Apply one verdict: the `position`th of this session's declarations, from 0. */
void library_verdict(gtap_session *session, uint32_t position, const tlv *verdict);
/* The library of that number in frames; NULL: the session has none. */
const library_link *library_numbered(gtap_session *session, uint32_t number);

#endif
