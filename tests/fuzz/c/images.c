/* Code images of the program: 4 bytes that choose the device, then the image. */
#include <stdint.h>
#include <string.h>

#include "gtap/runtime.h"

#define CHOICE 4
#define WRAPPER "\xb1\x43\x62\x46"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gtap_image image;
    if (size < CHOICE + 1) /* a limit of 0 means none: a linker laid the image out */
        return 0;
    if (size >= CHOICE + 4 && memcmp(data + CHOICE, WRAPPER, 4) == 0) /* it would be a pointer of the program's own */
        return 0;
    gtap_device_facts facts = {.compute_major = data[0] % 16, .compute_minor = data[1] % 10, .image_ptx_only = data[2] & 1};
    gtap_image_choose(&facts, data + CHOICE, size - CHOICE, &image);
    gtap_image_free(&image);
    gtap_kernel_table *table = gtap_kernels_read(data + CHOICE, size - CHOICE);
    const gtap_kernel_info *info = gtap_kernel_find(table, "kernel");
    volatile uint32_t sum = 0;
    for (uint32_t i = 0; info && i < info->count; i++)
        sum += info->offsets[i] + info->sizes[i];
    gtap_kernels_free(table);
    return 0;
}
