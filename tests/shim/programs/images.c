/* Reads requests from stdin until its end: u32 major, minor, ptx only, size, then the bytes, which lie in a block of
 * exactly that size. Answers each with one line. Built with the address and undefined behaviour sanitizers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gtap/runtime.h"

static void say_image(const gtap_device_facts *facts, const unsigned char *data, uint32_t size)
{
    gtap_image image;
    int result = gtap_image_choose(facts, data, size, &image);
    printf("%d %d %d %llu ", result, image.is_ptx, image.arch, (unsigned long long)image.size);
    for (int i = 0; i < 32; i++)
        printf("%02x", image.hash[i]);
    gtap_image_free(&image);
}

static void say_kernels(const unsigned char *data, uint32_t size, const char *name)
{
    gtap_kernel_table *table = gtap_kernels_read(data, size);
    const gtap_kernel_info *info = gtap_kernel_find(table, name);
    printf(" %d", table != NULL);
    if (info) {
        printf(" %s %u", info->name, info->total);
        for (uint32_t i = 0; i < info->count; i++)
            printf(" %u+%u", info->offsets[i], info->sizes[i]);
    }
    printf("\n");
    gtap_kernels_free(table);
}

int main(int count, char **arguments)
{
    uint32_t head[4];
    while (fread(head, sizeof head, 1, stdin) == 1) {
        gtap_device_facts facts = {.compute_major = (int32_t)head[0], .compute_minor = (int32_t)head[1],
                                   .image_ptx_only = (int32_t)head[2]};
        unsigned char *data = malloc(head[3] ? head[3] : 1);
        if (head[3] && fread(data, head[3], 1, stdin) != 1)
            return 1;
        say_image(&facts, data, head[3]);
        say_kernels(data, head[3], count > 1 ? arguments[1] : "kernel");
        free(data);
        fflush(stdout);
    }
    return 0;
}
