/* Managed variables of two units, and of objects loaded later. Arguments: objects. Prints what each step finds. */
#include <dlfcn.h>

#include "program.h"

__device__ __managed__ int counted = 100;

extern "C" int second_step(int by);

__global__ void count(int by)
{
    counted += by;
}

int main(int argc, char **argv)
{
    for (int round = 0; round < 2; round++) {
        count<<<1, 1>>>(11);
        CHECK(cudaDeviceSynchronize());
        int second = second_step(3);
        printf("first %d second %d\n", counted, second);
        counted += 1000;
    }
    for (int i = 1; i < argc; i++) {
        void *object = dlopen(argv[i], RTLD_NOW | RTLD_LOCAL);
        int (*step)(int) = object != NULL ? (int (*)(int))dlsym(object, "object_step") : NULL;
        if (step == NULL) {
            fprintf(stderr, "%s\n", dlerror());
            return 2;
        }
        int before = step(5);
        printf("object %d %d first %d\n", before, step(5), counted);
    }
    return 0;
}
