/* Print how often memory is asked for while the lane executes 100,000 calls of every kind, after as many before. */
#include <stdatomic.h>
#include <sys/mman.h>

#include "lab.h"

static atomic_ulong asked;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__real_mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset);

void *__wrap_malloc(size_t size) { return (void)asked++, __real_malloc(size); }

void *__wrap_calloc(size_t count, size_t size) { return (void)asked++, __real_calloc(count, size); }

void *__wrap_realloc(void *old, size_t size) { return (void)asked++, __real_realloc(old, size); }

void *__wrap_mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset)
{
    return (void)asked++, __real_mmap(address, size, protection, flags, fd, offset);
}

static void play(lab *lab, uint64_t calls, uint64_t *number)
{
    const uint64_t copy_in[5] = {MEMORY, 24, 24, STREAM}, copy_out[4] = {64, MEMORY, 64, 0}, record[3] = {EVENT, STREAM};
    launch_frame launch = lab_launch();
    token_frame sync = lab_sync(2);
    unsigned char bytes[512], heard[FRAME_HEADER + 8 + 64 + 24];
    uint32_t size = sizeof launch;
    memcpy(bytes, &launch, sizeof launch);
    size += lab_frame(bytes + size, 16, 0, copy_in, sizeof copy_in, "twenty-four bytes of data", 24);
    size += lab_frame(bytes + size, 18, 0, copy_out, sizeof copy_out, NULL, 0);
    size += lab_frame(bytes + size, 9, 0, record, sizeof record, NULL, 0);
    memcpy(bytes + size, &sync, sizeof sync);
    for (uint64_t i = 0; i < calls; i += 5) {
        lab_say(lab, bytes, size + sizeof sync);
        lab_hear(lab, heard, sizeof heard);
        *number += 5;
        CHECK(outlet_report(lane_out(lab->lane, 0), *number / 5 * sizeof heard) == 0);
    }
}

int main(void)
{
    lab lab = lab_make(null_provider_make());
    uint64_t number = 0;
    play(&lab, 100000, &number);
    unsigned long before = asked;
    play(&lab, 100000, &number);
    printf("%lu\n", asked - before);
    lab_end(&lab);
    return before ? 0 : 2; /* else nothing is counted */
}
