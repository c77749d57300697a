/* What a launch is given beside its shape. */
#ifndef LAUNCH_ATTRIBUTES_H
#define LAUNCH_ATTRIBUTES_H

#include "driver.h"

enum { LAUNCH_ATTRIBUTES_BYTES = 512 }; /* many more than there are attributes to tell */

typedef struct launch_attributes {
    unsigned cooperative;
    CUevent after[2]; /* recorded behind the kernel */
    size_t size;
    unsigned char list[LAUNCH_ATTRIBUTES_BYTES]; /* for the device */
} launch_attributes;

/* Read the attributes of a launch on a device, or the status that the launch returns at once. */
CUresult launch_read_attributes(const CUlaunchConfig *config, int device, launch_attributes *read);

#endif
