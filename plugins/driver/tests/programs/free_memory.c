/* What is free falls by what was allocated, to the byte, also while the next memory is asked for ahead. */
#include "check.h"

enum { STEP = 13 << 20, STEPS = 12 };

static size_t free_memory(void)
{
    size_t free = 0, total = 0;
    OK(cuMemGetInfo_v2(&free, &total));
    return free;
}

int main(void)
{
    CUdeviceptr taken[STEPS];
    start();
    size_t before = free_memory();
    for (int i = 0; i < STEPS; i++) {
        OK(cuMemAlloc_v2(&taken[i], STEP));
        HOLDS(before - free_memory() == (size_t)(i + 1) * STEP);
    }
    for (int i = 0; i < STEPS; i++)
        OK(cuMemFree_v2(taken[i]));
    HOLDS(free_memory() == before);
    return ended();
}
