/* The table behind cuGetProcAddress, written by gtap_plugin_driver.procaddress. */
#ifndef DRIVER_PROCADDRESS_H
#define DRIVER_PROCADDRESS_H

#include "gtap/abi.h"

typedef struct procaddress_row {
    const char *name;
    int version; /* the first that this symbol answers for */
    int flag;    /* 2: the symbol of the per-thread default stream */
    void (*symbol)(void);
} procaddress_row;

/* Sorted by name, flag, version. */
extern const procaddress_row procaddress_table[];
extern const unsigned procaddress_count;

#endif
