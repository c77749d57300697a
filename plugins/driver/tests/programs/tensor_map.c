#include "check.h"

static int encoded(CUtensorMap *map, unsigned rows)
{
    unsigned long long sizes[2] = {128, rows}, strides[1] = {256};
    unsigned box[2] = {64, 32}, steps[2] = {1, 1};
    return cuTensorMapEncodeTiled(map, 6, 2, 0x200000001000, sizes, strides, box, steps, 0, 1, 2, 0);
}

int main(int argc, char **argv)
{
    static CUtensorMap map, again, zero;
    int supported = 0;
    (void)argv;
    start();
    OK(cuDeviceGetAttribute(&supported, 127, 0));
    if (argc == 2) { /* a device without */
        HOLDS(supported == 0);
        STATUS(CUDA_ERROR_NOT_SUPPORTED, encoded(&map, 64));
        HOLDS(memcmp(&map, &zero, sizeof map) == 0);
        return ended();
    }
    HOLDS(supported == 1);
    OK(encoded(&map, 64));
    HOLDS(((unsigned char *)&map)[0] == 1 && ((unsigned char *)&map)[127] == 128);
    OK(encoded(&again, 64)); /* remembered */
    HOLDS(memcmp(&map, &again, sizeof map) == 0);
    OK(encoded(&again, 65));
    STATUS(CUDA_ERROR_INVALID_VALUE, encoded((CUtensorMap *)((char *)&map + 16), 64));
    STATUS(CUDA_ERROR_INVALID_VALUE, encoded(NULL, 64));
    return ended();
}
