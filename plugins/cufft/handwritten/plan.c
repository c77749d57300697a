/* Plans by every form of their sizes, and what they need: the layout is made, the rest is size.c's. */
#include "gtap_cufft.h"

/* ---- in one step ---- */

GTAP_EXPORT cufftResult cufftPlan1d(cufftHandle *plan, int nx, cufftType type, int batch)
{
    cufft_layout layout;
    const int n[] = {nx};
    return cufft_create_and_make(plan, cufft_of_sizes(&layout, 1, n, type, batch), &layout);
}

GTAP_EXPORT cufftResult cufftPlan2d(cufftHandle *plan, int nx, int ny, cufftType type)
{
    cufft_layout layout;
    const int n[] = {nx, ny};
    return cufft_create_and_make(plan, cufft_of_sizes(&layout, 2, n, type, 1), &layout);
}

GTAP_EXPORT cufftResult cufftPlan3d(cufftHandle *plan, int nx, int ny, int nz, cufftType type)
{
    cufft_layout layout;
    const int n[] = {nx, ny, nz};
    return cufft_create_and_make(plan, cufft_of_sizes(&layout, 3, n, type, 1), &layout);
}

GTAP_EXPORT cufftResult cufftPlanMany(cufftHandle *plan, int rank, int *n, int *inembed, int istride, int idist,
                                      int *onembed, int ostride, int odist, cufftType type, int batch)
{
    cufft_layout layout;
    return cufft_create_and_make(
        plan,
        cufft_of_many(&layout, rank, n, inembed, istride, idist, onembed, ostride, odist, type, batch), &layout);
}

/* ---- on a handle ---- */

GTAP_EXPORT cufftResult cufftMakePlan1d(cufftHandle plan, int nx, cufftType type, int batch, size_t *workSize)
{
    cufft_layout layout;
    const int n[] = {nx};
    return cufft_make(plan, cufft_of_sizes(&layout, 1, n, type, batch), &layout, workSize);
}

GTAP_EXPORT cufftResult cufftMakePlan2d(cufftHandle plan, int nx, int ny, cufftType type, size_t *workSize)
{
    cufft_layout layout;
    const int n[] = {nx, ny};
    return cufft_make(plan, cufft_of_sizes(&layout, 2, n, type, 1), &layout, workSize);
}

GTAP_EXPORT cufftResult cufftMakePlan3d(cufftHandle plan, int nx, int ny, int nz, cufftType type, size_t *workSize)
{
    cufft_layout layout;
    const int n[] = {nx, ny, nz};
    return cufft_make(plan, cufft_of_sizes(&layout, 3, n, type, 1), &layout, workSize);
}

GTAP_EXPORT cufftResult cufftMakePlanMany(cufftHandle plan, int rank, int *n, int *inembed, int istride, int idist,
                                          int *onembed, int ostride, int odist, cufftType type, int batch,
                                          size_t *workSize)
{
    cufft_layout layout;
    return cufft_make(plan,
                      cufft_of_many(&layout, rank, n, inembed, istride, idist, onembed, ostride, odist, type, batch),
                      &layout, workSize);
}

static cufftResult of_many64(cufft_layout *layout, int rank, const long long *n, const long long *inembed,
                             long long istride, long long idist, const long long *onembed, long long ostride,
                             long long odist, cufftType type, long long batch)
{
    cufftResult status = cufft_of_many64(layout, rank, n, inembed, istride, idist, onembed, ostride, odist, batch);
    cufft_set_type(layout, type);
    return status;
}

GTAP_EXPORT cufftResult cufftMakePlanMany64(cufftHandle plan, int rank, long long *n, long long *inembed,
                                            long long istride, long long idist, long long *onembed, long long ostride,
                                            long long odist, cufftType type, long long batch, size_t *workSize)
{
    cufft_layout layout;
    return cufft_make(plan,
                      of_many64(&layout, rank, n, inembed, istride, idist, onembed, ostride, odist, type, batch),
                      &layout, workSize);
}

static cufftResult of_types(cufft_layout *layout, cufftResult status, cudaDataType input, cudaDataType output,
                            cudaDataType execution)
{
    cufft_set_types(layout, input, output, execution);
    return status;
}

