/* Memory in the stand-in driver: extents, copies, fills, values that hold streams. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fake_cuda.h"

#define MOST_FILES 4096

static size_t used;
static struct {
    size_t size;
    int handles, mappings;
} physical[MOST_FILES]; /* by file descriptor */

API cuMemGetInfo_v2(size_t *free_bytes, size_t *total)
{
    *total = fake_memory();
    *free_bytes = fake_memory() - used;
    return SUCCESS;
}

API cuMemGetAllocationGranularity(size_t *granularity, const void *properties, int option)
{
    const int *fields = properties;
    (void)option;
    *granularity = GRANULARITY;
    return fields[0] == 1 && fields[2] == 1 && fields[3] == 0 ? SUCCESS : INVALID_VALUE;
}

API cuMemAddressReserve(address *pointer, size_t size, size_t alignment, address where, unsigned long long flags)
{
    int fixed = getenv("FAKE_CUDA_RELOCATE") == NULL ? MAP_FIXED_NOREPLACE : 0;
    void *hint = fixed ? (void *)(uintptr_t)where : NULL; /* NOLINT */
    void *found = mmap(hint, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | fixed, -1, 0);
    (void)alignment;
    if (found == MAP_FAILED || flags != 0 || where == 0)
        found = mmap(NULL, size + GRANULARITY, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (found == MAP_FAILED)
        return OUT_OF_MEMORY;
    *pointer = ((uintptr_t)found + GRANULARITY - 1) / GRANULARITY * GRANULARITY;
    return SUCCESS;
}

API cuMemAddressFree(address where, size_t size)
{
    return munmap((void *)(uintptr_t)where, size) == 0 ? SUCCESS : INVALID_VALUE;
}

API cuMemCreate(unsigned long long *handle, size_t size, const void *properties, unsigned long long flags)
{
    const int *fields = properties;
    if (fields[0] != 1 || fields[2] != 1 || fields[3] != 0 || size % GRANULARITY != 0 || flags != 0)
        return INVALID_VALUE;
    if (used + size > fake_memory())
        return OUT_OF_MEMORY;
    int made = memfd_create("physical", MFD_CLOEXEC);
    if (made < 0 || ftruncate(made, (off_t)size) != 0)
        return OUT_OF_MEMORY;
    for (size_t at = 0; at < size; at += GRANULARITY) /* what was there before is not zero */
        if (pwrite(made, "\xA5\xA5\xA5\xA5", 4, (off_t)at) != 4)
            return OUT_OF_MEMORY;
    if (made >= MOST_FILES)
        return OUT_OF_MEMORY;
    physical[made].size = size;
    physical[made].handles = 1;
    used += size;
    *handle = (unsigned long long)made;
    return SUCCESS;
}

static void release(int file)
{
    if (physical[file].handles != 0 || physical[file].mappings != 0)
        return;
    used -= physical[file].size;
    close(file);
}

API cuMemRelease(unsigned long long handle)
{
    if (handle == 0 || handle >= MOST_FILES || physical[handle].handles == 0)
        return INVALID_VALUE;
    physical[handle].handles = 0;
    release((int)handle);
    return SUCCESS;
}

static struct {
    address where;
    size_t size;
    int file;
} mapped[MOST];

static int find_mapped(address where)
{
    for (int i = 0; i < MOST; i++)
        if (mapped[i].where == where)
            return i;
    return -1;
}

API cuMemMap(address where, size_t size, size_t offset, unsigned long long handle, unsigned long long flags)
{
    int place = find_mapped(0);
    if (handle >= MOST_FILES || physical[handle].handles == 0 || size > physical[handle].size || offset != 0 ||
        flags != 0 || where % GRANULARITY != 0 || find_mapped(where) >= 0 || place < 0)
        return INVALID_VALUE;
    mapped[place].where = where;
    mapped[place].size = size;
    mapped[place].file = (int)handle;
    physical[handle].mappings++;
    return SUCCESS;
}

API cuMemUnmap(address where, size_t size)
{
    int place = find_mapped(where);
    if (fake_sticky != 0)
        return fake_sticky;
    if (place < 0 || mapped[place].size != size)
        return INVALID_VALUE;
    mapped[place].where = 0;
    void *again = mmap((void *)(uintptr_t)where, size, PROT_NONE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
    physical[mapped[place].file].mappings--;
    release(mapped[place].file);
    return again != MAP_FAILED ? SUCCESS : INVALID_VALUE;
}

API cuMemSetAccess(address where, size_t size, const void *access, size_t count)
{
    const int *fields = access;
    int place = find_mapped(where);
    if (count != 1 || fields[0] != 1 || fields[1] != 0 || fields[2] != 3 || place < 0)
        return INVALID_VALUE;
    void *made = mmap((void *)(uintptr_t)where, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED,
                      mapped[place].file, 0);
    return made != MAP_FAILED ? SUCCESS : INVALID_VALUE;
}

API cuMemHostAlloc(void **where, size_t bytes, unsigned int flags)
{
    (void)flags;
    *where = malloc(bytes);
    return *where != NULL ? SUCCESS : OUT_OF_MEMORY;
}

API cuMemFreeHost(void *where)
{
    free(where);
    return SUCCESS;
}

API cuMemHostRegister_v2(void *where, size_t bytes, unsigned int flags)
{
    return (uintptr_t)where % 4096 == 0 && bytes % 4096 == 0 && flags == 3 ? SUCCESS : INVALID_VALUE;
}

API cuMemHostGetDevicePointer_v2(address *pointer, void *where, unsigned int flags)
{
    *pointer = (uintptr_t)where;
    return flags == 0 ? SUCCESS : INVALID_VALUE;
}

static char *row(uintptr_t base, const size_t *at, size_t pitch, size_t height, size_t y, size_t z)
{
    return (char *)base + at[0] + (at[1] + y + (at[2] + z) * height) * pitch;
}

void fake_run_copy(struct command *command)
{
    const struct box *box = &command->box;
    const struct side *to = &box->to, *from = &box->from;
    uintptr_t target = to->type == 1 ? (uintptr_t)to->host : to->device;
    uintptr_t source = from->type == 1 ? (uintptr_t)from->host : from->device;
    for (size_t z = 0; z < box->depth; z++)
        for (size_t y = 0; y < box->height; y++)
            memmove(row(target, to->at, to->pitch, to->height, y, z),
                    row(source, from->at, from->pitch, from->height, y, z), box->width);
}

static int copy(struct side to, struct side from, size_t bytes, void *stream)
{
    struct box box = {.from = from, .to = to, .width = bytes, .height = 1, .depth = 1};
    return fake_enqueue(stream, (struct command){.run = fake_run_copy, .kind = COPY_NODE, .box = box}, NULL, 0);
}

API cuMemcpyHtoDAsync_v2(address to, const void *from, size_t bytes, void *stream)
{
    return copy((struct side){.type = 2, .device = to}, (struct side){.type = 1, .host = (void *)(uintptr_t)from},
                bytes, stream);
}

API cuMemcpyDtoHAsync_v2(void *to, address from, size_t bytes, void *stream)
{
    return copy((struct side){.type = 1, .host = to}, (struct side){.type = 2, .device = from}, bytes, stream);
}

API cuMemcpyDtoDAsync_v2(address to, address from, size_t bytes, void *stream)
{
    return copy((struct side){.type = 2, .device = to}, (struct side){.type = 2, .device = from}, bytes, stream);
}

/* What the driver's manual says of a box that it takes. */
int fake_check_box(const struct box *box)
{
    const struct side *sides[2] = {&box->from, &box->to};
    for (int i = 0; i < 2; i++)
        if ((box->height > 1 && sides[i]->pitch < box->width + sides[i]->at[0]) ||
            (box->depth > 1 && sides[i]->height < box->height + sides[i]->at[1]) || sides[i]->pitch > INT32_MAX)
            return INVALID_VALUE;
    return box->width != 0 && box->height != 0 && box->depth != 0 ? SUCCESS : INVALID_VALUE;
}

API cuMemcpy3DAsync_v2(const struct box *box, void *stream)
{
    int status = fake_check_box(box);
    struct command model = {.run = fake_run_copy, .kind = COPY_NODE, .box = *box};
    return status != SUCCESS ? status : fake_enqueue(stream, model, NULL, 0);
}

void fake_run_fill(struct command *command)
{
    if (command->element == 1 && command->height == 1) {
        memset((void *)(uintptr_t)command->to, (int)command->value, command->size);
        return;
    }
    for (uint64_t row = 0; row < command->height; row++)
        for (uint64_t i = 0; i < command->size; i++)
            memcpy((char *)(uintptr_t)command->to + row * command->pitch + i * command->element, &command->value,
                   command->element);
}

static int fill(uint64_t to, uint64_t pitch, uint64_t value, int bytes, uint64_t width, uint64_t height, void *stream)
{
    struct command model = {.run = fake_run_fill, .kind = FILL_NODE, .to = to, .pitch = pitch, .value = value, .element = (uint64_t)bytes,
                            .size = width, .height = height};
    return fake_enqueue(stream, model, NULL, 0);
}

API cuMemsetD8Async(address to, unsigned char value, size_t count, void *stream)
{
    return fill(to, 0, value, 1, count, 1, stream);
}

API cuMemsetD16Async(address to, unsigned short value, size_t count, void *stream)
{
    return fill(to, 0, value, 2, count, 1, stream);
}

API cuMemsetD32Async(address to, unsigned int value, size_t count, void *stream)
{
    return fill(to, 0, value, 4, count, 1, stream);
}

API cuMemsetD2D8Async(address to, size_t pitch, unsigned char value, size_t width, size_t height, void *stream)
{
    return fill(to, pitch, value, 1, width, height, stream);
}

API cuMemsetD2D16Async(address to, size_t pitch, unsigned short value, size_t width, size_t height, void *stream)
{
    return fill(to, pitch, value, 2, width, height, stream);
}

API cuMemsetD2D32Async(address to, size_t pitch, unsigned int value, size_t width, size_t height, void *stream)
{
    return fill(to, pitch, value, 4, width, height, stream);
}

/* ---- values ---- */

static void run_write(struct command *command)
{
    memcpy((void *)(uintptr_t)command->to, &command->value, command->size);
}

struct command fake_memory_operation(int writes, address where, uint64_t value, size_t size, unsigned int flags)
{
    struct command made = {.kind = MEMORY_NODE, .to = where, .value = value, .size = size, .flags = flags};
    if (writes)
        made.run = run_write;
    else
        made.awaits = (volatile void *)(uintptr_t)where;
    return made;
}

static int operate(void *stream, int writes, address where, uint64_t value, size_t size, unsigned int flags)
{
    if (where % size != 0 || flags > (writes ? 0u : 3u))
        return INVALID_VALUE;
    if (getenv("FAKE_CUDA_NO_VALUES") != NULL)
        return NOT_SUPPORTED;
    return fake_enqueue(stream, fake_memory_operation(writes, where, value, size, flags), NULL, 0);
}

API cuStreamWaitValue32_v2(void *stream, address where, unsigned int value, unsigned int flags)
{
    return operate(stream, 0, where, value, 4, flags);
}

API cuStreamWaitValue64_v2(void *stream, address where, unsigned long long value, unsigned int flags)
{
    return operate(stream, 0, where, value, 8, flags);
}

API cuStreamWriteValue32_v2(void *stream, address where, unsigned int value, unsigned int flags)
{
    return operate(stream, 1, where, value, 4, flags);
}

API cuStreamWriteValue64_v2(void *stream, address where, unsigned long long value, unsigned int flags)
{
    return operate(stream, 1, where, value, 8, flags);
}
