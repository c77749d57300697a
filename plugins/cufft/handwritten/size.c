/* The functions that tell the size of a work area. What the library has said once is not asked again, so that a plan
 * whose size is known is posted. A layout that cannot be is not remembered: the library says what is wrong with it. */
#include "gtap_cufft.h"

#define MOST_BYTES (UINT64_C(1) << 40) /* a plan of more than any device has is likely to be refused */

enum asked { BY_MAKING, BY_GET_SIZE, BY_ESTIMATE };

/* All that the answer depends on: a key of gtap_recall. */
typedef struct question {
    char name[8];
    uint32_t asked, context;
    int64_t properties[CUFFT_PROPERTIES];
    int32_t policy, is_set;
    cufft_layout layout;
} question;

_Static_assert(sizeof(cufft_layout) == 8 * sizeof(int32_t) + 14 * sizeof(long long), "padding");
_Static_assert(sizeof(question) == 56 + sizeof(cufft_layout), "padding");

static question question_of(enum asked asked, const cufft_plan *plan, const cufft_layout *layout)
{
    question key;
    memset(&key, 0, sizeof key);
    memcpy(key.name, "cufft ws", sizeof key.name);
    key.asked = asked;
    key.context = gtap_thread_context();
    if (plan != NULL) {
        memcpy(key.properties, plan->properties, sizeof key.properties);
        key.is_set = plan->is_set;
        key.policy = plan->policy;
    }
    memcpy(&key.layout, layout, sizeof key.layout);
    return key;
}

/* ---- plans ---- */

static cufftResult make(gtap_session *session, cufftHandle plan, const cufft_layout *at, size_t *size)
{
    cufft_layout l = *at;
    long long *in = l.is_input_embedded ? l.inembed : NULL, *out = l.is_output_embedded ? l.onembed : NULL;
    if (l.type == CUFFT_BY_TYPES)
        return cufft_wire_cufftXtMakePlanMany(session, plan, l.rank, l.n, in, l.istride, l.idist, l.input, out,
                                              l.ostride, l.odist, l.output, l.batch, size, l.execution);
    return cufft_wire_cufftMakePlanMany64(session, plan, l.rank, l.n, in, l.istride, l.idist, out, l.ostride, l.odist,
                                          l.type, l.batch, size);
}

/* `waits`: for the size, where it is not known. */
static cufftResult make_known(cufftHandle handle, cufft_plan *plan, const cufft_layout *layout, int waits, size_t *size)
{
    gtap_session *session = cufft_session_of(handle);
    const question key = question_of(BY_MAKING, plan, layout);
    const int is_sound = cufft_is_sound(layout);
    const int is_known = is_sound && gtap_recall(session, &key, sizeof key, size, sizeof *size);
    if (is_sound)
        cufft_measure(layout, plan);
    const int asks = !is_sound || plan->shared_bytes > MOST_BYTES || (waits && !is_known);
    cufftResult status = make(session, handle, layout, asks ? size : NULL);
    if (status != CUFFT_SUCCESS)
        return status;
    if (is_sound && asks)
        gtap_remember(session, &key, sizeof key, size, sizeof *size);
    plan->is_sized = asks || is_known;
    plan->work_size = *size;
    plan->type = cufft_type_of(layout);
    plan->is_complex = layout->input == layout->output;
    plan->is_made = 1;
    return CUFFT_SUCCESS;
}

cufftResult cufft_make(cufftHandle handle, cufftResult status, const cufft_layout *layout, size_t *workSize)
{
    cufft_plan *plan = cufft_plan_of(handle);
    size_t size = 0;
    if (plan == NULL || plan->is_made)
        return CUFFT_INVALID_PLAN;
    if (status == CUFFT_SUCCESS)
        status = make_known(handle, plan, layout, 1, &size);
    if (status == CUFFT_SUCCESS && workSize != NULL)
        *workSize = size;
    return status;
}

cufftResult cufft_create_and_make(cufftHandle *handle, cufftResult status, const cufft_layout *layout)
{
    cufftHandle made;
    size_t size = 0;
    if (handle == NULL)
        return CUFFT_INVALID_VALUE;
    if (status == CUFFT_SUCCESS)
        status = cufftCreate(&made);
    if (status != CUFFT_SUCCESS)
        return status;
    status = make_known(made, cufft_plan_of(made), layout, 0, &size);
    if (status == CUFFT_SUCCESS)
        *handle = made;
    else
        cufftDestroy(made);
    return status;
}