GTAP_EXPORT cufftResult cufftXtMakePlanMany(cufftHandle plan, int rank, long long *n, long long *inembed,
                                            long long istride, long long idist, cudaDataType inputtype,
                                            long long *onembed, long long ostride, long long odist,
                                            cudaDataType outputtype, long long batch, size_t *workSize,
                                            cudaDataType executiontype)
{
    cufft_layout layout;
    cufftResult status = cufft_of_many64(&layout, rank, n, inembed, istride, idist, onembed, ostride, odist, batch);
    return cufft_make(plan, of_types(&layout, status, inputtype, outputtype, executiontype), &layout, workSize);
}

/* ---- what a plan on a handle would need ---- */

GTAP_EXPORT cufftResult cufftGetSize1d(cufftHandle handle, int nx, cufftType type, int batch, size_t *workSize)
{
    cufft_layout layout;
    const int n[] = {nx};
    return cufft_ask(handle, cufft_of_sizes(&layout, 1, n, type, batch), &layout, workSize);
}

GTAP_EXPORT cufftResult cufftGetSize2d(cufftHandle handle, int nx, int ny, cufftType type, size_t *workSize)
{
    cufft_layout layout;
    const int n[] = {nx, ny};
    return cufft_ask(handle, cufft_of_sizes(&layout, 2, n, type, 1), &layout, workSize);
}

GTAP_EXPORT cufftResult cufftGetSize3d(cufftHandle handle, int nx, int ny, int nz, cufftType type, size_t *workSize)
{
    cufft_layout layout;
    const int n[] = {nx, ny, nz};
    return cufft_ask(handle, cufft_of_sizes(&layout, 3, n, type, 1), &layout, workSize);
}

GTAP_EXPORT cufftResult cufftGetSizeMany(cufftHandle handle, int rank, int *n, int *inembed, int istride, int idist,
                                         int *onembed, int ostride, int odist, cufftType type, int batch,
                                         size_t *workArea)
{
    cufft_layout layout;
    return cufft_ask(handle,
                     cufft_of_many(&layout, rank, n, inembed, istride, idist, onembed, ostride, odist, type, batch),
                     &layout, workArea);
}

GTAP_EXPORT cufftResult cufftGetSizeMany64(cufftHandle plan, int rank, long long *n, long long *inembed,
                                           long long istride, long long idist, long long *onembed, long long ostride,
                                           long long odist, cufftType type, long long batch, size_t *workSize)
{
    cufft_layout layout;
    return cufft_ask(plan, of_many64(&layout, rank, n, inembed, istride, idist, onembed, ostride, odist, type, batch),
                     &layout, workSize);
}

GTAP_EXPORT cufftResult cufftXtGetSizeMany(cufftHandle plan, int rank, long long *n, long long *inembed,
                                           long long istride, long long idist, cudaDataType inputtype,
                                           long long *onembed, long long ostride, long long odist,
                                           cudaDataType outputtype, long long batch, size_t *workSize,
                                           cudaDataType executiontype)
{
    cufft_layout layout;
    cufftResult status = cufft_of_many64(&layout, rank, n, inembed, istride, idist, onembed, ostride, odist, batch);
    return cufft_ask(plan, of_types(&layout, status, inputtype, outputtype, executiontype), &layout, workSize);
}

/* ---- what any plan would need ---- */

GTAP_EXPORT cufftResult cufftEstimate1d(int nx, cufftType type, int batch, size_t *workSize)
{
    cufft_layout layout;
    const int n[] = {nx};
    return cufft_estimate(cufft_of_sizes(&layout, 1, n, type, batch), &layout, workSize);
}

GTAP_EXPORT cufftResult cufftEstimate2d(int nx, int ny, cufftType type, size_t *workSize)
{
    cufft_layout layout;
    const int n[] = {nx, ny};
    return cufft_estimate(cufft_of_sizes(&layout, 2, n, type, 1), &layout, workSize);
}

GTAP_EXPORT cufftResult cufftEstimate3d(int nx, int ny, int nz, cufftType type, size_t *workSize)
{
    cufft_layout layout;
    const int n[] = {nx, ny, nz};
    return cufft_estimate(cufft_of_sizes(&layout, 3, n, type, 1), &layout, workSize);
}

GTAP_EXPORT cufftResult cufftEstimateMany(int rank, int *n, int *inembed, int istride, int idist, int *onembed,
                                          int ostride, int odist, cufftType type, int batch, size_t *workSize)
{
    cufft_layout layout;
    return cufft_estimate(
        cufft_of_many(&layout, rank, n, inembed, istride, idist, onembed, ostride, odist, type, batch), &layout,
        workSize);
}
