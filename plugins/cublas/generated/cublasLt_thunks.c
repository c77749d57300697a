/* Generated from the spec of cublasLt (gtap-plugin-cublas), hash f092bd62b5ee17b3. Do not edit. */
#include <stddef.h>

#include "gtap/abi.h"
#include "gtap/thunk.h"

typedef int cublasStatus_t;
typedef int cublasComputeType_t;
typedef int cudaDataType_t;
typedef int cudaDataType;
typedef int libraryPropertyType;
typedef struct cublasLtContext *cublasLtHandle_t;
typedef struct cublasContext *cublasHandle_t;
typedef struct CUstream_st *cudaStream_t;

#define CUBLASLT_KIND_cublasHandle_t UINT32_C(0xab64cf74)
#define CUBLASLT_KIND_cublasLtHandle_t UINT32_C(0x140f1a15)

/* 3 call cublasLtGetProperty type=i@0 value=out(4)@8 */
struct cublasLt_body_cublasLtGetProperty {
    int32_t type;
    uint64_t value;
};
_Static_assert(offsetof(struct cublasLt_body_cublasLtGetProperty, value) == 8, "layout");
static int32_t cublasLt_thunk_cublasLtGetProperty(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct cublasLt_body_cublasLtGetProperty *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 4, 4);
    struct gtap_thunk_part value_part = gtap_thunk_want(&frame, fixed->value);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &value_part, UINT64_C(4), 0);
    gtap_thunk_output(&frame, &value_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    cublasStatus_t (*called)(libraryPropertyType, int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called(fixed->type, (int *)value_part.pointer);
    return gtap_thunk_done(&frame, status);
}

static const struct gtap_thunk_entry entries[13] = {
    [3] = {"cublasLtGetProperty", cublasLt_thunk_cublasLtGetProperty},
};

GTAP_EXPORT extern const struct gtap_thunk_table cublasLt_thunks;
const struct gtap_thunk_table cublasLt_thunks = {
    .abi = GTAP_THUNK_ABI,
    .ordinals = 12,
    .golden = UINT64_C(0xbc81a822788fa407),
    .entries = entries,
};
