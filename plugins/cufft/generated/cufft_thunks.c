/* Generated from the spec of cufft (gtap-plugin-cufft), hash 849d2eb891098b3e. Do not edit. */
#include <stddef.h>

#include "gtap/abi.h"
#include "gtap/thunk.h"

typedef int cufftResult;
typedef int cufftType;
typedef int cufftProperty;
typedef int cufftXtWorkAreaPolicy;
typedef int libraryPropertyType;
typedef int cudaDataType;
typedef float cufftReal;
typedef double cufftDoubleReal;
typedef int cufftHandle;
typedef struct CUstream_st *cudaStream_t;
typedef struct cufftComplex { float x; float y; } cufftComplex;
_Static_assert(sizeof(cufftComplex) == 8, "cufftComplex as in the spec");
typedef struct cufftDoubleComplex { double x; double y; } cufftDoubleComplex;
_Static_assert(sizeof(cufftDoubleComplex) == 16, "cufftDoubleComplex as in the spec");

#define CUFFT_KIND_cufftHandle UINT32_C(0x2d48944a)

/* 1 call cufftGetVersion version=out(4)@0 */
struct cufft_body_cufftGetVersion {
    uint64_t version;
};
_Static_assert(offsetof(struct cufft_body_cufftGetVersion, version) == 0, "layout");
static int32_t cufft_thunk_cufftGetVersion(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 8, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftGetVersion *fixed = (const void *)body;
    struct gtap_thunk_part version_part = gtap_thunk_want(&frame, fixed->version);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &version_part, UINT64_C(4), 0);
    gtap_thunk_output(&frame, &version_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((int *)version_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 2 call cufftGetProperty type=i@0 value=out(4)@8 */
struct cufft_body_cufftGetProperty {
    int32_t type;
    uint64_t value;
};
_Static_assert(offsetof(struct cufft_body_cufftGetProperty, value) == 8, "layout");
static int32_t cufft_thunk_cufftGetProperty(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftGetProperty *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 4, 4);
    struct gtap_thunk_part value_part = gtap_thunk_want(&frame, fixed->value);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &value_part, UINT64_C(4), 0);
    gtap_thunk_output(&frame, &value_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(libraryPropertyType, int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called(fixed->type, (int *)value_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 5 call cufftSetStream plan=handle(cufft.cufftHandle)@0 stream=stream@8 */
struct cufft_body_cufftSetStream {
    uint64_t plan;
    uint64_t stream;
};
_Static_assert(offsetof(struct cufft_body_cufftSetStream, stream) == 8, "layout");
static int32_t cufft_thunk_cufftSetStream(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftSetStream *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 6 call cufftSetWorkArea plan=handle(cufft.cufftHandle)@0 workArea=address@8 */
struct cufft_body_cufftSetWorkArea {
    uint64_t plan;
    uint64_t workArea;
};
_Static_assert(offsetof(struct cufft_body_cufftSetWorkArea, workArea) == 8, "layout");
static int32_t cufft_thunk_cufftSetWorkArea(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftSetWorkArea *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, void *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, (void *)(uintptr_t)fixed->workArea);
    return gtap_thunk_done(&frame, status);
}

/* 7 call cufftSetAutoAllocation plan=handle(cufft.cufftHandle)@0 autoAllocate=i@8 */
struct cufft_body_cufftSetAutoAllocation {
    uint64_t plan;
    int32_t autoAllocate;
};
_Static_assert(offsetof(struct cufft_body_cufftSetAutoAllocation, autoAllocate) == 8, "layout");
static int32_t cufft_thunk_cufftSetAutoAllocation(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftSetAutoAllocation *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, int) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, fixed->autoAllocate);
    return gtap_thunk_done(&frame, status);
}

/* 8 call cufftXtSetWorkAreaPolicy plan=handle(cufft.cufftHandle)@0 policy=i@8 workSize=inout(8)@16 */
struct cufft_body_cufftXtSetWorkAreaPolicy {
    uint64_t plan;
    int32_t policy;
    uint64_t workSize;
};
_Static_assert(offsetof(struct cufft_body_cufftXtSetWorkAreaPolicy, workSize) == 16, "layout");
static int32_t cufft_thunk_cufftXtSetWorkAreaPolicy(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftXtSetWorkAreaPolicy *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    struct gtap_thunk_part workSize_part = gtap_thunk_in(&frame, fixed->workSize);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &workSize_part, UINT64_C(8), 1);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    gtap_thunk_output(&frame, &workSize_part, 1);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, cufftXtWorkAreaPolicy, size_t *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, fixed->policy, (size_t *)workSize_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 9 call cufftSetPlanPropertyInt64 plan=handle(cufft.cufftHandle)@0 property=i@8 inputValueInt=q@16 */
struct cufft_body_cufftSetPlanPropertyInt64 {
    uint64_t plan;
    int32_t property;
    int64_t inputValueInt;
};
_Static_assert(offsetof(struct cufft_body_cufftSetPlanPropertyInt64, inputValueInt) == 16, "layout");
static int32_t cufft_thunk_cufftSetPlanPropertyInt64(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftSetPlanPropertyInt64 *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, cufftProperty, const long long) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, fixed->property, fixed->inputValueInt);
    return gtap_thunk_done(&frame, status);
}

