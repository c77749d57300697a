/* Handles, what is set on them, and the library's version. */
#include "gtap_cufft.h"

enum { MINIMAL = 0, PERFORMANCE = 2 }; /* cufftXtWorkAreaPolicy */

GTAP_EXPORT cufftResult cufftCreate(cufftHandle *handle)
{
    gtap_session *session = gtap_current(&cufft_wire_library);
    if (session == NULL)
        return cufft_wire_library.statuses.not_initialized;
    cufftResult status = cufft_wire_cufftCreate(session, handle);
    if (status != CUFFT_SUCCESS)
        return status;
    cufft_plan *plan = cufft_plan_of(*handle);
    plan->policy = PERFORMANCE;
    plan->has_own_area = 1;
    return CUFFT_SUCCESS;
}

GTAP_EXPORT cufftResult cufftDestroy(cufftHandle plan)
{
    gtap_session *session = cufft_session_of(plan);
    return session != NULL ? cufft_wire_cufftDestroy(session, plan) : CUFFT_INVALID_PLAN;
}

GTAP_EXPORT cufftResult cufftSetStream(cufftHandle plan, cudaStream_t stream)
{
    cufft_plan *state = cufft_plan_of(plan);
    if (state == NULL)
        return CUFFT_INVALID_PLAN;
    cufftResult status = cufft_wire_cufftSetStream(cufft_session_of(plan), plan, stream);
    if (status == CUFFT_SUCCESS)
        state->stream = stream;
    return status;
}

/* Whether the area ends behind the allocation in which it begins. What a program maps itself has several in a row. */
static int is_too_small(const cufft_plan *plan, const void *area)
{
    gtap_range range;
    const uint64_t address = (uint64_t)(uintptr_t)area;
    return plan->is_sized && plan->work_size != 0 && gtap_range_of(address, &range) == 0 &&
           range.kind == GTAP_DEVICE_RANGE && range.base + range.size - address < plan->work_size;
}

GTAP_EXPORT cufftResult cufftSetWorkArea(cufftHandle plan, void *workArea)
{
    cufft_plan *state = cufft_plan_of(plan);
    if (state == NULL)
        return CUFFT_INVALID_PLAN;
    if (is_too_small(state, workArea))
        return CUFFT_INVALID_VALUE;
    cufftResult status = cufft_wire_cufftSetWorkArea(cufft_session_of(plan), plan, workArea);
    if (status == CUFFT_SUCCESS)
        state->has_area = workArea != NULL;
    return status;
}

GTAP_EXPORT cufftResult cufftSetAutoAllocation(cufftHandle plan, int autoAllocate)
{
    cufft_plan *state = cufft_plan_of(plan);
    if (state == NULL)
        return CUFFT_INVALID_PLAN;
    if (autoAllocate != 0 && autoAllocate != 1)
        return CUFFT_INVALID_VALUE;
    cufftResult status = cufft_wire_cufftSetAutoAllocation(cufft_session_of(plan), plan, autoAllocate);
    if (status == CUFFT_SUCCESS && !state->is_made)
        state->has_own_area = autoAllocate == 1;
    return status;
}

/* A plan that is made already is planned anew: its size is another one then. */
GTAP_EXPORT cufftResult cufftXtSetWorkAreaPolicy(cufftHandle plan, cufftXtWorkAreaPolicy policy, size_t *workSize)
{
    cufft_plan *state = cufft_plan_of(plan);
    if (state == NULL)
        return CUFFT_INVALID_PLAN;
    if (policy < MINIMAL || policy > PERFORMANCE)
        return CUFFT_INVALID_VALUE;
    cufftResult status = cufft_wire_cufftXtSetWorkAreaPolicy(cufft_session_of(plan), plan, policy, workSize);
    if (status == CUFFT_SUCCESS) {
        state->policy = policy;
        state->is_sized = 0;
    }
    return status;
}

/* ---- properties ---- */

/* 0, or the status of a property that there is not, or that a made plan keeps. */
static cufftResult enter(const cufft_plan *state, cufftProperty property)
{
    if (state == NULL)
        return CUFFT_INVALID_PLAN;
    if (property < 1 || property > CUFFT_PROPERTIES)
        return CUFFT_INVALID_VALUE;
    return state->is_made ? CUFFT_NOT_SUPPORTED : CUFFT_SUCCESS;
}

GTAP_EXPORT cufftResult cufftSetPlanPropertyInt64(cufftHandle plan, cufftProperty property, const long long inputValueInt)
{
    cufft_plan *state = cufft_plan_of(plan);
    cufftResult status = enter(state, property);
    if (status == CUFFT_SUCCESS)
        status = cufft_wire_cufftSetPlanPropertyInt64(cufft_session_of(plan), plan, property, inputValueInt);
    if (status == CUFFT_SUCCESS) {
        state->properties[property - 1] = inputValueInt;
        state->is_set |= (uint8_t)(1 << (property - 1));
    }
    return status;
}

GTAP_EXPORT cufftResult cufftResetPlanProperty(cufftHandle plan, cufftProperty property)
{
    cufft_plan *state = cufft_plan_of(plan);
    cufftResult status = enter(state, property);
    if (status == CUFFT_SUCCESS)
        status = cufft_wire_cufftResetPlanProperty(cufft_session_of(plan), plan, property);
    if (status == CUFFT_SUCCESS) {
        state->properties[property - 1] = 0;
        state->is_set &= (uint8_t)~(1 << (property - 1));
    }
    return status;
}

GTAP_EXPORT cufftResult cufftGetPlanPropertyInt64(cufftHandle plan, cufftProperty property, long long *returnPtrValue)
{
    const cufft_plan *state = cufft_plan_of(plan);
    cufftResult status = enter(state, property);
    if (status != CUFFT_SUCCESS && status != CUFFT_NOT_SUPPORTED)
        return status;
    if (returnPtrValue == NULL)
        return CUFFT_INVALID_VALUE;
    if (!(state->is_set & 1 << (property - 1)))
        return cufft_wire_cufftGetPlanPropertyInt64(cufft_session_of(plan), plan, property, returnPtrValue);
    *returnPtrValue = state->properties[property - 1];
    return CUFFT_SUCCESS;
}

/* ---- the library ---- */

GTAP_EXPORT cufftResult cufftGetVersion(int *version)
{
    static const char key[] = "cufft version";
    gtap_session *session = gtap_current(&cufft_wire_library);
    if (session == NULL)
        return cufft_wire_library.statuses.not_initialized;
    if (version == NULL)
        return CUFFT_INVALID_VALUE;
    if (gtap_recall(session, key, sizeof key, version, sizeof *version))
        return CUFFT_SUCCESS;
    cufftResult status = cufft_wire_cufftGetVersion(session, version);
    if (status == CUFFT_SUCCESS)
        gtap_remember(session, key, sizeof key, version, sizeof *version);
    return status;
}

GTAP_EXPORT cufftResult cufftGetProperty(libraryPropertyType type, int *value)
{
    struct key {
        char name[16];
        int32_t type;
    } key = {"cufft property", type};
    gtap_session *session = gtap_current(&cufft_wire_library);
    if (session == NULL)
        return cufft_wire_library.statuses.not_initialized;
    if (value == NULL)
        return CUFFT_INVALID_VALUE;
    if (gtap_recall(session, &key, sizeof key, value, sizeof *value))
        return CUFFT_SUCCESS;
    cufftResult status = cufft_wire_cufftGetProperty(session, type, value);
    if (status == CUFFT_SUCCESS)
        gtap_remember(session, &key, sizeof key, value, sizeof *value);
    return status;
}
