/* The real libtoy, which a server with the library runs. */
#include "toy.h"

#include <stdlib.h>

struct toyHandle_st {
    float bias;
};

toyStatus toyVersion(int *version)
{
    if (version == NULL)
        return 1;
    *version = 3;
    return 0;
}

toyStatus toyCreate(toyHandle *handle)
{
    if (handle == NULL)
        return 1;
    *handle = calloc(1, sizeof **handle);
    return *handle == NULL;
}

toyStatus toyDestroy(toyHandle handle)
{
    free(handle);
    return 0;
}

toyStatus toyScale(toyHandle handle, const float *src, float *dst, size_t n, float k)
{
    if (handle == NULL || src == NULL || dst == NULL)
        return 1;
    for (size_t i = 0; i < n; i++)
        dst[i] = k * src[i];
    return 0;
}

toyStatus toyBias(toyHandle handle, float bias)
{
    if (handle == NULL)
        return 1;
    handle->bias = bias;
    return 0;
}

toyStatus toyLoad(toyHandle handle, const void *blob, size_t n)
{
    const unsigned char *bytes = blob;
    double sum = 0;
    if (handle == NULL || blob == NULL)
        return 1;
    for (size_t i = 0; i < n; i++)
        sum += bytes[i];
    return sum == handle->bias ? 0 : 2;
}