/* 10 call cufftGetPlanPropertyInt64 plan=handle(cufft.cufftHandle)@0 property=i@8 returnPtrValue=out(8)@16 */
struct cufft_body_cufftGetPlanPropertyInt64 {
    uint64_t plan;
    int32_t property;
    uint64_t returnPtrValue;
};
_Static_assert(offsetof(struct cufft_body_cufftGetPlanPropertyInt64, returnPtrValue) == 16, "layout");
static int32_t cufft_thunk_cufftGetPlanPropertyInt64(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftGetPlanPropertyInt64 *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    struct gtap_thunk_part returnPtrValue_part = gtap_thunk_want(&frame, fixed->returnPtrValue);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &returnPtrValue_part, UINT64_C(8), 0);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    gtap_thunk_output(&frame, &returnPtrValue_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, cufftProperty, long long *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, fixed->property, (long long *)returnPtrValue_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 11 call cufftResetPlanProperty plan=handle(cufft.cufftHandle)@0 property=i@8 */
struct cufft_body_cufftResetPlanProperty {
    uint64_t plan;
    int32_t property;
};
_Static_assert(offsetof(struct cufft_body_cufftResetPlanProperty, property) == 8, "layout");
static int32_t cufft_thunk_cufftResetPlanProperty(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftResetPlanProperty *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, cufftProperty) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, fixed->property);
    return gtap_thunk_done(&frame, status);
}

/* 14 call cufftGetSize handle=handle(cufft.cufftHandle)@0 workSize=out(8)@8 */
struct cufft_body_cufftGetSize {
    uint64_t handle;
    uint64_t workSize;
};
_Static_assert(offsetof(struct cufft_body_cufftGetSize, workSize) == 8, "layout");
static int32_t cufft_thunk_cufftGetSize(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftGetSize *fixed = (const void *)body;
    struct gtap_thunk_part workSize_part = gtap_thunk_want(&frame, fixed->workSize);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &workSize_part, UINT64_C(8), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->handle);
    gtap_thunk_output(&frame, &workSize_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, size_t *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)handle_value, (size_t *)workSize_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 15 call cufftGetSizeMany64 plan=handle(cufft.cufftHandle)@0 rank=i@8 n=in(multiply(rank,8))@16 inembed=in(multiply(rank,8))@24 istride=q@32 idist=q@40 onembed=in(multiply(rank,8))@48 ostride=q@56 odist=q@64 type=i@72 batch=q@80 workSize=out(8)@88 */
