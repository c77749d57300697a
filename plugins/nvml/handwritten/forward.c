/* A read by the server's own library: arguments packed by their form, as gtap_plugin_nvml/forward.py takes them up.
 *
 * Numbers are 8 bytes, a device is its ordinal; memory is its length in bytes (NULL: all ones), then the bytes, padded to
 * 8. The answer is the same block with what the library wrote. */
#include "nvml.h"

#include <stdlib.h>
#include <string.h>

#define ABSENT UINT64_MAX
#define PADDED(length) (((length) + 7) & ~(uint64_t)7)

/* Bytes behind an argument that points to memory; ABSENT for NULL, 0 and up to NVML_MOST else, more: too many. */
static uint64_t length_of(const char *form, const char *letter, const uint64_t *arguments, int at)
{
    const void *memory = (const void *)(uintptr_t)arguments[at];
    uint64_t size = strtoul(letter + 1, NULL, 10);
    uint32_t count = 0;
    if (memory == NULL)
        return ABSENT;
    switch (*letter) {
    case 'v': memcpy(&count, memory, sizeof count); return (count & 0xffffff) <= size ? count & 0xffffff : NVML_MOST + 1;
    case 's': return (uint32_t)arguments[at + 1];
    case 'A': return (uint32_t)arguments[at - 1] * size;
    case 'c': return sizeof count;
    case '[': break;
    default: return size;
    }
    int counter = 0, found = -1; /* the nearest c: the one before, else the one behind */
    for (const char *each = form; *each; counter++) {
        if (*each == 'c' && (found < 0 || counter < at))
            found = counter;
        strtoul(each + 1, (char **)(uintptr_t)&each, 10);
    }
    if (found >= 0)
        memcpy(&count, (const void *)(uintptr_t)arguments[found], sizeof count);
    return (uint64_t)count * size;
}

static int is_memory(char letter) { return strchr("*vsAc[", letter) != NULL; }

/* Put the arguments into a block, or with NULL measure it; its size, 0 when it is too large. */
static size_t pack(const char *form, const uint64_t *arguments, uint64_t ordinal, unsigned char *block)
{
    size_t size = 0;
    int at = 0;
    for (const char *letter = form; *letter; at++) {
        uint64_t head = is_memory(*letter) ? length_of(form, letter, arguments, at)
                        : *letter == 'd'   ? ordinal
                                           : arguments[at];
        uint64_t length = is_memory(*letter) && head != ABSENT ? head : 0;
        if (length > NVML_MOST || size + length > NVML_MOST)
            return 0;
        if (block != NULL) {
            memcpy(block + size, &head, sizeof head);
            if (length != 0)
                memcpy(block + size + sizeof head, (const void *)(uintptr_t)arguments[at], (size_t)length);
        }
        size += sizeof head + (size_t)PADDED(length);
        strtoul(letter + 1, (char **)(uintptr_t)&letter, 10);
    }
    return size;
}

/* Lengths are those that were sent, whatever the library (or a server) has made of counts. */
static void unpack(const char *form, const uint64_t *arguments, const unsigned char *sent, const unsigned char *answer)
{
    size_t offset = 0;
    int at = 0;
    for (const char *letter = form; *letter; at++) {
        uint64_t length;
        memcpy(&length, sent + offset, sizeof length);
        offset += sizeof length;
        if (is_memory(*letter) && length != ABSENT) {
            memcpy((void *)(uintptr_t)arguments[at], answer + offset, (size_t)length);
            offset += (size_t)PADDED(length);
        }
        strtoul(letter + 1, (char **)(uintptr_t)&letter, 10);
    }
}

int nvml_forward(const nvml_device *device, const char *name, const char *form, const uint64_t *arguments)
{
    size_t size = pack(form, arguments, device->ordinal, NULL);
    unsigned char *sent = size != 0 ? calloc(2, size) : NULL;
    if (sent == NULL)
        return size != 0 ? NVML_ERROR_MEMORY : NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    unsigned char *answer = sent + size;
    pack(form, arguments, device->ordinal, sent);
    memcpy(answer, sent, size);
    int status = nvml_wire_gtapNvmlRead(device->session, name, answer, size);
    unpack(form, arguments, sent, answer);
    free(sent);
    return status == NVML_ERROR_DRIVER_NOT_LOADED ? NVML_ERROR_GPU_IS_LOST : status; /* the link is lost */
}
