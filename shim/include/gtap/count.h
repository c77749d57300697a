/* Counts and lengths as in the spec's expressions (spec/expression.py), which both sides compute alike: none overflows,
 * out of range is one value that every operation keeps. */
#ifndef GTAP_COUNT_H
#define GTAP_COUNT_H

#include <stdint.h>

#define GTAP_TOO_LARGE UINT64_MAX
#define GTAP_COUNT_MOST (UINT64_C(1) << 40)
#define GTAP_PART_MOST (UINT64_C(4) << 20) /* bytes of one part: LONGEST_PART of spec/marshal.py */

static inline uint64_t gtap_count(uint64_t value)
{
    return value > GTAP_COUNT_MOST ? GTAP_TOO_LARGE : value;
}

static inline uint64_t gtap_count_signed(int64_t value)
{
    return value < 0 ? GTAP_TOO_LARGE : gtap_count((uint64_t)value);
}

static inline int gtap_count_bad(uint64_t a, uint64_t b)
{
    return a == GTAP_TOO_LARGE || b == GTAP_TOO_LARGE;
}

static inline uint64_t gtap_count_add(uint64_t a, uint64_t b)
{
    return gtap_count_bad(a, b) ? GTAP_TOO_LARGE : gtap_count(a + b);
}

static inline uint64_t gtap_count_subtract(uint64_t a, uint64_t b)
{
    return gtap_count_bad(a, b) || a < b ? GTAP_TOO_LARGE : a - b;
}

static inline uint64_t gtap_count_multiply(uint64_t a, uint64_t b)
{
    if (gtap_count_bad(a, b) || (b != 0 && a > GTAP_COUNT_MOST / b))
        return GTAP_TOO_LARGE;
    return a * b;
}

static inline uint64_t gtap_count_divide(uint64_t a, uint64_t b)
{
    return gtap_count_bad(a, b) || b == 0 ? GTAP_TOO_LARGE : a / b;
}

static inline uint64_t gtap_count_modulo(uint64_t a, uint64_t b)
{
    return gtap_count_bad(a, b) || b == 0 ? GTAP_TOO_LARGE : a % b;
}

static inline uint64_t gtap_count_smaller(uint64_t a, uint64_t b)
{
    return gtap_count_bad(a, b) ? GTAP_TOO_LARGE : a < b ? a : b;
}

static inline uint64_t gtap_count_larger(uint64_t a, uint64_t b)
{
    return gtap_count_bad(a, b) ? GTAP_TOO_LARGE : a > b ? a : b;
}

#endif
