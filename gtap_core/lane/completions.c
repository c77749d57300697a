/* What is waited for: made once, lent to the provider, given back by whoever completes it. */
#include "inside.h"

void completion_init(lane *lane)
{
    for (int i = 0; i < COMPLETIONS; i++) {
        lane->completions[i].lane = lane;
        completion_keep(&lane->completions[i]);
    }
}

void completion_keep(lane_completion *done)
{
    done->next = done->lane->spare;
    done->lane->spare = done;
}

lane_completion *completion_take(lane *lane)
{
    if (!lane->spare)
        lane->spare = atomic_exchange(&lane->given_back, NULL);
    lane_completion *taken = lane->spare;
    if (taken)
        lane->spare = taken->next;
    return taken;
}

uint32_t completion_promises(const lane_completion *done)
{
    return done->size > MOST_INLINE ? BULK_PART : done->size;
}

void completion_answer(lane_completion *done, int status, int urgent)
{
    lane *lane = done->lane;
    if (done->operation != LANE_COPY_OUT_ASYNC)
        answer_reply(lane, done->number, status, done->operation == LANE_COPY_OUT, done->bytes, done->size);
    else if (status)
        answer_failed(lane, done, status, urgent);
    else
        answer_push(lane, done->number, done->bytes, done->size, urgent);
    atomic_fetch_sub_explicit(&lane->promised, completion_promises(done), memory_order_relaxed);
}

void lane_complete(lane_completion *done, int status)
{
    lane *lane = done->lane;
    completion_answer(done, status, 1);
    done->next = atomic_load(&lane->given_back);
    while (!atomic_compare_exchange_weak(&lane->given_back, &done->next, done))
        ;
    lane_eased(lane);
}
