/* Which image fits a device. */
#include "image.h"

#include <stdlib.h>
#include <string.h>

#include "blake2b.h"

#define FLAG_ARCH_SPECIFIC 0x100000u /* sm_90a: runs on exactly that device */
#define FLAG_FAMILY 0x1000000u       /* as 'a' here: taken for the exact device alone */
#define LOWEST_PTX 50                /* of those a PTX-only device is offered */

static uint32_t sm_of(const gtap_device_facts *facts)
{
    return (uint32_t)(facts->compute_major * 10 + facts->compute_minor);
}

/* How well an entry fits, higher is better; 0: not at all. */
static uint32_t rank(const gtap_device_facts *facts, const fat_entry *entry)
{
    uint32_t device = sm_of(facts), special = entry->flags & (FLAG_ARCH_SPECIFIC | FLAG_FAMILY) ? 1 : 0;
    if (facts->image_ptx_only)
        return entry->kind == FAT_PTX && !special && entry->sm >= LOWEST_PTX ? 100000 - entry->sm : 0;
    if (entry->sm > device || (special && entry->sm != device))
        return 0;
    if (entry->kind == FAT_ELF && entry->sm / 10 == device / 10)
        return 200000 + 2 * entry->sm + special;
    return entry->kind == FAT_PTX ? 100000 + 2 * entry->sm + special : 0;
}

static int choose_entry(const gtap_device_facts *facts, const void *data, uint64_t size, fat_entry *best)
{
    fat_reader reader = fat_open(data, size);
    fat_entry entry;
    uint32_t highest = 0;
    int more;
    while ((more = fat_next(&reader, &entry)) > 0)
        if (rank(facts, &entry) > highest) {
            highest = rank(facts, &entry);
            *best = entry;
        }
    return more < 0 ? GTAP_IMAGE_INVALID : highest ? GTAP_IMAGE_OK : GTAP_IMAGE_NONE_FITS;
}

/* The number behind "sm_" in PTX's .target, 0 if there is none. */
static int32_t ptx_target(const unsigned char *text, uint64_t size)
{
    const char *target = memmem(text, size, ".target", 7);
    uint64_t rest = target ? size - (uint64_t)((const unsigned char *)target - text) : 0;
    const char *sm = target ? memmem(target, rest < 64 ? rest : 64, "sm_", 3) : NULL;
    int32_t number = 0;
    for (const char *at = sm ? sm + 3 : NULL; at && at < (const char *)text + size && *at >= '0' && *at <= '9'; at++)
        number = number < 1000 ? number * 10 + (*at - '0') : number;
    return number;
}

/* The device an ELF was made for: its place in e_flags moved with ABI version 8. */
static int32_t elf_arch(const unsigned char *data)
{
    return data[8] >= 8 ? data[49] : data[48];
}

static int plain_elf(const gtap_device_facts *facts, gtap_image *image)
{
    uint32_t device = sm_of(facts), arch = (uint32_t)elf_arch(image->data);
    image->arch = (int32_t)arch;
    if (facts->image_ptx_only || arch / 10 != device / 10 || arch > device)
        return GTAP_IMAGE_NONE_FITS;
    return GTAP_IMAGE_OK;
}

static int from_fatbin(const gtap_device_facts *facts, const void *data, uint64_t size, gtap_image *image)
{
    fat_entry entry;
    int result = choose_entry(facts, data, size, &entry);
    if (result == GTAP_IMAGE_OK)
        result = fat_unpack(&entry, &image->data, &image->size, &image->owner);
    if (result != GTAP_IMAGE_OK)
        return result;
    image->is_ptx = entry.kind == FAT_PTX;
    image->arch = (int32_t)entry.sm;
    if (image->is_ptx)
        image->size = strnlen((const char *)image->data, image->size);
    return image->size ? GTAP_IMAGE_OK : GTAP_IMAGE_INVALID;
}

int gtap_image_choose(const gtap_device_facts *facts, const void *data, uint64_t limit, gtap_image *image)
{
    uint64_t size;
    int result = GTAP_IMAGE_OK;
    memset(image, 0, sizeof *image);
    enum image_form form = image_form(&data, limit, &size);
    image->data = data;
    image->size = size;
    switch (form) {
    case IMAGE_FATBIN:
        result = from_fatbin(facts, data, size, image);
        break;
    case IMAGE_ELF:
        result = plain_elf(facts, image);
        break;
    case IMAGE_PTX:
        image->is_ptx = 1;
        image->arch = ptx_target(image->data, image->size);
        break;
    default:
        result = GTAP_IMAGE_INVALID;
    }
    if (result == GTAP_IMAGE_OK)
        blake2b(image->hash, sizeof image->hash, NULL, 0, image->data, image->size);
    else
        gtap_image_free(image);
    return result;
}

void gtap_image_free(gtap_image *image)
{
    free(image->owner);
    memset(image, 0, sizeof *image);
}
