/* Executions: posted, after what the client can say about plan and arguments. */
#include "gtap_cufft.h"

enum { FORWARD = -1, INVERSE = 1, NO_DIRECTION = 0 };

static cufftResult enter(const cufft_plan *plan, int type, const void *input, const void *output, int direction)
{
    if (plan == NULL || !plan->is_made)
        return CUFFT_INVALID_PLAN;
    if (type != CUFFT_BY_TYPES && plan->type != type)
        return CUFFT_INVALID_TYPE;
    if (input == NULL || output == NULL || (direction != FORWARD && direction != INVERSE && direction != NO_DIRECTION))
        return CUFFT_INVALID_VALUE;
    if (direction == NO_DIRECTION && plan->is_complex)
        return CUFFT_INVALID_VALUE;
    return plan->is_sized && plan->work_size != 0 && !plan->has_own_area && !plan->has_area ? CUFFT_NO_WORKSPACE
                                                                                           : CUFFT_SUCCESS;
}

GTAP_EXPORT cufftResult cufftExecC2C(cufftHandle plan, cufftComplex *idata, cufftComplex *odata, int direction)
{
    cufftResult status = enter(cufft_plan_of(plan), CUFFT_C2C, idata, odata, direction);
    return status != 0 ? status : cufft_wire_cufftExecC2C(cufft_session_of(plan), plan, idata, odata, direction);
}

GTAP_EXPORT cufftResult cufftExecR2C(cufftHandle plan, cufftReal *idata, cufftComplex *odata)
{
    cufftResult status = enter(cufft_plan_of(plan), CUFFT_R2C, idata, odata, NO_DIRECTION);
    return status != 0 ? status : cufft_wire_cufftExecR2C(cufft_session_of(plan), plan, idata, odata);
}

GTAP_EXPORT cufftResult cufftExecC2R(cufftHandle plan, cufftComplex *idata, cufftReal *odata)
{
    cufftResult status = enter(cufft_plan_of(plan), CUFFT_C2R, idata, odata, NO_DIRECTION);
    return status != 0 ? status : cufft_wire_cufftExecC2R(cufft_session_of(plan), plan, idata, odata);
}

GTAP_EXPORT cufftResult cufftExecZ2Z(cufftHandle plan, cufftDoubleComplex *idata, cufftDoubleComplex *odata,
                                     int direction)
{
    cufftResult status = enter(cufft_plan_of(plan), CUFFT_Z2Z, idata, odata, direction);
    return status != 0 ? status : cufft_wire_cufftExecZ2Z(cufft_session_of(plan), plan, idata, odata, direction);
}

GTAP_EXPORT cufftResult cufftExecD2Z(cufftHandle plan, cufftDoubleReal *idata, cufftDoubleComplex *odata)
{
    cufftResult status = enter(cufft_plan_of(plan), CUFFT_D2Z, idata, odata, NO_DIRECTION);
    return status != 0 ? status : cufft_wire_cufftExecD2Z(cufft_session_of(plan), plan, idata, odata);
}

GTAP_EXPORT cufftResult cufftExecZ2D(cufftHandle plan, cufftDoubleComplex *idata, cufftDoubleReal *odata)
{
    cufftResult status = enter(cufft_plan_of(plan), CUFFT_Z2D, idata, odata, NO_DIRECTION);
    return status != 0 ? status : cufft_wire_cufftExecZ2D(cufft_session_of(plan), plan, idata, odata);
}

/* Of real transforms the types say the direction. */
GTAP_EXPORT cufftResult cufftXtExec(cufftHandle plan, void *input, void *output, int direction)
{
    const cufft_plan *state = cufft_plan_of(plan);
    const int counts = state != NULL && state->is_complex;
    cufftResult status = enter(state, CUFFT_BY_TYPES, input, output, counts ? direction : NO_DIRECTION);
    return status != 0 ? status : cufft_wire_cufftXtExec(cufft_session_of(plan), plan, input, output, direction);
}
