/* Programs that ask for machine code get PTX of the same architecture, by the same functions. */
#include "nvrtc_wire.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef int compile_function(nvrtcProgram, int, const char *const *);
typedef int destroy_function(nvrtcProgram *);
typedef int size_function(nvrtcProgram, size_t *);
typedef int get_function(nvrtcProgram, char *);
typedef const char *text_function(int);

static void *real(const char *function)
{
    return gtap_wrapped(&nvrtc_wheel, nvrtc_wheel, function);
}

/* ---- the programs whose PTX stands for machine code ---- */

typedef struct given {
    struct given *next;
    nvrtcProgram program;
} given;

typedef struct nvrtc_process {
    pthread_mutex_t lock; /* all bytes zero: initialised */
    given *first;
} nvrtc_process;

static nvrtc_process *of_process(void)
{
    return gtap_process_state("nvrtc", sizeof(nvrtc_process));
}

static given **find(nvrtc_process *process, nvrtcProgram program)
{
    given **at = &process->first;
    while (*at != NULL && (*at)->program != program)
        at = &(*at)->next;
    return at;
}

static int gives_ptx(nvrtcProgram program)
{
    nvrtc_process *process = of_process();
    if (process == NULL)
        return 0;
    pthread_mutex_lock(&process->lock);
    int found = *find(process, program) != NULL;
    pthread_mutex_unlock(&process->lock);
    return found;
}

/* 0, or -1 without memory. */
static int set_gives_ptx(nvrtcProgram program, int gives)
{
    nvrtc_process *process = of_process();
    if (process == NULL)
        return gives ? -1 : 0;
    int result = 0;
    pthread_mutex_lock(&process->lock);
    given **at = find(process, program), *old = *at;
    if (old != NULL && !gives) {
        *at = old->next;
        free(old);
    } else if (old == NULL && gives) {
        *at = calloc(1, sizeof **at);
        if (*at != NULL)
            (*at)->program = program;
        else
            result = -1;
    }
    pthread_mutex_unlock(&process->lock);
    return result;
}

/* ---- options ---- */

static const char *const architecture[] = {"-arch", "--gpu-architecture"};

/* What stands behind an option's name and `=`, "" where it stands in the next option; NULL: another option. */
static const char *value_of(const char *option, const char *name)
{
    size_t length = strlen(name);
    if (strncmp(option, name, length) != 0)
        return NULL;
    return option[length] == '=' ? option + length + 1 : option[length] == 0 ? "" : NULL;
}

/* The real architecture that an option asks for, inside its text: "sm_90a"; NULL for none. */
static const char *real_architecture(const char *const *options, int i)
{
    for (unsigned n = 0; n < 2; n++) {
        const char *here = value_of(options[i], architecture[n]);
        const char *before = i > 0 ? value_of(options[i - 1], architecture[n]) : NULL;
        const char *value = here != NULL ? here : before != NULL && *before == 0 ? options[i] : "";
        if (strncmp(value, "sm_", 3) == 0)
            return value;
    }
    return NULL;
}

/* LTO-IR and OptiX-IR are no machine code: nothing is changed. */
static int gives_other_code(const char *const *options, int count)
{
    static const char *const names[] = {"-dlto", "--dlink-time-opt", "-optix-ir", "--optix-ir"};
    for (int i = 0; i < count; i++)
        for (unsigned n = 0; n < sizeof names / sizeof *names; n++)
            if (strcmp(options[i], names[n]) == 0)
                return 1;
    return 0;
}

/* The option with "compute_" for "sm_"; NULL without memory. */
static char *with_virtual(const char *option, const char *value)
{
    static const char name[] = "compute_";
    size_t head = (size_t)(value - option), tail = strlen(value + 3);
    char *made = malloc(head + sizeof name + tail);
    if (made == NULL)
        return NULL;
    memcpy(made, option, head);
    memcpy(made + head, name, sizeof name - 1);
    memcpy(made + head + sizeof name - 1, value + 3, tail + 1);
    return made;
}

/* ---- the functions ---- */

static int compile_virtual(compile_function *compile, nvrtcProgram program, int count, const char *const *options)
{
    char **made = calloc((size_t)count, sizeof *made);
    const char **with = calloc((size_t)count, sizeof *with);
    int result = made != NULL && with != NULL ? NVRTC_SUCCESS : NVRTC_ERROR_OUT_OF_MEMORY;
    for (int i = 0; i < count && result == NVRTC_SUCCESS; i++) {
        const char *value = real_architecture(options, i);
        with[i] = value != NULL ? made[i] = with_virtual(options[i], value) : options[i];
        if (with[i] == NULL)
            result = NVRTC_ERROR_OUT_OF_MEMORY;
    }
    if (result == NVRTC_SUCCESS)
        result = compile(program, count, with);
    if (result == NVRTC_SUCCESS && set_gives_ptx(program, 1) < 0)
        result = NVRTC_ERROR_OUT_OF_MEMORY;
    for (int i = 0; i < count && made != NULL; i++)
        free(made[i]);
    free(made);
    free(with);
    return result;
}

GTAP_EXPORT int nvrtcCompileProgram(nvrtcProgram program, int count, const char *const *options)
{
    int asks = 0;
    compile_function *compile = (compile_function *)real("nvrtcCompileProgram");
    if (compile == NULL)
        return NVRTC_ERROR_INTERNAL_ERROR;
    set_gives_ptx(program, 0);
    for (int i = 0; options != NULL && i < count; i++) {
        if (options[i] == NULL)
            return compile(program, count, options);
        asks |= real_architecture(options, i) != NULL;
    }
    if (!asks || gives_other_code(options, count))
        return compile(program, count, options);
    return compile_virtual(compile, program, count, options);
}

GTAP_EXPORT int nvrtcDestroyProgram(nvrtcProgram *program)
{
    destroy_function *destroy = (destroy_function *)real("nvrtcDestroyProgram");
    if (program != NULL)
        set_gives_ptx(*program, 0);
    return destroy != NULL ? destroy(program) : NVRTC_ERROR_INTERNAL_ERROR;
}

GTAP_EXPORT int nvrtcGetCUBINSize(nvrtcProgram program, size_t *size)
{
    size_function *get = (size_function *)real(gives_ptx(program) ? "nvrtcGetPTXSize" : "nvrtcGetCUBINSize");
    return get != NULL ? get(program, size) : NVRTC_ERROR_INTERNAL_ERROR;
}

GTAP_EXPORT int nvrtcGetCUBIN(nvrtcProgram program, char *cubin)
{
    get_function *get = (get_function *)real(gives_ptx(program) ? "nvrtcGetPTX" : "nvrtcGetCUBIN");
    return get != NULL ? get(program, cubin) : NVRTC_ERROR_INTERNAL_ERROR;
}

GTAP_EXPORT const char *nvrtcGetErrorString(int result)
{
    text_function *text = (text_function *)real("nvrtcGetErrorString");
    return text != NULL ? text(result) : "NVRTC cannot be loaded";
}
