/* A program of the client tests: each line that does not hold is named, the exit status says whether any was. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gtap_driver.h"

static int failures;

#define STATUS(expected, call)                                                                                         \
    do {                                                                                                               \
        int status_ = (call);                                                                                          \
        if (status_ != (expected)) {                                                                                   \
            printf("line %d: %s gave %d, not %d\n", __LINE__, #call, status_, (int)(expected));                        \
            failures++;                                                                                                \
        }                                                                                                              \
    } while (0)
#define OK(call) STATUS(0, call)
#define HOLDS(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            printf("line %d: not so: %s\n", __LINE__, #condition);                                                     \
            failures++;                                                                                                \
        }                                                                                                              \
    } while (0)

static inline CUcontext start(void)
{
    CUcontext context = NULL;
    OK(cuInit(0));
    OK(cuDevicePrimaryCtxRetain(&context, 0));
    OK(cuCtxSetCurrent(context));
    return context;
}

static inline int ended(void)
{
    return failures == 0 ? 0 : 1;
}
