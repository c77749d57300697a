/* Managed and mapped memory: one address on both sides, pages that follow launches and touches. */
#include "session.h"

_Atomic uint32_t gtap_coherent_count;

int gtap_coherent_launch_now(gtap_session *session, uint32_t ordinal, const void *params, size_t size)
{
    (void)session, (void)ordinal, (void)params, (void)size;
    return 0;
}

void gtap_coherent_sync_now(gtap_session *session) { (void)session; }

int gtap_coherent_use(gtap_session *session, uint64_t address, uint64_t size, int writes)
{
    (void)session, (void)address, (void)size, (void)writes;
    return 0;
}
