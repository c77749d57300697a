/* Errors: names and words, the map from the driver's statuses, the last error of each thread. */
#include "cudart.h"

static const struct error_row {
    int32_t number;
    const char *name, *words;
} rows[] = {
#define X(number, name, words) {number, #name, words},
#include "error_table.h"
#undef X
};

static const struct error_row *row_of(int32_t number)
{
    size_t low = 0, high = sizeof rows / sizeof rows[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rows[middle].number == number)
            return &rows[middle];
        if (rows[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Statuses that only the driver has. */
static const struct {
    int32_t driver, runtime;
} mapped[] = {
    {202, cudaErrorInvalidValue}, /* CONTEXT_ALREADY_CURRENT */
};

int32_t cudart_error_of(int32_t status)
{
    for (size_t i = 0; i < sizeof mapped / sizeof mapped[0]; i++)
        if (mapped[i].driver == status)
            return mapped[i].runtime;
    return row_of(status) != NULL ? status : cudaErrorUnknown;
}

GTAP_EXPORT const char *cudaGetErrorName(cudaError_t error)
{
    const struct error_row *row = row_of(error);
    return row != NULL ? row->name : "unrecognized error code";
}

GTAP_EXPORT const char *cudaGetErrorString(cudaError_t error)
{
    const struct error_row *row = row_of(error);
    return row != NULL ? row->words : "unrecognized error code";
}

/* The last error, a posted call's failure included where it has arrived; never waits. */
static int32_t pending(struct cudart_thread *thread)
{
    gtap_session *session = gtap_thread_session();
    if (thread->last_error == 0 && session != NULL) {
        int32_t status = gtap_failure_take(session);
        if (status != 0)
            thread->last_error = cudart_error_of(status);
    }
    return thread->last_error;
}

GTAP_EXPORT cudaError_t cudaPeekAtLastError(void)
{
    return pending(cudart_thread());
}

GTAP_EXPORT cudaError_t cudaGetLastError(void)
{
    struct cudart_thread *thread = cudart_thread();
    int32_t error = pending(thread);
    thread->last_error = 0;
    return error;
}
