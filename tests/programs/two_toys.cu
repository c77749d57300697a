/* A libtoy handle made on each device, used from the other: one "device handle sum: status" a line.
 * toyLoad answers 0 where the bytes sum up to the handle's bias, which libtoy keeps on the handle's own server. */
#include <dlfcn.h>

#include "program.h"

typedef void *toyHandle;

template <typename Function> static Function *entry(void *library, const char *name)
{
    void *found = library != NULL ? dlsym(library, name) : NULL;
    if (found == NULL) {
        fprintf(stderr, "%s: %s\n", name, dlerror());
        exit(1);
    }
    return (Function *)found;
}

int main()
{
    void *library = dlopen("libtoy.so.1", RTLD_NOW);
    auto create = entry<int(toyHandle *)>(library, "toyCreate");
    auto bias = entry<int(toyHandle, float)>(library, "toyBias");
    auto load = entry<int(toyHandle, const void *, size_t)>(library, "toyLoad");
    auto scale = entry<int(toyHandle, const float *, float *, size_t, float)>(library, "toyScale");
    auto destroy = entry<int(toyHandle)>(library, "toyDestroy");
    const unsigned char bytes[2][2] = {{4, 6}, {9, 11}}; /* 10 and 20 */
    toyHandle handles[2];
    int *values[2];

    for (int device = 0; device < 2; device++) {
        CHECK(cudaSetDevice(device));
        CHECK(cudaMalloc(&values[device], sizeof(int)));
        CHECK(cudaMemset(values[device], device + 1, sizeof(int)));
        if (create(&handles[device]) != 0 || bias(handles[device], 10.0f * (device + 1)) != 0)
            return 1;
    }
    for (int device = 0; device < 2; device++) {
        CHECK(cudaSetDevice(device));
        for (int handle = 0; handle < 2; handle++)
            for (int sum = 0; sum < 2; sum++)
                printf("%d %d %d: %d\n", device, handle, 10 * (sum + 1), load(handles[handle], bytes[sum], 2));
    }
    for (int device = 0; device < 2; device++) {
        float source[3] = {1, 2, 3}, target[3] = {0, 0, 0};
        int value = 0;
        int status = scale(handles[device], source, target, 3, device + 2.0f);
        CHECK(cudaMemcpy(&value, values[device], sizeof value, cudaMemcpyDeviceToHost));
        printf("scale %d %g %g %g memory %x\n", status, target[0], target[1], target[2], value);
    }
    destroy(handles[0]);
    printf("destroyed %d %d\n", load(handles[0], bytes[0], 2) != 0, load(handles[1], bytes[1], 2));
    leave_maps();
    return 0;
}
