/* The ring's two halves are two mappings of the same pages. */
#include "ring.h"

#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Pages without a name, mapped a second time by moving none of them: no limit on files applies. */
static int map_unnamed(unsigned char *ring, size_t size)
{
    int shared = MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED;
    if (mmap(ring, size, PROT_READ | PROT_WRITE, shared, -1, 0) == MAP_FAILED)
        return -1;
    return mremap(ring, 0, size, MREMAP_MAYMOVE | MREMAP_FIXED, ring + size) == MAP_FAILED ? -1 : 0;
}

/* Where that cannot be had (under tools that play the kernel): pages of a file in memory. */
static int map_file(unsigned char *ring, size_t size)
{
    int fd = (int)syscall(SYS_memfd_create, "gtap ring", 1u /* close on exec */), failed = fd < 0;
    if (failed)
        return -1;
    failed = ftruncate(fd, (off_t)size) < 0;
    for (size_t at = 0; at < 2 * size && !failed; at += size)
        failed = mmap(ring + at, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE | MAP_FIXED, fd, 0) == MAP_FAILED;
    close(fd);
    return failed ? -1 : 0;
}

unsigned char *ring_make(size_t size)
{
    unsigned char *ring = mmap(NULL, 2 * size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (ring == MAP_FAILED)
        return NULL;
    if (map_unnamed(ring, size) < 0 && map_file(ring, size) < 0) {
        munmap(ring, 2 * size);
        return NULL;
    }
    madvise(ring, 2 * size, MADV_DONTDUMP);
    madvise(ring, 2 * size, MADV_DONTFORK);
    return ring;
}
