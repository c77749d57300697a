/* What the programs share: calls that must succeed, or return what is said. */
#ifndef CHECKED_H
#define CHECKED_H

#include <stdio.h>
#include <stdlib.h>

#define EXPECT(call, expected)                                                                                       \
    do {                                                                                                             \
        int status_ = (int)(call);                                                                                   \
        if (status_ != (expected)) {                                                                                 \
            fprintf(stderr, "%s:%d: %s is %d\n", __FILE__, __LINE__, #call, status_);                                \
            exit(1);                                                                                                 \
        }                                                                                                            \
    } while (0)
#define CHECK(call) EXPECT(call, 0)

#endif
