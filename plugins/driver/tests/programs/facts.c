/* Run through a real server: devices are what the server's device says. Arguments: for each device its name, UUID in
 * hexadecimal, memory, bus id and attributes as number=value,... */
#include "check.h"

static void attributes(CUdevice device, const char *expected)
{
    int number, value, is, used = 0;
    for (; sscanf(expected, "%d=%d%n", &number, &value, &used) == 2; expected += used + (expected[used] == ',')) {
        is = -1;
        OK(cuDeviceGetAttribute(&is, number, device));
        if (is != value) {
            printf("attribute %d is %d, not %d\n", number, is, value);
            failures++;
        }
    }
}

static void identity(CUdevice device, char **expected)
{
    char name[256] = "", bus[32] = "", hex[33] = "";
    CUuuid uuid, second;
    size_t total = 0;
    unsigned small;
    CUdevice same = -1;
    OK(cuDeviceGetName(name, sizeof name, device));
    HOLDS(strcmp(name, expected[0]) == 0);
    OK(cuDeviceGetUuid(&uuid, device));
    OK(cuDeviceGetUuid_v2(&second, device));
    for (int i = 0; i < 16; i++)
        sprintf(hex + 2 * i, "%02x", (unsigned char)uuid.bytes[i]);
    HOLDS(strcmp(hex, expected[1]) == 0 && memcmp(&uuid, &second, sizeof uuid) == 0);
    OK(cuDeviceTotalMem_v2(&total, device));
    HOLDS(total == strtoull(expected[2], NULL, 10));
    OK(cuDeviceTotalMem(&small, device));
    HOLDS(small == (total > UINT32_MAX ? UINT32_MAX : (unsigned)total));
    OK(cuDeviceGetPCIBusId(bus, sizeof bus, device));
    HOLDS(strcmp(bus, expected[3]) == 0);
    OK(cuDeviceGetByPCIBusId(&same, bus));
    HOLDS(same == device);
    attributes(device, expected[4]);
}

static const char ptx[] = ".version 7.0\n.target sm_50\n.address_size 64\n"
                          ".visible .global .align 4 .u32 here = 5;\n"
                          ".visible .entry put(.param .u64 out)\n{\n"
                          "    .reg .b32 %r<2>;\n    .reg .b64 %rd<2>;\n"
                          "    ld.param.u64 %rd1, [out];\n    ld.global.u32 %r1, [here];\n"
                          "    st.global.u32 [%rd1], %r1;\n    ret;\n}\n";

/* One library on every device: a kernel takes its variables from the device it runs on. */
static void one_library(int count)
{
    CUlibrary library;
    CUkernel kernel;
    CUcontext contexts[16], peer;
    CUdeviceptr memory[16], here;
    CUlibraryOption preserved = CU_LIBRARY_BINARY_IS_PRESERVED;
    void *yes = (void *)1;
    OK(cuDevicePrimaryCtxRetain(&contexts[0], 0));
    OK(cuCtxPushCurrent_v2(contexts[0]));
    OK(cuLibraryLoadData(&library, ptx, NULL, NULL, 0, &preserved, &yes, 1));
    OK(cuLibraryGetKernel(&kernel, library, "put"));
    for (int i = 0; i < count; i++) {
        CUdevice device = -1;
        CUfunction function;
        int value;
        OK(cuDevicePrimaryCtxRetain(&contexts[i], i));
        OK(cuCtxPushCurrent_v2(contexts[i]));
        OK(cuCtxGetDevice(&device));
        HOLDS(device == i);
        OK(cuCtxGetDevice_v2(&device, contexts[0]));
        HOLDS(device == 0);
        OK(cuLibraryGetGlobal(&here, NULL, library, "here"));
        OK(cuMemsetD32_v2(here, 100u + (unsigned)i, 1));
        OK(cuMemAlloc_v2(&memory[i], 4));
        OK(cuKernelGetFunction(&function, kernel));
        OK(cuKernelGetAttribute(&value, CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK, kernel, i));
        HOLDS(value > 0);
        OK(cuCtxPopCurrent_v2(&peer));
        HOLDS(peer == contexts[i]);
    }
    for (int i = 0; i < count; i++) {
        int result = 0, access = -1;
        void *arguments[] = {&memory[i]};
        OK(cuCtxSetCurrent(NULL));
        OK(cuCtxPushCurrent(contexts[i]));
        OK(cuLaunchKernel((CUfunction)(void *)kernel, 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL));
        OK(cuMemcpyDtoH_v2(&result, memory[i], 4));
        HOLDS(result == 100 + i);
        OK(cuDeviceCanAccessPeer(&access, i, (i + 1) % count));
        HOLDS(access == (count > 1)); /* devices of one server are peers */
        peer = NULL;
        OK(cuCtxPopCurrent(&peer));
        HOLDS(peer == contexts[i]);
        OK(cuCtxGetCurrent(&peer));
        HOLDS(peer == NULL);
    }
    OK(cuLibraryUnload(library));
}

int main(int argc, char **argv)
{
    int count = 0, version = 0, limit = 0;
    size_t width = 0;
    CUdevice device = -1;
    OK(cuInit(0));
    OK(cuDriverGetVersion(&version));
    HOLDS(version >= 12000 && version <= 13000 && version % 10 == 0);
    OK(cuDeviceGetCount(&count));
    HOLDS(count == argc / 5);
    OK(cuDeviceGet(&device, count - 1));
    HOLDS(device == count - 1);
    STATUS(CUDA_ERROR_INVALID_DEVICE, cuDeviceGet(&device, count));
    for (int i = 0; i < count; i++)
        identity(i, argv + 1 + 5 * i);
    OK(cuDeviceGetAttribute(&limit, CU_DEVICE_ATTRIBUTE_MAXIMUM_TEXTURE1D_LINEAR_WIDTH, 0));
    OK(cuDeviceGetTexture1DLinearMaxWidth(&width, 1, 1, 0));
    HOLDS(width == (size_t)limit);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuDeviceGetTexture1DLinearMaxWidth(&width, 7, 1, 0));
    one_library(count);
    return ended();
}
