/* Which names of libraries mean one of gtap's stubs: the soname itself, a path to it, a version written out, none at
 * all, and the hash that wheel repair tools put into it.
 */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "audit.h"

#define DRIVER_VERSION 100 /* libcuda.so.580.65.06: a first number this high is a driver's, not a soname's */

/* A path that was handed to the loader, which may keep it. */
typedef struct alias {
    struct alias *next;
    char name[NAMES_LENGTH];
    char path[];
} alias;

static struct {
    char folder[3072];
    names_table sonames, missing;
    alias *aliases;
} bundle;

/* ---- the bundle's lists ---- */

void names_read(names_table *t, const char *file)
{
    char path[4096], line[512];
    snprintf(path, sizeof path, "%s/%s", bundle.folder, file);
    FILE *stream = fopen(path, "re");
    while (stream && t->count < NAMES_ROWS && fgets(line, sizeof line, stream)) {
        names_row *r = &t->rows[t->count];
        if (sscanf(line, "%127s %127s", r->soname, r->value) == 2 && !strchr(r->value, '/'))
            t->count++;
    }
    if (stream)
        fclose(stream);
}

int names_load(void)
{
    const char *folder = getenv("GTAP_BUNDLE");
    if (!folder || *folder != '/' || strlen(folder) >= sizeof bundle.folder)
        return -1;
    strcpy(bundle.folder, folder);
    names_read(&bundle.sonames, "SONAMES");
    names_read(&bundle.missing, "MISSING");
    return bundle.sonames.count || bundle.missing.count ? 0 : -1;
}

const char *names_bundle(void) { return bundle.folder; }

static const names_row *find(const names_table *t, const char *soname)
{
    for (unsigned i = 0; i < t->count; i++)
        if (strcmp(t->rows[i].soname, soname) == 0)
            return &t->rows[i];
    return NULL;
}

const char *names_file(const char *soname)
{
    const names_row *r = find(&bundle.sonames, soname);
    return r ? r->value : NULL;
}

/* ---- matching ---- */

/* "libcudart.3eda8113.so.13" or "libcudart-3eda8113.so.13" without the hash; 1 if there was one. */
static int strip_hash(const char *name, char *plain)
{
    const char *so = strstr(name, ".so");
    if (!so || so - name < 10 || (so[-9] != '.' && so[-9] != '-'))
        return 0;
    for (const char *at = so - 8; at < so; at++)
        if (!isxdigit((unsigned char)*at))
            return 0;
    snprintf(plain, NAMES_LENGTH, "%.*s%s", (int)(so - 9 - name), name, so);
    return 1;
}

/* The row of "lib<stem>.so.<N>" with the highest N. */
static const names_row *highest(const names_table *t, const char *stem, size_t length)
{
    const names_row *best = NULL;
    long most = -1;
    for (unsigned i = 0; i < t->count; i++) {
        const char *soname = t->rows[i].soname;
        if (strncmp(soname, stem, length) == 0 && soname[length] == '.' && atol(soname + length + 1) > most) {
            most = atol(soname + length + 1);
            best = &t->rows[i];
        }
    }
    return best;
}

/* The row that a name without a hash means. */
static const names_row *match_plain(const names_table *t, const char *name)
{
    char shorter[NAMES_LENGTH];
    const char *so = strstr(name, ".so");
    const names_row *found = find(t, name);
    if (found || !so || (so[3] && so[3] != '.'))
        return found;
    size_t stem = (size_t)(so + 3 - name);
    if (!so[3] || atol(so + 4) >= DRIVER_VERSION)
        return highest(t, name, stem);
    snprintf(shorter, sizeof shorter, "%s", name);
    for (char *dot = strrchr(shorter, '.'); !found && dot && dot > shorter + stem; dot = strrchr(shorter, '.')) {
        *dot = 0;
        found = find(t, shorter);
    }
    return found;
}

