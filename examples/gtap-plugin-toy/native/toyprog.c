/* A program that knows nothing of gtap: links to libtoy, computes, checks, prints. */
#include <stdio.h>
#include <stdlib.h>

#include "toy.h"

static void expect(toyStatus status, toyStatus wanted, const char *what)
{
    if (status == wanted)
        return;
    fprintf(stderr, "toyprog: %s returned %d instead of %d\n", what, status, wanted);
    exit(1);
}

int main(int argc, char **argv)
{
    size_t n = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000;
    const unsigned char blob[] = {1, 2, 3, 36};
    int version = 0;
    toyHandle handle;

    expect(toyVersion(&version), 0, "toyVersion");
    expect(toyCreate(&handle), 0, "toyCreate");
    float *src = malloc(n * sizeof *src + 1), *dst = malloc(n * sizeof *dst + 1);
    if (src == NULL || dst == NULL)
        return 1;
    for (size_t i = 0; i < n; i++)
        src[i] = (float)i;
    expect(toyScale(handle, src, dst, n, 2.5f), 0, "toyScale");
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (dst[i] != 2.5f * src[i]) {
            fprintf(stderr, "toyprog: element %zu is %f\n", i, dst[i]);
            return 1;
        }
        sum += dst[i];
    }
    expect(toyBias(handle, 42.0f), 0, "toyBias");
    expect(toyLoad(handle, blob, sizeof blob), 0, "toyLoad");
    expect(toyLoad(handle, blob, 3), 2, "toyLoad of a blob that does not fit");
    expect(toyDestroy(handle), 0, "toyDestroy");
    printf("libtoy %d: %zu elements, sum %.1f\n", version, n, sum);
    free(src);
    free(dst);
    return 0;
}