struct cufft_body_cufftGetSizeMany64 {
    uint64_t plan;
    int32_t rank;
    uint64_t n;
    uint64_t inembed;
    int64_t istride;
    int64_t idist;
    uint64_t onembed;
    int64_t ostride;
    int64_t odist;
    int32_t type;
    int64_t batch;
    uint64_t workSize;
};
_Static_assert(offsetof(struct cufft_body_cufftGetSizeMany64, workSize) == 88, "layout");
static int32_t cufft_thunk_cufftGetSizeMany64(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 96, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftGetSizeMany64 *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_padding(&frame, 76, 4);
    struct gtap_thunk_part n_part = gtap_thunk_in(&frame, fixed->n);
    struct gtap_thunk_part inembed_part = gtap_thunk_in(&frame, fixed->inembed);
    struct gtap_thunk_part onembed_part = gtap_thunk_in(&frame, fixed->onembed);
    struct gtap_thunk_part workSize_part = gtap_thunk_want(&frame, fixed->workSize);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &n_part, gtap_count_multiply(gtap_count_signed(fixed->rank), UINT64_C(8)), 0);
    gtap_thunk_expect(&frame, &inembed_part, gtap_count_multiply(gtap_count_signed(fixed->rank), UINT64_C(8)), 1);
    gtap_thunk_expect(&frame, &onembed_part, gtap_count_multiply(gtap_count_signed(fixed->rank), UINT64_C(8)), 1);
    gtap_thunk_expect(&frame, &workSize_part, UINT64_C(8), 0);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    gtap_thunk_output(&frame, &workSize_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, int, long long *, long long *, long long, long long, long long *, long long, long long, cufftType, long long, size_t *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, fixed->rank, (long long *)n_part.pointer, (long long *)inembed_part.pointer, fixed->istride, fixed->idist, (long long *)onembed_part.pointer, fixed->ostride, fixed->odist, fixed->type, fixed->batch, (size_t *)workSize_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 16 call cufftXtGetSizeMany plan=handle(cufft.cufftHandle)@0 rank=i@8 n=in(multiply(rank,8))@16 inembed=in(multiply(rank,8))@24 istride=q@32 idist=q@40 inputtype=i@48 onembed=in(multiply(rank,8))@56 ostride=q@64 odist=q@72 outputtype=i@80 batch=q@88 workSize=out(8)@96 executiontype=i@104 */
struct cufft_body_cufftXtGetSizeMany {
    uint64_t plan;
    int32_t rank;
    uint64_t n;
    uint64_t inembed;
    int64_t istride;
    int64_t idist;
    int32_t inputtype;
    uint64_t onembed;
    int64_t ostride;
    int64_t odist;
    int32_t outputtype;
    int64_t batch;
    uint64_t workSize;
    int32_t executiontype;
};
_Static_assert(offsetof(struct cufft_body_cufftXtGetSizeMany, executiontype) == 104, "layout");
static int32_t cufft_thunk_cufftXtGetSizeMany(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 112, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftXtGetSizeMany *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_padding(&frame, 52, 4);
    gtap_thunk_padding(&frame, 84, 4);
    gtap_thunk_padding(&frame, 108, 4);
    struct gtap_thunk_part n_part = gtap_thunk_in(&frame, fixed->n);
    struct gtap_thunk_part inembed_part = gtap_thunk_in(&frame, fixed->inembed);
    struct gtap_thunk_part onembed_part = gtap_thunk_in(&frame, fixed->onembed);
    struct gtap_thunk_part workSize_part = gtap_thunk_want(&frame, fixed->workSize);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &n_part, gtap_count_multiply(gtap_count_signed(fixed->rank), UINT64_C(8)), 0);
    gtap_thunk_expect(&frame, &inembed_part, gtap_count_multiply(gtap_count_signed(fixed->rank), UINT64_C(8)), 1);
    gtap_thunk_expect(&frame, &onembed_part, gtap_count_multiply(gtap_count_signed(fixed->rank), UINT64_C(8)), 1);
    gtap_thunk_expect(&frame, &workSize_part, UINT64_C(8), 0);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    gtap_thunk_output(&frame, &workSize_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, int, long long *, long long *, long long, long long, cudaDataType, long long *, long long, long long, cudaDataType, long long, size_t *, cudaDataType) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, fixed->rank, (long long *)n_part.pointer, (long long *)inembed_part.pointer, fixed->istride, fixed->idist, fixed->inputtype, (long long *)onembed_part.pointer, fixed->ostride, fixed->odist, fixed->outputtype, fixed->batch, (size_t *)workSize_part.pointer, fixed->executiontype);
    return gtap_thunk_done(&frame, status);
}

