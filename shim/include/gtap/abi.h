/* The one number that says whether a stub and libgtap.so fit together. */
#ifndef GTAP_ABI_H
#define GTAP_ABI_H

#define GTAP_ABI 5
#define GTAP_WIRE_VERSION 3
#define GTAP_EXPORT __attribute__((visibility("default")))

#endif
