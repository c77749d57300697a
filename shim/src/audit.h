/* The parts of the audit module. It lives in a namespace and with a libc of its own: nothing of libgtap.so is here. */
#ifndef GTAP_AUDIT_H
#define GTAP_AUDIT_H

#include <link.h>

/* One line on stderr, in the shim's form; once per process for a key. */
void audit_say(const char *key, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same, once per run of gtap exec where it can be known. */
void audit_say_in_run(const char *key, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- names ---- */

/* Read GTAP_BUNDLE with its SONAMES and MISSING; 0, or -1 without one. */
int names_load(void);
const char *names_bundle(void);
/* The stub to load in place of a library, NULL for one that is not ours. The string lives as long as the process. */
const char *names_redirect(const char *name);
/* The file of a soname in the bundle, NULL if there is none. */
const char *names_file(const char *soname);

/* ---- statically linked cudart ---- */

/* Look at an object that has just been mapped and patch its cudart entries, if it has them. */
void bind_static_object(const struct link_map *map);
/* Everything that starts with the program has been loaded: resolve the patched entries of it. */
void bind_static_ready(void);

#endif
