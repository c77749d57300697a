/* The parts of the audit module. It lives in a namespace and with a libc of its own: nothing of libgtap.so is here. */
#ifndef GTAP_AUDIT_H
#define GTAP_AUDIT_H

#include <link.h>
#include <stddef.h>

/* One line on stderr, in the shim's form; once per process for a key. */
void audit_say(const char *key, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same, once per run of gtap exec where it can be known. */
void audit_say_in_run(const char *key, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- names ---- */

#define NAMES_ROWS 512
#define NAMES_LENGTH 128

/* A list of the bundle: a soname, and a file or a package. */
typedef struct names_row {
    char soname[NAMES_LENGTH], value[NAMES_LENGTH];
} names_row;

typedef struct names_table {
    names_row rows[NAMES_ROWS];
    unsigned count;
} names_table;

void names_read(names_table *table, const char *file);
/* The row that a library's file name means (no path), NULL if none. */
const names_row *names_match(const names_table *table, const char *base);
/* Copy a stub into a file without a name, whose path is given. 0 or -1. */
int names_copy_in_memory(const char *from, char *path, size_t size);

/* Read GTAP_BUNDLE with its SONAMES and MISSING; 0, or -1 without one. */
int names_load(void);
const char *names_bundle(void);
/* The stub to load in place of a library, NULL for one that is not ours. The string lives as long as the process. */
const char *names_redirect(const char *name);
/* The file of a soname in the bundle, NULL if there is none. */
const char *names_file(const char *soname);

/* ---- libraries of the program's own that a stub stands before ---- */

/* Read the bundle's list of them, if the program's compilers are to give PTX (GTAP_CODE). */
void wraps_load(void);
/* What to load in place of a name or file that the loader tries, NULL to leave it. flag: as in la_objsearch. */
const char *wraps_redirect(const char *name, unsigned flag);

/* ---- statically linked cudart ---- */

/* Look at an object that has just been mapped and patch its cudart entries, if it has them. */
void bind_static_object(const struct link_map *map);
/* Everything that starts with the program has been loaded: resolve the patched entries of it. */
void bind_static_ready(void);

#endif
