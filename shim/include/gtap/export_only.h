/* Bodies for a library that is there only so that programs load: nothing in it works, and it says so once.
 *
 * The generated file defines GTAP_SONAME, GTAP_PACKAGE (which would make it work) and GTAP_NOT_SUPPORTED (the library's
 * own status for that), and lists the exported names. Arguments are not looked at, so prototypes have none.
 */
#ifndef GTAP_EXPORT_ONLY_H
#define GTAP_EXPORT_ONLY_H

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O0") /* thousands of bodies that are called once: half the time to compile */
#endif

#include <stddef.h>
#include <stdint.h>

#include "gtap/runtime.h"

__attribute__((noinline, cold, unused)) static int32_t gtap_say_missing(const char *function)
{
    gtap_say_once("only exported: " GTAP_SONAME, "%s was called, and %s does nothing here: pip install %s", function,
                  GTAP_SONAME, GTAP_PACKAGE);
    return GTAP_NOT_SUPPORTED;
}

#define GTAP_GIVES_STATUS(name) GTAP_EXPORT int32_t name(void) { return gtap_say_missing(#name); }
/* Sizes, versions, pointers. */
#define GTAP_GIVES_ZERO(name) GTAP_EXPORT uint64_t name(void) { gtap_say_missing(#name); return 0; }
#define GTAP_GIVES_TEXT(name) \
    GTAP_EXPORT const char *name(void) { gtap_say_missing(#name); return "not supported without " GTAP_PACKAGE; }
/* A number of bytes, or an error below zero. */
#define GTAP_GIVES_NEGATIVE(name) GTAP_EXPORT int64_t name(void) { return -(int64_t)gtap_say_missing(#name); }
#define GTAP_FILLS_TEXT(name) \
    GTAP_EXPORT void name(char *text, size_t size) \
    { \
        gtap_say_missing(#name); \
        if (size) \
            *text = 0; \
    }
/* Annotations for tools: whoever makes them loses nothing. */
#define GTAP_DOES_NOTHING(name) GTAP_EXPORT uint64_t name(void) { return 0; }

#endif
