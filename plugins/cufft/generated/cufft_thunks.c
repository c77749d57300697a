/* Generated from the spec of cufft (gtap-plugin-cufft), hash 72dffd08b27e8553. Do not edit. */
#include <stddef.h>

#include "gtap/abi.h"
#include "gtap/thunk.h"

typedef int cufftResult;
typedef int cufftType;
typedef int cufftHandle;
typedef struct CUstream_st *cudaStream_t;

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

/* 4 call cufftSetStream plan=handle(cufft.cufftHandle)@0 stream=stream@8 */
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

/* 5 call cufftExecC2C plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 direction=i@24 */
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
    cufftResult (*called)(cufftHandle, void *, void *, int) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((cufftHandle)(uintptr_t)plan_value, (void *)(uintptr_t)fixed->idata, (void *)(uintptr_t)fixed->odata, fixed->direction);
    return gtap_thunk_done(&frame, status);
}

static const struct gtap_thunk_entry entries[6] = {
    [1] = {"cufftGetVersion", cufft_thunk_cufftGetVersion},
    [4] = {"cufftSetStream", cufft_thunk_cufftSetStream},
    [5] = {"cufftExecC2C", cufft_thunk_cufftExecC2C},
};

GTAP_EXPORT extern const struct gtap_thunk_table cufft_thunks;
const struct gtap_thunk_table cufft_thunks = {
    .abi = GTAP_THUNK_ABI,
    .ordinals = 5,
    .golden = UINT64_C(0x3bd3e7e76a4816c6),
    .entries = entries,
};