/* 17 call cufftEstimateMany rank=i@0 n=in(multiply(rank,4))@8 inembed=in(multiply(rank,4))@16 istride=i@24 idist=i@28 onembed=in(multiply(rank,4))@32 ostride=i@40 odist=i@44 type=i@48 batch=i@52 workSize=out(8)@56 */
struct cufft_body_cufftEstimateMany {
    int32_t rank;
    uint64_t n;
    uint64_t inembed;
    int32_t istride;
    int32_t idist;
    uint64_t onembed;
    int32_t ostride;
    int32_t odist;
    int32_t type;
    int32_t batch;
    uint64_t workSize;
};
_Static_assert(offsetof(struct cufft_body_cufftEstimateMany, workSize) == 56, "layout");
static int32_t cufft_thunk_cufftEstimateMany(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 64, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftEstimateMany *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 4, 4);
    struct gtap_thunk_part n_part = gtap_thunk_in(&frame, fixed->n);
    struct gtap_thunk_part inembed_part = gtap_thunk_in(&frame, fixed->inembed);
    struct gtap_thunk_part onembed_part = gtap_thunk_in(&frame, fixed->onembed);
    struct gtap_thunk_part workSize_part = gtap_thunk_want(&frame, fixed->workSize);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &n_part, gtap_count_multiply(gtap_count_signed(fixed->rank), UINT64_C(4)), 0);
    gtap_thunk_expect(&frame, &inembed_part, gtap_count_multiply(gtap_count_signed(fixed->rank), UINT64_C(4)), 1);
    gtap_thunk_expect(&frame, &onembed_part, gtap_count_multiply(gtap_count_signed(fixed->rank), UINT64_C(4)), 1);
    gtap_thunk_expect(&frame, &workSize_part, UINT64_C(8), 0);
    gtap_thunk_output(&frame, &workSize_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(int, int *, int *, int, int, int *, int, int, cufftType, int, size_t *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called(fixed->rank, (int *)n_part.pointer, (int *)inembed_part.pointer, fixed->istride, fixed->idist, (int *)onembed_part.pointer, fixed->ostride, fixed->odist, fixed->type, fixed->batch, (size_t *)workSize_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 18 call cufftExecC2C plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 direction=i@24 */
struct cufft_body_cufftExecC2C {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
    int32_t direction;
};
_Static_assert(offsetof(struct cufft_body_cufftExecC2C, direction) == 24, "layout");
static int32_t cufft_thunk_cufftExecC2C(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 32, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftExecC2C *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 28, 4);
    gtap_thunk_end(&frame);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, cufftComplex *, cufftComplex *, int) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, (cufftComplex *)(uintptr_t)fixed->idata, (cufftComplex *)(uintptr_t)fixed->odata, fixed->direction);
    return gtap_thunk_done(&frame, status);
}

/* 19 call cufftExecR2C plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 */
struct cufft_body_cufftExecR2C {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
};
_Static_assert(offsetof(struct cufft_body_cufftExecR2C, odata) == 16, "layout");
static int32_t cufft_thunk_cufftExecR2C(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftExecR2C *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, cufftReal *, cufftComplex *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, (cufftReal *)(uintptr_t)fixed->idata, (cufftComplex *)(uintptr_t)fixed->odata);
    return gtap_thunk_done(&frame, status);
}

/* 20 call cufftExecC2R plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 */
struct cufft_body_cufftExecC2R {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
};
_Static_assert(offsetof(struct cufft_body_cufftExecC2R, odata) == 16, "layout");
static int32_t cufft_thunk_cufftExecC2R(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftExecC2R *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, cufftComplex *, cufftReal *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, (cufftComplex *)(uintptr_t)fixed->idata, (cufftReal *)(uintptr_t)fixed->odata);
    return gtap_thunk_done(&frame, status);
}

/* 21 call cufftExecZ2Z plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 direction=i@24 */
struct cufft_body_cufftExecZ2Z {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
    int32_t direction;
};
_Static_assert(offsetof(struct cufft_body_cufftExecZ2Z, direction) == 24, "layout");
static int32_t cufft_thunk_cufftExecZ2Z(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 32, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftExecZ2Z *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 28, 4);
    gtap_thunk_end(&frame);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, cufftDoubleComplex *, cufftDoubleComplex *, int) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, (cufftDoubleComplex *)(uintptr_t)fixed->idata, (cufftDoubleComplex *)(uintptr_t)fixed->odata, fixed->direction);
    return gtap_thunk_done(&frame, status);
}

