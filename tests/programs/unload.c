/* Loads the driver library, computes, unloads it with work still to be sent, and does it again. */
#include <dlfcn.h>
#include <stdio.h>
#include <time.h>

typedef unsigned long long device_pointer;

static int round_of_use(void)
{
    void *library = dlopen("libcuda.so.1", RTLD_NOW);
    if (!library)
        return 1;
    int (*init)(unsigned) = dlsym(library, "cuInit");
    int (*retain)(void **, int) = dlsym(library, "cuDevicePrimaryCtxRetain");
    int (*set_current)(void *) = dlsym(library, "cuCtxSetCurrent");
    int (*alloc)(device_pointer *, size_t) = dlsym(library, "cuMemAlloc_v2");
    int (*fill)(device_pointer, unsigned char, size_t) = dlsym(library, "cuMemsetD8_v2");
    int (*copy_back)(void *, device_pointer, size_t) = dlsym(library, "cuMemcpyDtoH_v2");
    void *context = NULL;
    device_pointer memory = 0;
    unsigned char value = 0;
    int status = init(0) | retain(&context, 0) | set_current(context) | alloc(&memory, 64);
    status |= fill(memory, 9, 64) | copy_back(&value, memory + 63, 1) | fill(memory, 8, 64);
    printf("status %d value %d\n", status, value);
    fflush(stdout);
    dlclose(library);
    /* Long enough for a thread of the library to wake up in code that is gone. */
    nanosleep(&(struct timespec){0, 50000000}, NULL);
    return 0;
}

int main(void)
{
    return round_of_use() | round_of_use();
}
