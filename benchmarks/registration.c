/* What a program of PyTorch's size costs before main: its fat binaries, functions and variables are registered with the
 * stub that it finds. Prints milliseconds of this thread's processor time: registering all, then the first look-up.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { UNITS = 600, FUNCTIONS = 70, VARIABLES = 2, CALLS = UNITS * (2 + FUNCTIONS + VARIABLES) };

typedef void **begin_function(void *image);
typedef void end_function(void **handle);
typedef void function_function(void **, const char *, char *, const char *, int, void *, void *, void *, void *, int *);
typedef void variable_function(void **, char *, char *, const char *, int, size_t, int, int);
typedef int size_function(size_t *, const void *);

static char hosts[UNITS][FUNCTIONS + VARIABLES];

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void *found(void *library, const char *name)
{
    void *address = dlsym(library, name);
    if (address == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(2);
    }
    return address;
}

int main(int argc, char **argv)
{
    static char name[] = "_ZN2at6native29vectorized_elementwise_kernelILi4EEEviT0_T1_", image[64];
    void *library = dlopen(argc > 1 ? argv[1] : "libcudart.so.13", RTLD_NOW);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 2;
    }
    begin_function *begin = (begin_function *)found(library, "__cudaRegisterFatBinary");
    end_function *end = (end_function *)found(library, "__cudaRegisterFatBinaryEnd");
    function_function *function = (function_function *)found(library, "__cudaRegisterFunction");
    variable_function *variable = (variable_function *)found(library, "__cudaRegisterVar");
    size_function *size_of = (size_function *)found(library, "cudaGetSymbolSize");
    double start = now();
    for (int i = 0; i < UNITS; i++) {
        void **handle = begin(image);
        for (int k = 0; k < FUNCTIONS; k++)
            function(handle, &hosts[i][k], name, name, -1, NULL, NULL, NULL, NULL, NULL);
        for (int k = 0; k < VARIABLES; k++)
            variable(handle, &hosts[i][FUNCTIONS + k], name, name, 0, 4, 0, 0);
        end(handle);
    }
    double registered = now();
    size_t size;
    size_of(&size, &size); /* no symbol: the whole index is made and looked at */
    printf("%d calls %.3f ms, first look-up %.3f ms\n", CALLS, registered - start, now() - registered);
    return 0;
}
