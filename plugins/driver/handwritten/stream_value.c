/* Values that a stream writes to memory, or waits for, in its order. The first and second form of the API are one. */
#include "driver.h"

enum { WAIT_FLAGS = 3, FLUSH = 1 << 30 };

typedef struct value_op {
    CUdeviceptr address;
    cuuint64_t value;
    unsigned size, flags;
    int waits;
} value_op;

static CUresult check(const value_op *op)
{
    unsigned known = op->waits ? WAIT_FLAGS | FLUSH : 1; /* CU_STREAM_WRITE_VALUE_NO_MEMORY_BARRIER */
    if ((op->flags & ~known) != 0 || op->address == 0 || op->address % op->size != 0)
        return CUDA_ERROR_INVALID_VALUE;
    return driver_on_device(op->address) ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
}

static CUresult post(gtap_session *session, const value_op *op, CUstream stream)
{
    if (op->waits)
        return driver_wire_gtapStreamWaitValue(session, stream, op->address, op->value, op->size,
                                               op->flags & WAIT_FLAGS);
    return driver_wire_gtapStreamWriteValue(session, stream, op->address, op->value, op->size);
}

/* All of them, or none where one is wrong. */
static CUresult post_all(const value_op *ops, unsigned count, CUstream stream)
{
    driver_site site;
    CUresult status = driver_enter_stream(&site, stream);
    if (status == CUDA_SUCCESS)
        status = driver_capture_enter(stream);
    for (unsigned i = 0; i < count && status == CUDA_SUCCESS; i++)
        status = check(&ops[i]);
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(site.session, site.context->number);
    for (unsigned i = 0; i < count && status == CUDA_SUCCESS; i++)
        status = post(site.session, &ops[i], stream);
    status = driver_note(site.session, status);
    driver_back(trip);
    return status;
}

/* ---- batches ---- */

/* 1: an operation that does something; 0: one that need not; -1: none that is known. */
static int read_op(const CUstreamBatchMemOpParams *params, value_op *op)
{
    switch (params->operation) {
    case CU_STREAM_MEM_OP_WAIT_VALUE_32:
    case CU_STREAM_MEM_OP_WRITE_VALUE_32:
        *op = (value_op){params->value.address, (uint32_t)params->value.value64, 4, params->value.flags,
                         params->operation == CU_STREAM_MEM_OP_WAIT_VALUE_32};
        return 1;
    case CU_STREAM_MEM_OP_WAIT_VALUE_64:
    case CU_STREAM_MEM_OP_WRITE_VALUE_64:
        *op = (value_op){params->value.address, params->value.value64, 8, params->value.flags,
                         params->operation == CU_STREAM_MEM_OP_WAIT_VALUE_64};
        return 1;
    case CU_STREAM_MEM_OP_BARRIER: /* every operation is one */
    case CU_STREAM_MEM_OP_FLUSH_REMOTE_WRITES:
        return 0;
    default:
        return -1;
    }
}

CUresult cuStreamBatchMemOp_v2(CUstream stream, unsigned int count, CUstreamBatchMemOpParams *paramArray,
                               unsigned int flags)
{
    value_op ops[256];
    unsigned known = 0;
    if (count > sizeof ops / sizeof *ops || (count != 0 && paramArray == NULL) || flags != 0)
        return CUDA_ERROR_INVALID_VALUE;
    for (unsigned i = 0; i < count; i++) {
        int does = read_op(&paramArray[i], &ops[known]);
        if (does < 0)
            return CUDA_ERROR_INVALID_VALUE;
        known += (unsigned)does;
    }
    return post_all(ops, known, stream);
}

CUresult cuStreamBatchMemOp(CUstream stream, unsigned int count, CUstreamBatchMemOpParams *paramArray,
                            unsigned int flags)
{
    return cuStreamBatchMemOp_v2(stream, count, paramArray, flags);
}

/* ---- one by one ---- */

#define VALUE_OP(name, type, waits)                                                                                   \
    CUresult name(CUstream stream, CUdeviceptr addr, type value, unsigned int flags)                                  \
    {                                                                                                                 \
        const value_op op = {addr, value, sizeof value, flags, waits};                                                \
        return post_all(&op, 1, stream);                                                                              \
    }

VALUE_OP(cuStreamWaitValue32, cuuint32_t, 1)
VALUE_OP(cuStreamWaitValue32_v2, cuuint32_t, 1)
VALUE_OP(cuStreamWaitValue64, cuuint64_t, 1)
VALUE_OP(cuStreamWaitValue64_v2, cuuint64_t, 1)
VALUE_OP(cuStreamWriteValue32, cuuint32_t, 0)
VALUE_OP(cuStreamWriteValue32_v2, cuuint32_t, 0)
VALUE_OP(cuStreamWriteValue64, cuuint64_t, 0)
VALUE_OP(cuStreamWriteValue64_v2, cuuint64_t, 0)
