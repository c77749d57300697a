/* Pulls: page-locked memory that may still change before a copy reads it is read in stream order, by a host function of
 * gtap's own: it sends the bytes into device memory beside the stream, which then copies them from there. */
#include "copy.h"

#include <string.h>

typedef struct pull {
    struct pull *next;
    gtap_session *session;
    uint32_t ordinal;
    gtap_rows rows;
    CUdeviceptr staging;
} pull;

typedef struct pulls {
    pthread_mutex_t lock; /* all bytes zero: initialised */
    pull *first;
} pulls;

static pulls *of_process(void)
{
    return gtap_process_state("driver pulls", sizeof(pulls));
}

static size_t bytes_of(const gtap_rows *rows)
{
    return rows->width * rows->height * rows->depth;
}

static void take_out(pull *gone)
{
    pulls *all = of_process();
    pthread_mutex_lock(&all->lock);
    pull **at = &all->first;
    while (*at && *at != gone)
        at = &(*at)->next;
    if (*at)
        *at = gone->next;
    pthread_mutex_unlock(&all->lock);
    free(gone);
}

static CUresult send(const pull *p, const unsigned char *bytes)
{
    CUresult status = CUDA_SUCCESS;
    size_t n = bytes_of(&p->rows);
    for (size_t done = 0, piece; done < n && status == CUDA_SUCCESS; done += piece) {
        piece = n - done < DRIVER_PIECE ? n - done : DRIVER_PIECE;
        status = driver_wire_gtapAsideIn(p->session, p->staging + done, bytes + done, piece);
    }
    return status;
}

/* The stream is here: everything before the copy has happened. */
static void run(void *data, int32_t status)
{
    pull *p = data;
    int packed = p->rows.height * p->rows.depth == 1;
    unsigned char *bytes = packed ? p->rows.destination : malloc(bytes_of(&p->rows));
    if (status == CUDA_SUCCESS && bytes != NULL) {
        driver_trip trip = driver_go(p->session, p->ordinal + 1);
        if (!packed)
            gtap_rows_gather(&p->rows, bytes);
        driver_note(p->session, send(p, bytes));
        driver_back(trip);
    }
    if (!packed)
        free(bytes);
    take_out(p);
}

CUresult copy_pull(gtap_session *session, const gtap_rows *rows, CUstream stream, CUdeviceptr *staging)
{
    pulls *all = of_process();
    uint32_t ordinal = (gtap_thread_context() & 0xff) - 1;
    uint64_t address;
    pull *made = malloc(sizeof *made);
    if (made == NULL || gtap_alloc_on(session, ordinal, bytes_of(rows), 512, driver_stream_tag(stream), 0, &address)) {
        free(made);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    *staging = address;
    pthread_mutex_lock(&all->lock);
    *made = (pull){all->first, session, ordinal, *rows, *staging};
    all->first = made;
    pthread_mutex_unlock(&all->lock);
    uint64_t obligation = gtap_obligation(session, run, made, GTAP_OBLIGATION_INTERNAL);
    CUresult status = obligation != 0 ? driver_wire_gtapHostFunction(session, obligation, stream)
                                      : CUDA_ERROR_OUT_OF_MEMORY;
    if (status == CUDA_SUCCESS)
        return CUDA_SUCCESS;
    if (obligation == 0 || gtap_obligation_end(session, obligation)) /* else `run` has it, as the link is lost */
        take_out(made);
    gtap_free(*staging);
    return status;
}

void copy_pulled(CUdeviceptr staging, CUstream stream)
{
    gtap_free_on(staging, driver_stream_tag(stream));
}

static int overlaps(const gtap_rows *rows, uint64_t address, uint64_t size)
{
    uint64_t first = (uint64_t)(uintptr_t)rows->destination;
    uint64_t last = first + (rows->depth - 1) * rows->slice + (rows->height - 1) * rows->pitch + rows->width;
    return first < address + size && address < last;
}

void driver_await_pulls(const void *address, size_t size)
{
    pulls *all = of_process();
    gtap_session *session = NULL;
    uint32_t ordinal = 0;
    pthread_mutex_lock(&all->lock);
    for (pull *p = all->first; p && !session; p = p->next)
        if (overlaps(&p->rows, (uint64_t)(uintptr_t)address, size)) {
            session = p->session;
            ordinal = p->ordinal;
        }
    pthread_mutex_unlock(&all->lock);
    if (session)
        driver_quiesce(session, ordinal);
}