const names_row *names_match(const names_table *t, const char *base)
{
    char plain[NAMES_LENGTH];
    if (strncmp(base, "lib", 3) != 0 || strlen(base) >= NAMES_LENGTH)
        return NULL;
    return match_plain(t, strip_hash(base, plain) ? plain : base);
}

/* ---- files ---- */

static int copy_bytes(int from, int to)
{
    char bytes[65536];
    ssize_t got;
    while ((got = read(from, bytes, sizeof bytes)) > 0)
        for (ssize_t done = 0, wrote; done < got; done += wrote)
            if ((wrote = write(to, bytes + done, (size_t)(got - done))) < 0)
                return -1;
    return got < 0 ? -1 : 0;
}

/* Copy a stub beside itself under another name. The loader asserts when one file is loaded under two names. */
static int copy_in_bundle(const char *from, const char *to)
{
    char scratch[4128];
    snprintf(scratch, sizeof scratch, "%s.%ld", to, (long)getpid());
    int source = open(from, O_RDONLY | O_CLOEXEC), target = -1, result = -1;
    if (source >= 0)
        target = open(scratch, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0700);
    if (target >= 0) {
        result = copy_bytes(source, target);
        if (close(target) < 0 || result < 0 || rename(scratch, to) < 0)
            result = -1;
        if (result < 0)
            unlink(scratch);
    }
    if (source >= 0)
        close(source);
    return result;
}

/* The same where the bundle cannot be written. The descriptor stays open: its number is the name. */
int names_copy_in_memory(const char *from, char *path, size_t size)
{
    int source = open(from, O_RDONLY | O_CLOEXEC);
    int target = source >= 0 ? (int)syscall(SYS_memfd_create, "gtap", 1u) : -1;
    int result = target >= 0 ? copy_bytes(source, target) : -1;
    if (source >= 0)
        close(source);
    snprintf(path, size, "/proc/self/fd/%d", target);
    return result;
}

static int path_for(const char *name, const names_row *r, char *path, size_t size)
{
    char original[4096];
    snprintf(path, size, "%s/%s", bundle.folder, name);
    if (access(path, R_OK) == 0)
        return 0;
    snprintf(original, sizeof original, "%s/%s", bundle.folder, r->value);
    if (access(original, R_OK) != 0)
        return -1;
    return copy_in_bundle(original, path) == 0 ? 0 : names_copy_in_memory(original, path, size);
}

/* ---- redirecting ---- */

static const char *remember(const char *name, const char *path)
{
    size_t length = strlen(path) + 1;
    alias *made = malloc(sizeof *made + length);
    if (!made)
        return NULL;
    snprintf(made->name, sizeof made->name, "%s", name);
    memcpy(made->path, path, length);
    made->next = bundle.aliases;
    bundle.aliases = made;
    return made->path;
}

static int is_plain(const char *name)
{
    return strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.+-") == strlen(name);
}

static const char *redirect(const char *name)
{
    char path[4096];
    const names_row *r = names_match(&bundle.sonames, name);
    if (r)
        return path_for(name, r, path, sizeof path) == 0 ? remember(name, path) : NULL;
    r = names_match(&bundle.missing, name);
    if (r)
        audit_say_in_run(r->soname, "this program needs %s: pip install %s", r->soname, r->value);
    return NULL;
}

const char *names_redirect(const char *name)
{
    const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
    size_t folder = strlen(bundle.folder);
    if (strncmp(base, "lib", 3) != 0 || strlen(base) >= NAMES_LENGTH || !is_plain(base) || strncmp(base, "libgtap", 7) == 0)
        return NULL;
    if (slash && (size_t)(slash - name) == folder && strncmp(name, bundle.folder, folder) == 0)
        return NULL;
    for (const alias *known = bundle.aliases; known; known = known->next)
        if (strcmp(known->name, base) == 0)
            return known->path;
    return redirect(base);
}
