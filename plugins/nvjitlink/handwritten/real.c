/* The program's own library: its functions on its own handle, and what it makes of LTO-IR. */
#include "nvjitlink_wire.h"

#include <stdlib.h>
#include <string.h>

typedef int create_function(nvJitLinkHandle *, uint32_t, const char **);
typedef int destroy_function(nvJitLinkHandle *);
typedef int add_function(nvJitLinkHandle, int, const void *, size_t, const char *);
typedef int plain_function(nvJitLinkHandle);
typedef int size_function(nvJitLinkHandle, size_t *);
typedef int get_function(nvJitLinkHandle, void *);

void *nvjitlink_real(const char *function)
{
    return gtap_wrapped(&nvjitlink_wheel, nvjitlink_wheel, function);
}

int nvjitlink_real_plain(const char *function, nvJitLinkHandle link)
{
    plain_function *real = (plain_function *)nvjitlink_real(function);
    return real != NULL ? real(link->real) : NVJITLINK_ERROR_INTERNAL;
}

int nvjitlink_real_size(const char *function, nvJitLinkHandle link, size_t *size)
{
    size_function *real = (size_function *)nvjitlink_real(function);
    return real != NULL ? real(link->real, size) : NVJITLINK_ERROR_INTERNAL;
}

int nvjitlink_real_get(const char *function, nvJitLinkHandle link, void *to)
{
    get_function *real = (get_function *)nvjitlink_real(function);
    return real != NULL ? real(link->real, to) : NVJITLINK_ERROR_INTERNAL;
}

int nvjitlink_real_add(nvJitLinkHandle link, int type, const void *data, size_t size, const char *name)
{
    add_function *real = (add_function *)nvjitlink_real("nvJitLinkAddData");
    return real != NULL ? real(link->real, type, data, size, name) : NVJITLINK_ERROR_INTERNAL;
}

static void destroy(nvJitLinkHandle *handle)
{
    destroy_function *real = (destroy_function *)nvjitlink_real("nvJitLinkDestroy");
    if (real != NULL && *handle != NULL)
        real(handle);
}

void nvjitlink_real_destroy(nvJitLinkHandle link)
{
    destroy(&link->real);
    for (uint32_t i = 0; i < link->option_count; i++)
        free(link->options[i]);
    free(link->options);
}

/* ---- making ---- */

static int has_option(nvJitLinkHandle link, const char *wanted)
{
    for (uint32_t i = 0; i < link->option_count; i++)
        if (strcmp(link->options[i], wanted) == 0)
            return 1;
    return 0;
}

/* The program's options with others behind them, up to NULL. */
static int create(nvJitLinkHandle link, nvJitLinkHandle *handle, const char *const *others)
{
    create_function *real = (create_function *)nvjitlink_real("nvJitLinkCreate");
    uint32_t count = link->option_count, more = 0;
    while (others[more] != NULL)
        more++;
    const char **with = calloc((size_t)count + more + 1, sizeof *with);
    if (real == NULL || with == NULL) {
        free(with);
        return NVJITLINK_ERROR_INTERNAL;
    }
    for (uint32_t i = 0; i < count; i++)
        with[i] = link->options[i];
    for (uint32_t i = 0; i < more; i++)
        with[count + i] = others[i];
    int result = real(handle, count + more, with);
    free(with);
    return result;
}

static int keep_options(nvJitLinkHandle link, uint32_t count, const char **options)
{
    link->options = calloc((size_t)count + 1, sizeof *link->options);
    if (link->options == NULL)
        return -1;
    for (; link->option_count < count; link->option_count++)
        if ((link->options[link->option_count] = strdup(options[link->option_count])) == NULL)
            return -1;
    return 0;
}

static int are_strings(uint32_t count, const char **options)
{
    for (uint32_t i = 0; i < count; i++)
        if (options == NULL || options[i] == NULL)
            return 0;
    return 1;
}

/* As the program asks, which also says whether it asks rightly; then for PTX. */
int nvjitlink_real_create(nvJitLinkHandle link, uint32_t count, const char **options)
{
    static const char *const nothing[] = {NULL}, *const for_ptx[] = {"-ptx", NULL};
    if (!are_strings(count, options))
        return NVJITLINK_ERROR_INVALID_INPUT;
    if (keep_options(link, count, options) < 0)
        return NVJITLINK_ERROR_INTERNAL;
    int result = create(link, &link->real, nothing);
    link->lto = has_option(link, "-lto") || has_option(link, "-dlto");
    link->gives_ptx = has_option(link, "-ptx");
    if (result != NVJITLINK_SUCCESS || !link->lto || link->gives_ptx)
        return result;
    destroy(&link->real);
    return create(link, &link->real, for_ptx);
}

/* ---- LTO-IR ---- */

/* The PTX of a link, as one more text. */
static int take_ptx(nvJitLinkHandle link, nvJitLinkHandle real, const char *name)
{
    size_t size = 0;
    struct nvJitLink of = {.real = real};
    int result = nvjitlink_real_plain("nvJitLinkComplete", &of);
    if (result == NVJITLINK_SUCCESS)
        result = nvjitlink_real_size("nvJitLinkGetLinkedPtxSize", &of, &size);
    char *text = result == NVJITLINK_SUCCESS ? calloc(1, size + 1) : NULL;
    if (text != NULL)
        result = nvjitlink_real_get("nvJitLinkGetLinkedPtx", &of, text);
    if (result == NVJITLINK_SUCCESS &&
        (text == NULL || nvjitlink_keep(&link->texts, NVJITLINK_INPUT_PTX, name, text, strlen(text)) < 0))
        result = NVJITLINK_ERROR_INTERNAL;
    free(text);
    return result;
}

static void say_errors_of(nvJitLinkHandle link, nvJitLinkHandle real)
{
    size_t size = 0;
    struct nvJitLink of = {.real = real};
    char *log = nvjitlink_real_size("nvJitLinkGetErrorLogSize", &of, &size) == 0 ? calloc(1, size + 1) : NULL;
    if (log != NULL && size != 0 && nvjitlink_real_get("nvJitLinkGetErrorLog", &of, log) == 0)
        nvjitlink_say(&link->errors, "%s", log);
    free(log);
}

/* A link of its own, in which functions stay that nothing in it calls: --device-c is its compiler's word for that. */
static int take_alone(nvJitLinkHandle link, const nvjitlink_input *input)
{
    static const char *const alone[] = {"-ptx", "-Xnvvm=--device-c", NULL};
    struct nvJitLink of = {0};
    int result = create(link, &of.real, alone);
    if (result == NVJITLINK_SUCCESS)
        result = nvjitlink_real_add(&of, input->kind, input->data, input->size, input->name);
    if (result == NVJITLINK_SUCCESS)
        result = take_ptx(link, of.real, input->name);
    if (result != NVJITLINK_SUCCESS && of.real != NULL)
        say_errors_of(link, of.real);
    destroy(&of.real);
    return result;
}

/* All LTO-IR in one link is optimised as a whole and keeps what its kernels reach. Where PTX comes to it, which may call
 * any function, each goes by itself. */
int nvjitlink_lto(nvJitLinkHandle link)
{
    if (link->texts.first == NULL || link->ltoirs.first == NULL)
        return take_ptx(link, link->real, "lto");
    int result = NVJITLINK_SUCCESS;
    for (const nvjitlink_input *input = link->ltoirs.first; input != NULL && result == NVJITLINK_SUCCESS;
         input = input->next)
        result = take_alone(link, input);
    return result;
}
