/* Touches managed memory that the device has, in one way, and prints how long that took. Arguments: how, MiB. */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef int (*call)();

static call entry(void *library, const char *name)
{
    call function = NULL;
    void *found = dlsym(library, name);
    memcpy(&function, &found, sizeof function);
    if (function == NULL)
        exit(2);
    return function;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void touch(const char *how, volatile unsigned char *bytes, size_t size)
{
    unsigned sum = 0, random = 1;
    if (strcmp(how, "read") == 0)
        for (size_t i = 0; i < size; i += 64)
            sum += bytes[i];
    if (strcmp(how, "write") == 0)
        memset((void *)(uintptr_t)bytes, 1, size);
    for (int i = 0; strcmp(how, "random") == 0 && i < 200; i++) {
        random = random * 1664525u + 1013904223u;
        sum += bytes[random % size];
    }
    if (sum == 1)
        puts("");
}

int main(int count, char **arguments)
{
    void *library = dlopen("libcuda.so.1", RTLD_NOW), *context = NULL;
    uint64_t memory = 0;
    if (library == NULL || count != 3)
        return 2;
    size_t size = (size_t)atoi(arguments[2]) << 20;
    int status = entry(library, "cuInit")(0);
    status |= entry(library, "cuDevicePrimaryCtxRetain")(&context, 0);
    status |= entry(library, "cuCtxSetCurrent")(context);
    status |= entry(library, "cuMemAllocManaged")(&memory, size, 1);
    status |= entry(library, "cuMemsetD8_v2")(memory, 3, size);
    status |= entry(library, "cuCtxSynchronize")();
    double from = now();
    touch(arguments[1], (volatile unsigned char *)(uintptr_t)memory, size);
    fprintf(stderr, "%.6f\n", now() - from);
    return status != 0;
}
