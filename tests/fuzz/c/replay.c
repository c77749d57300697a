/* Runs a target over files, in place of libFuzzer: what the tests do where it is not installed. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define LARGEST (8u << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A block of exactly the file's size, so that a byte behind it is found. */
static int replay(const char *path)
{
    static unsigned char bytes[LARGEST];
    FILE *file = fopen(path, "rb");
    if (!file)
        return -1;
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    unsigned char *exact = malloc(size ? size : 1);
    if (!exact)
        return -1;
    for (size_t i = 0; i < size; i++)
        exact[i] = bytes[i];
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
    return 0;
}

int main(int count, char **arguments)
{
    for (int i = 1; i < count; i++)
        if (replay(arguments[i]) < 0)
            return 2;
    return 0;
}