/* 22 call cufftExecD2Z plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 */
struct cufft_body_cufftExecD2Z {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
};
_Static_assert(offsetof(struct cufft_body_cufftExecD2Z, odata) == 16, "layout");
static int32_t cufft_thunk_cufftExecD2Z(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftExecD2Z *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, cufftDoubleReal *, cufftDoubleComplex *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, (cufftDoubleReal *)(uintptr_t)fixed->idata, (cufftDoubleComplex *)(uintptr_t)fixed->odata);
    return gtap_thunk_done(&frame, status);
}

/* 23 call cufftExecZ2D plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 */
struct cufft_body_cufftExecZ2D {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
};
_Static_assert(offsetof(struct cufft_body_cufftExecZ2D, odata) == 16, "layout");
static int32_t cufft_thunk_cufftExecZ2D(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftExecZ2D *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, cufftDoubleComplex *, cufftDoubleReal *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, (cufftDoubleComplex *)(uintptr_t)fixed->idata, (cufftDoubleReal *)(uintptr_t)fixed->odata);
    return gtap_thunk_done(&frame, status);
}

/* 24 call cufftXtExec plan=handle(cufft.cufftHandle)@0 input=address@8 output=address@16 direction=i@24 */
struct cufft_body_cufftXtExec {
    uint64_t plan;
    uint64_t input;
    uint64_t output;
    int32_t direction;
};
_Static_assert(offsetof(struct cufft_body_cufftXtExec, direction) == 24, "layout");
static int32_t cufft_thunk_cufftXtExec(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 32, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cufft_body_cufftXtExec *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 28, 4);
    gtap_thunk_end(&frame);
    uint64_t plan_value = gtap_thunk_handle(&frame, CUFFT_KIND_cufftHandle, fixed->plan);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cufftResult (*called)(cufftHandle, void *, void *, int) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, (void *)(uintptr_t)fixed->input, (void *)(uintptr_t)fixed->output, fixed->direction);
    return gtap_thunk_done(&frame, status);
}

static const struct gtap_thunk_entry entries[25] = {
    [1] = {"cufftGetVersion", cufft_thunk_cufftGetVersion},
    [2] = {"cufftGetProperty", cufft_thunk_cufftGetProperty},
    [5] = {"cufftSetStream", cufft_thunk_cufftSetStream},
    [6] = {"cufftSetWorkArea", cufft_thunk_cufftSetWorkArea},
    [7] = {"cufftSetAutoAllocation", cufft_thunk_cufftSetAutoAllocation},
    [8] = {"cufftXtSetWorkAreaPolicy", cufft_thunk_cufftXtSetWorkAreaPolicy},
    [9] = {"cufftSetPlanPropertyInt64", cufft_thunk_cufftSetPlanPropertyInt64},
    [10] = {"cufftGetPlanPropertyInt64", cufft_thunk_cufftGetPlanPropertyInt64},
    [11] = {"cufftResetPlanProperty", cufft_thunk_cufftResetPlanProperty},
    [14] = {"cufftGetSize", cufft_thunk_cufftGetSize},
    [15] = {"cufftGetSizeMany64", cufft_thunk_cufftGetSizeMany64},
    [16] = {"cufftXtGetSizeMany", cufft_thunk_cufftXtGetSizeMany},
    [17] = {"cufftEstimateMany", cufft_thunk_cufftEstimateMany},
    [18] = {"cufftExecC2C", cufft_thunk_cufftExecC2C},
    [19] = {"cufftExecR2C", cufft_thunk_cufftExecR2C},
    [20] = {"cufftExecC2R", cufft_thunk_cufftExecC2R},
    [21] = {"cufftExecZ2Z", cufft_thunk_cufftExecZ2Z},
    [22] = {"cufftExecD2Z", cufft_thunk_cufftExecD2Z},
    [23] = {"cufftExecZ2D", cufft_thunk_cufftExecZ2D},
    [24] = {"cufftXtExec", cufft_thunk_cufftXtExec},
};

GTAP_EXPORT extern const struct gtap_thunk_table cufft_thunks;
const struct gtap_thunk_table cufft_thunks = {
    .abi = GTAP_THUNK_ABI,
    .ordinals = 24,
    .golden = UINT64_C(0x2461e50ba458dd1c),
    .entries = entries,
};
