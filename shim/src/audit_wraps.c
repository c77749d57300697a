/* Libraries that run in the program and that a stub stands before: NVRTC and nvJitLink, where a device takes PTX alone.
 *
 * The loader searches for them as ever. Where it comes to a file that is one of them, it is given the stub, and the file
 * is remembered: the stub opens it by a name that only this module understands. So the stub is found where the library
 * itself would have been found, for whoever asks, and nowhere else.
 */
#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit.h"
#include "wrapped.h"

#ifdef LM_ID_BASE

#if defined(__x86_64__)
#define MACHINE EM_X86_64
#else
#define MACHINE EM_AARCH64
#endif

typedef struct wrap {
    struct wrap *next;
    const names_row *row;
    char real[PATH_MAX]; /* without symbolic links */
    char path[PATH_MAX]; /* as the loader came to it: what $ORIGIN means in it */
    char stub[PATH_MAX];
} wrap;

static struct {
    names_table table;
    wrap *wraps;
    char runtime[PATH_MAX];
} known;

void wraps_load(void)
{
    const char *code = getenv("GTAP_CODE");
    if (!code || strcmp(code, "ptx") != 0)
        return;
    names_read(&known.table, "WRAPS");
    snprintf(known.runtime, sizeof known.runtime, "%s/libgtap.so", names_bundle());
}

/* What the loader would take: it passes over what is for other processors, and says what is wrong with other files. */
static int is_library(const char *path)
{
    Elf64_Ehdr head;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd >= 0 ? read(fd, &head, sizeof head) : -1;
    if (fd >= 0)
        close(fd);
    return got == sizeof head && memcmp(head.e_ident, ELFMAG, SELFMAG) == 0 &&
           head.e_ident[EI_CLASS] == ELFCLASS64 && head.e_type == ET_DYN && head.e_machine == MACHINE;
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Each library has a stub of its own, also two of one name in one program. */
static int stub_for(wrap *made)
{
    char file[PATH_MAX];
    snprintf(file, sizeof file, "%s/wraps/%s", names_bundle(), made->row->value);
    if (access(file, R_OK) < 0)
        return -1;
    for (const wrap *w = known.wraps; w; w = w->next)
        if (strcmp(w->stub, file) == 0)
            return names_copy_in_memory(file, made->stub, sizeof made->stub);
    strcpy(made->stub, file);
    return 0;
}

static wrap *make(const names_row *row, const char *path, const char *real)
{
    wrap *made = calloc(1, sizeof *made);
    if (!made)
        return NULL;
    made->row = row;
    strcpy(made->real, real);
    snprintf(made->path, sizeof made->path, "%s", *path == '/' ? path : real);
    if (stub_for(made) < 0) {
        free(made);
        return NULL;
    }
    made->next = known.wraps;
    known.wraps = made;
    return made;
}

static const char *stub_before(const char *path)
{
    char real[PATH_MAX];
    const names_row *row = names_match(&known.table, base_of(path)), *exact;
    if (!row || !realpath(path, real) || !is_library(real))
        return NULL;
    if ((exact = names_match(&known.table, base_of(real)))) /* libnvrtc.so alone does not say which major */
        row = exact;
    for (const wrap *w = known.wraps; w; w = w->next)
        if (w->row == row && strcmp(w->real, real) == 0)
            return w->stub;
    wrap *made = make(row, path, real);
    return made ? made->stub : NULL;
}

/* The library behind a stub, by the name that the loader knows the stub by: its own, or the library's. */
static const char *behind(const char *stub)
{
    char real[PATH_MAX];
    for (const wrap *w = known.wraps; w; w = w->next)
        if (strcmp(w->stub, stub) == 0)
            return w->path;
    for (const wrap *w = realpath(stub, real) ? known.wraps : NULL; w; w = w->next)
        if (strcmp(w->real, real) == 0)
            return w->path;
    return NULL;
}

const char *wraps_redirect(const char *name, unsigned flag)
{
    if (!known.table.count || flag == 0)
        return NULL;
    if (flag != LA_SER_ORIG)
        return stub_before(name);
    if (strncmp(name, WRAPPED_NAME, sizeof WRAPPED_NAME - 1) == 0)
        return behind(name + sizeof WRAPPED_NAME - 1);
    if (strcmp(name, "libgtap.so") == 0) /* a stub's $ORIGIN is where the library lies */
        return known.runtime;
    return strchr(name, '/') ? stub_before(name) : NULL;
}

#endif
