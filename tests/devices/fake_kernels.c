/* The kernels that the stand-in driver knows, as C functions. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <stdlib.h>

#include "fake_cuda.h"

static void *find_variable(const struct kernel *kernel, const char *name)
{
    for (unsigned int i = 0; i < kernel->library->variable_count; i++)
        if (strcmp(kernel->library->variables[i].name, name) == 0)
            return kernel->library->variables[i].data;
    return NULL;
}

#define ARGUMENT(type, index) (*(type *)(void *)(command->parameters + command->kernel->offsets[index]))

static void kernel_add(struct command *command)
{
    const float *a = ARGUMENT(float *, 0), *b = ARGUMENT(float *, 1);
    float *c = ARGUMENT(float *, 2);
    for (int i = 0; i < ARGUMENT(int, 3); i++)
        c[i] = a[i] + b[i];
}

static void kernel_advance(struct command *command)
{
    float *values = ARGUMENT(float *, 0);
    const float *steps = ARGUMENT(float *, 1);
    for (int i = 0; i < ARGUMENT(int, 2); i++)
        values[i] += steps[i];
}

static void kernel_saxpy(struct command *command)
{
    const float *x = ARGUMENT(float *, 2);
    float *y = ARGUMENT(float *, 3);
    for (int i = 0; i < ARGUMENT(int, 0); i++)
        y[i] = ARGUMENT(float, 1) * x[i] + y[i];
}

static void kernel_multiply(struct command *command)
{
    const float *a = ARGUMENT(float *, 0), *b = ARGUMENT(float *, 1);
    float *c = ARGUMENT(float *, 2);
    int n = ARGUMENT(int, 3);
    for (int row = 0; row < n; row++)
        for (int column = 0; column < n; column++) {
            float sum = 0;
            for (int k = 0; k < n; k++)
                sum += a[row * n + k] * b[k * n + column];
            c[row * n + column] = sum;
        }
}

struct work {
    double factors[3];
    int offset, count;
    const float *source;
    float *target;
    double bias;
};

static void kernel_run(struct command *command)
{
    struct work work = ARGUMENT(struct work, 1);
    int added = ARGUMENT(signed char, 0) + ARGUMENT(short, 2);
    for (int i = 0; i < work.count; i++)
        work.target[i] =
            (float)(work.source[(i + work.offset) % work.count] * work.factors[i % 3] + work.bias) + (float)added;
}

static void kernel_evaluate(struct command *command)
{
    const float *x = ARGUMENT(float *, 0), *coefficients = find_variable(command->kernel, "coefficients");
    float *y = ARGUMENT(float *, 1), *kept = find_variable(command->kernel, "kept");
    for (int i = 0; i < ARGUMENT(int, 2); i++) {
        float sum = 0;
        for (int k = 3; k >= 0; k--)
            sum = sum * x[i] + coefficients[k];
        y[i] = sum;
    }
    if (kept != NULL)
        kept[1] = y[0];
}

static void kernel_scale(struct command *command)
{
    float *values = ARGUMENT(float *, 0);
    for (int i = 0; i < ARGUMENT(int, 2); i++)
        values[i] *= ARGUMENT(float, 1);
}

static void kernel_hello(struct command *command)
{
    printf("hello %d\n", ARGUMENT(int, 0));
}

static void kernel_fault(struct command *command)
{
    (void)command;
    fake_sticky = ILLEGAL_ADDRESS;
}

/* The largest block of parameters that there is: 32 KiB less what the kernel's own words take. */
static void kernel_large(struct command *command)
{
    const unsigned char *given = &ARGUMENT(unsigned char, 1);
    memcpy(ARGUMENT(unsigned char *, 0), given, command->kernel->sizes[1]);
}

/* Runs until a word is not 0, or so many nanoseconds. */
static void kernel_spin(struct command *command)
{
    volatile uint32_t *word = ARGUMENT(volatile uint32_t *, 0);
    struct timespec nap = {.tv_nsec = 1000000};
    for (uint64_t slept = 0; *word == 0 && slept < ARGUMENT(uint64_t, 1); slept += 1000000)
        nanosleep(&nap, NULL);
}

static const struct {
    const char *name;
    void (*run)(struct command *command);
} known[] = {
    {"add", kernel_add},           {"advance", kernel_advance}, {"saxpy", kernel_saxpy}, {"multiply", kernel_multiply},
    {"run", kernel_run},           {"evaluate", kernel_evaluate}, {"scale", kernel_scale}, {"hello", kernel_hello},
    {"fault", kernel_fault},       {"large", kernel_large},    {"spin", kernel_spin},
};

/* "_Z3addPKfS0_Pfi" is add. */
void (*fake_body_of(const char *mangled))(struct command *)
{
    char *end = NULL;
    size_t length = strncmp(mangled, "_Z", 2) == 0 ? strtoul(mangled + 2, &end, 10) : strlen(mangled);
    const char *name = end != NULL ? end : mangled;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == length && strncmp(name, known[i].name, length) == 0)
            return known[i].run;
    return NULL;
}

