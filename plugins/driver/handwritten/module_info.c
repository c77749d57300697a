/* The blob in which the server says what a module holds: tag, length, bytes, padded to 8 and nested. It comes from a
 * peer: every length is checked, what is unknown is skipped. */
#include "driver.h"

#include <stdlib.h>
#include <string.h>

enum { TAG_KERNEL = 1, TAG_GLOBAL = 2, TAG_LOG = 3, TAG_NEEDED = 4 };
enum { KERNEL_NAME = 1, KERNEL_PARAMETERS = 2, KERNEL_ATTRIBUTES = 3 };
enum { GLOBAL_NAME = 1, GLOBAL_RANGE = 2 };

typedef struct cursor {
    const unsigned char *at, *end;
} cursor;

typedef struct entry {
    uint32_t tag, size;
    const unsigned char *body;
} entry;

/* 1 with the next entry, 0 at the end, -1 when the rest is no entry. */
static int next(cursor *c, entry *e)
{
    size_t left = (size_t)(c->end - c->at);
    if (left == 0)
        return 0;
    if (left < 8)
        return -1;
    memcpy(&e->tag, c->at, 4);
    memcpy(&e->size, c->at + 4, 4);
    if (e->tag == 0) /* the caller's zeroed buffer is longer than the blob */
        return 0;
    size_t padded = ((size_t)e->size + 7) & ~(size_t)7;
    if (padded > left - 8)
        return -1;
    e->body = c->at + 8;
    c->at += 8 + padded;
    return 1;
}

static char *text_of(const entry *e)
{
    char *text = malloc((size_t)e->size + 1);
    if (text != NULL) {
        memcpy(text, e->body, e->size);
        text[e->size] = 0;
    }
    return text;
}

static int read_parameters(driver_kernel_info *kernel, const entry *e)
{
    uint32_t count = e->size / 8;
    kernel->offsets = malloc(((size_t)count + 1) * sizeof *kernel->offsets);
    kernel->sizes = malloc(((size_t)count + 1) * sizeof *kernel->sizes);
    if (e->size % 8 != 0 || kernel->offsets == NULL || kernel->sizes == NULL)
        return -1;
    for (uint32_t i = 0; i < count; i++) {
        memcpy(&kernel->offsets[i], e->body + 8 * i, 4);
        memcpy(&kernel->sizes[i], e->body + 8 * i + 4, 4);
        uint64_t end = (uint64_t)kernel->offsets[i] + kernel->sizes[i];
        if (end > DRIVER_PARAMETERS)
            return -1;
        if (end > kernel->total)
            kernel->total = (uint32_t)end;
    }
    kernel->count = count;
    return 0;
}

static int read_attributes(driver_kernel_info *kernel, const entry *e)
{
    for (uint32_t at = 0; at + 8 <= e->size; at += 8) {
        int32_t pair[2];
        memcpy(pair, e->body + at, 8);
        if (pair[0] < 0 || pair[0] >= CU_FUNC_ATTRIBUTE_MAX)
            continue;
        kernel->known |= 1u << pair[0];
        kernel->attributes[pair[0]] = pair[1];
    }
    return 0;
}

static int read_kernel(driver_kernel_info *kernel, const entry *outer)
{
    cursor c = {outer->body, outer->body + outer->size};
    entry e;
    int more, failed = 0;
    while (!failed && (more = next(&c, &e)) == 1) {
        if (e.tag == KERNEL_NAME && kernel->name == NULL)
            failed = (kernel->name = text_of(&e)) == NULL;
        else if (e.tag == KERNEL_PARAMETERS && kernel->offsets == NULL)
            failed = read_parameters(kernel, &e);
        else if (e.tag == KERNEL_ATTRIBUTES)
            failed = read_attributes(kernel, &e);
    }
    return failed || more < 0 || kernel->name == NULL ? -1 : 0;
}

static int read_global(driver_global *global, const entry *outer)
{
    cursor c = {outer->body, outer->body + outer->size};
    entry e;
    int more, failed = 0;
    while (!failed && (more = next(&c, &e)) == 1) {
        if (e.tag == GLOBAL_NAME && global->name == NULL) {
            failed = (global->name = text_of(&e)) == NULL;
        } else if (e.tag == GLOBAL_RANGE && e.size == 16) {
            memcpy(&global->address, e.body, 8);
            memcpy(&global->size, e.body + 8, 8);
        }
    }
    return failed || more < 0 || global->name == NULL ? -1 : 0;
}

/* Count first, so that each list is one block. */
static int count(driver_info *info, cursor c)
{
    entry e;
    int more;
    uint32_t kernels = 0, globals = 0;
    while ((more = next(&c, &e)) == 1) {
        kernels += e.tag == TAG_KERNEL;
        globals += e.tag == TAG_GLOBAL;
    }
    info->kernels = calloc((size_t)kernels + 1, sizeof *info->kernels);
    info->globals = calloc((size_t)globals + 1, sizeof *info->globals);
    return more < 0 || info->kernels == NULL || info->globals == NULL ? -1 : 0;
}

static int read_entry(driver_info *info, const entry *e)
{
    switch (e->tag) {
    case TAG_KERNEL:
        return read_kernel(&info->kernels[info->kernel_count++], e);
    case TAG_GLOBAL:
        return read_global(&info->globals[info->global_count++], e);
    case TAG_LOG:
        free(info->log);
        return (info->log = text_of(e)) == NULL ? -1 : 0;
    case TAG_NEEDED:
        if (e->size != 8)
            return -1;
        memcpy(&info->needed, e->body, 8);
        return 0;
    default:
        return 0;
    }
}

int driver_info_parse(driver_info *info, const unsigned char *blob, size_t size)
{
    *info = (driver_info){0};
    cursor c = {blob, blob + size};
    entry e;
    int failed = count(info, c);
    while (!failed && next(&c, &e) == 1)
        failed = read_entry(info, &e);
    if (failed)
        driver_info_free(info);
    return failed;
}

void driver_info_free(driver_info *info)
{
    for (uint32_t i = 0; i < info->kernel_count; i++) {
        free(info->kernels[i].name);
        free(info->kernels[i].offsets);
        free(info->kernels[i].sizes);
    }
    for (uint32_t i = 0; i < info->global_count; i++)
        free(info->globals[i].name);
    free(info->kernels);
    free(info->globals);
    free(info->log);
    *info = (driver_info){0};
}
