/* For a stub that stands before a library of the program's own: its functions, and bodies that pass calls on.
 *
 * Such a stub is loaded only where a device takes PTX alone, and only in place of a library that is there. */
#ifndef GTAP_WRAPS_H
#define GTAP_WRAPS_H

#include <stdint.h>

#include "gtap/abi.h"

/* A function of the library that the stub holding the address `inside` stands before; opened at the first use. NULL: it
 * has no such function, or cannot be opened (said once, with the package to install). */
GTAP_EXPORT void *gtap_wrapped(const void *inside, const char *package, const char *function);

/* The same call, whatever it takes: no function has more than eight integers or pointers, and what is passed beyond its
 * own arguments is not looked at. */
typedef uintptr_t gtap_any_call(uintptr_t, uintptr_t, uintptr_t, uintptr_t, uintptr_t, uintptr_t, uintptr_t, uintptr_t);
#define GTAP_PASSES_ON(library, name, failure) \
    GTAP_EXPORT uintptr_t name(uintptr_t a, uintptr_t b, uintptr_t c, uintptr_t d, uintptr_t e, uintptr_t f, \
                               uintptr_t g, uintptr_t h) \
    { \
        gtap_any_call *real = (gtap_any_call *)(uintptr_t)gtap_wrapped((const void *)(uintptr_t)&name, \
                                                                       library##_wheel, #name); \
        return real != NULL ? real(a, b, c, d, e, f, g, h) : (failure); \
    }

#endif
