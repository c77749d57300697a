/* Prints device properties as one major's structure has them, byte offsets given by the test. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stand_in.h"

#if GTAP_MAJOR == 12
#define PROPERTIES cudaGetDeviceProperties_v2
#else
#define PROPERTIES cudaGetDeviceProperties
#endif
extern cudaError_t PROPERTIES(void *properties, int device);

int main(int argc, char **argv)
{
    unsigned char bytes[2048];
    memset(bytes, 0xee, sizeof bytes);
    printf("%d %s", PROPERTIES(bytes, 1), (char *)bytes);
    for (int i = 1; i < argc; i++) {
        int value;
        memcpy(&value, bytes + atoi(argv[i]), sizeof value);
        printf(" %d", value);
    }
    size_t end = sizeof bytes;
    while (bytes[end - 1] == 0xee)
        end--;
    printf(" size %zu\n", end);
    return 0;
}
