/* Generated from the spec of nvml (gtap-plugin-nvml), hash b920e47071d5c928. Do not edit. */
#ifndef NVML_WIRE_H
#define NVML_WIRE_H

#include "gtap/marshal.h"
#include "nvml_local.h"



extern const gtap_library nvml_wire_library;

/* 1 call gtapNvmlSample sample=out(capacity)@0 capacity=Q@8 */
struct nvml_body_gtapNvmlSample {
    uint64_t sample;
    uint64_t capacity;
};
_Static_assert(offsetof(struct nvml_body_gtapNvmlSample, capacity) == 8, "layout");
static inline int32_t nvml_wire_gtapNvmlSample(gtap_session *session, void *sample, size_t capacity)
{
    uint64_t sample_length = gtap_count(capacity);
    if (gtap_unfit(sample, sample_length))
        return nvml_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvml_wire_library, 1, 16, 0) != 0)
        return gtap_refused(session, &nvml_wire_library);
    struct nvml_body_gtapNvmlSample *body = frame.fixed;
    body->sample = gtap_want(sample, sample_length);
    body->capacity = capacity;
    gtap_reply reply;
    gtap_expect(&frame, 0, sample, sample_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, sample, sample_length);
    gtap_done(&reply);
    return status;
}

/* 2 call gtapNvmlRead function=str@0 arguments=inout(size)@8 size=Q@16 */
struct nvml_body_gtapNvmlRead {
    uint64_t function;
    uint64_t arguments;
    uint64_t size;
};
_Static_assert(offsetof(struct nvml_body_gtapNvmlRead, size) == 16, "layout");
static inline int32_t nvml_wire_gtapNvmlRead(gtap_session *session, const char *function, void *arguments, size_t size)
{
    if (function == NULL)
        return nvml_wire_library.statuses.invalid_value;
    uint64_t arguments_length = gtap_count(size);
    if (gtap_unfit(arguments, arguments_length))
        return nvml_wire_library.statuses.invalid_value;
    gtap_part function_part = gtap_string(session, function);
    gtap_part arguments_part = gtap_in(session, arguments, arguments_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvml_wire_library, 2, 24, gtap_part_size(&function_part) + gtap_part_size(&arguments_part)) != 0)
        return gtap_refused(session, &nvml_wire_library);
    struct nvml_body_gtapNvmlRead *body = frame.fixed;
    body->function = function_part.descriptor;
    body->arguments = arguments_part.descriptor;
    body->size = size;
    gtap_put(&frame, &function_part);
    gtap_put(&frame, &arguments_part);
    gtap_reply reply;
    gtap_expect(&frame, 0, arguments, arguments_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, arguments, arguments_length);
    gtap_done(&reply);
    return status;
}

#endif