/* ---- questions ---- */

static cufftResult ask(gtap_session *session, cufftHandle plan, const cufft_layout *at, size_t *size)
{
    cufft_layout l = *at;
    long long *in = l.is_input_embedded ? l.inembed : NULL, *out = l.is_output_embedded ? l.onembed : NULL;
    if (l.type == CUFFT_BY_TYPES)
        return cufft_wire_cufftXtGetSizeMany(session, plan, l.rank, l.n, in, l.istride, l.idist, l.input, out,
                                             l.ostride, l.odist, l.output, l.batch, size, l.execution);
    return cufft_wire_cufftGetSizeMany64(session, plan, l.rank, l.n, in, l.istride, l.idist, out, l.ostride, l.odist,
                                         l.type, l.batch, size);
}

static cufftResult estimate(gtap_session *session, const cufft_layout *l, size_t *size)
{
    int n[CUFFT_MOST_RANK], in[CUFFT_MOST_RANK], out[CUFFT_MOST_RANK]; /* as they came */
    for (int i = 0; i < CUFFT_MOST_RANK; i++) {
        n[i] = (int)l->n[i];
        in[i] = (int)l->inembed[i];
        out[i] = (int)l->onembed[i];
    }
    return cufft_wire_cufftEstimateMany(session, l->rank, n, l->is_input_embedded ? in : NULL, (int)l->istride,
                                        (int)l->idist, l->is_output_embedded ? out : NULL, (int)l->ostride,
                                        (int)l->odist, l->type, (int)l->batch, size);
}

/* handle: 0 for an estimate. */
static cufftResult answer(gtap_session *session, cufftHandle handle, cufftResult status, const cufft_layout *layout,
                          size_t *workSize)
{
    const question key = question_of(handle ? BY_GET_SIZE : BY_ESTIMATE, handle ? cufft_plan_of(handle) : NULL, layout);
    const int is_sound = cufft_is_sound(layout);
    size_t size = 0;
    if (status != CUFFT_SUCCESS || workSize == NULL)
        return status != CUFFT_SUCCESS ? status : CUFFT_INVALID_VALUE;
    if (!is_sound || !gtap_recall(session, &key, sizeof key, &size, sizeof size)) {
        status = handle ? ask(session, handle, layout, &size) : estimate(session, layout, &size);
        if (status != CUFFT_SUCCESS)
            return status;
        if (is_sound)
            gtap_remember(session, &key, sizeof key, &size, sizeof size);
    }
    *workSize = size;
    return CUFFT_SUCCESS;
}

cufftResult cufft_ask(cufftHandle handle, cufftResult status, const cufft_layout *layout, size_t *workSize)
{
    gtap_session *session = cufft_session_of(handle);
    return session == NULL ? CUFFT_INVALID_PLAN : answer(session, handle, status, layout, workSize);
}

cufftResult cufft_estimate(cufftResult status, const cufft_layout *layout, size_t *workSize)
{
    gtap_session *session = gtap_current(&cufft_wire_library);
    if (session == NULL)
        return cufft_wire_library.statuses.not_initialized;
    return answer(session, 0, status, layout, workSize);
}

GTAP_EXPORT cufftResult cufftGetSize(cufftHandle handle, size_t *workSize)
{
    cufft_plan *plan = cufft_plan_of(handle);
    size_t size = 0;
    if (plan == NULL)
        return CUFFT_INVALID_PLAN;
    if (workSize == NULL)
        return CUFFT_INVALID_VALUE;
    if (!plan->is_sized) {
        cufftResult status = cufft_wire_cufftGetSize(cufft_session_of(handle), handle, &size);
        if (status != CUFFT_SUCCESS)
            return status;
        plan->work_size = size;
        plan->is_sized = plan->is_made;
        *workSize = size;
        return CUFFT_SUCCESS;
    }
    *workSize = (size_t)plan->work_size;
    return CUFFT_SUCCESS;
}
