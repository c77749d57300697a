/* libtoy: a library for trying gtap on. */
#ifndef TOY_H
#define TOY_H

#include <stddef.h>

typedef struct toyHandle_st *toyHandle;
typedef int toyStatus; /* 0: all went well; 1: an argument is NULL or memory is exhausted; 2: the blob does not fit */

toyStatus toyVersion(int *version);
toyStatus toyCreate(toyHandle *handle);
toyStatus toyDestroy(toyHandle handle);
/* dst[i] = k * src[i] for n elements. */
toyStatus toyScale(toyHandle handle, const float *src, float *dst, size_t n, float k);
/* What the sum of a blob's bytes has to be. */
toyStatus toyBias(toyHandle handle, float bias);
/* 0 if the n bytes sum to the handle's bias, else 2. */
toyStatus toyLoad(toyHandle handle, const void *blob, size_t n);

#endif
