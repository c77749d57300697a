/* The functions of the API. */
#include "nvjitlink_wire.h"

#include <stdarg.h>
#include <stdio.h>
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

/* ---- the program's own library's functions on its own handle ---- */

static int real_plain(const char *function, nvJitLinkHandle link)
{
    plain_function *real = (plain_function *)nvjitlink_real(function);
    return real != NULL ? real(link->real) : NVJITLINK_ERROR_INTERNAL;
}

static int real_size(const char *function, nvJitLinkHandle link, size_t *size)
{
    size_function *real = (size_function *)nvjitlink_real(function);
    return real != NULL ? real(link->real, size) : NVJITLINK_ERROR_INTERNAL;
}

static int real_get(const char *function, nvJitLinkHandle link, void *to)
{
    get_function *real = (get_function *)nvjitlink_real(function);
    return real != NULL ? real(link->real, to) : NVJITLINK_ERROR_INTERNAL;
}

static int real_add(nvJitLinkHandle link, int type, const void *data, size_t size, const char *name)
{
    add_function *real = (add_function *)nvjitlink_real("nvJitLinkAddData");
    return real != NULL ? real(link->real, type, data, size, name) : NVJITLINK_ERROR_INTERNAL;
}

static void real_destroy(nvJitLinkHandle *handle)
{
    destroy_function *real = (destroy_function *)nvjitlink_real("nvJitLinkDestroy");
    if (real != NULL && *handle != NULL)
        real(handle);
}

/* ---- logs ---- */

void nvjitlink_say(nvjitlink_log *log, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int more = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = more > 0 ? realloc(log->text, log->size + (size_t)more + 1) : NULL;
    if (text != NULL) {
        vsnprintf(text + log->size, (size_t)more + 1, format, arguments);
        *log = (nvjitlink_log){text, log->size + (size_t)more};
    }
    va_end(arguments);
}

/* Both logs' bytes and one NUL; 0 for nothing, as the real one says. */
static int log_size(const char *function, nvJitLinkHandle link, const nvjitlink_log *log, size_t *size)
{
    size_t theirs = 0;
    int result = real_size(function, link, &theirs);
    *size = theirs == 0 && log->size != 0 ? log->size + 1 : theirs + log->size;
    return result;
}

static int log_text(const char *size_of, const char *function, nvJitLinkHandle link, const nvjitlink_log *log, char *to)
{
    size_t theirs = 0;
    int result = real_size(size_of, link, &theirs);
    if (result == NVJITLINK_SUCCESS && theirs != 0)
        result = real_get(function, link, to);
    if (log->size != 0)
        memcpy(to + (theirs != 0 ? theirs - 1 : 0), log->text, log->size + 1);
    return result;
}

/* ---- making and ending ---- */

static int has_option(const char **options, uint32_t count, const char *wanted)
{
    for (uint32_t i = 0; i < count; i++)
        if (options[i] != NULL && strcmp(options[i], wanted) == 0)
            return 1;
    return 0;
}

/* The same options, with PTX for an output. */
static int create_for_ptx(nvJitLinkHandle *real_handle, uint32_t count, const char **options)
{
    create_function *real = (create_function *)nvjitlink_real("nvJitLinkCreate");
    const char **with = calloc((size_t)count + 1, sizeof *with);
    if (real == NULL || with == NULL) {
        free(with);
        return NVJITLINK_ERROR_INTERNAL;
    }
    memcpy(with, options, count * sizeof *with);
    with[count] = "-ptx";
    int result = real(real_handle, count + 1, with);
    free(with);
    return result;
}

/* As the program asks, which also says whether it asks rightly; then for PTX. */
static int create_real(nvJitLinkHandle link, uint32_t count, const char **options)
{
    create_function *real = (create_function *)nvjitlink_real("nvJitLinkCreate");
    int result = real != NULL ? real(&link->real, count, options) : NVJITLINK_ERROR_INTERNAL;
    if (result != NVJITLINK_SUCCESS || options == NULL)
        return result;
    link->lto = has_option(options, count, "-lto");
    link->gives_ptx = has_option(options, count, "-ptx");
    if (!link->lto || link->gives_ptx)
        return result;
    real_destroy(&link->real);
    return create_for_ptx(&link->real, count, options);
}

GTAP_EXPORT int nvJitLinkCreate(nvJitLinkHandle *handle, uint32_t count, const char **options)
{
    if (handle == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    nvJitLinkHandle link = calloc(1, sizeof *link);
    *handle = link;
    if (link == NULL)
        return NVJITLINK_ERROR_INTERNAL;
    link->end = &link->texts;
    int result = create_real(link, count, options);
    if (link->real == NULL) { /* there is nothing to read a log from */
        free(link);
        *handle = NULL;
    }
    return result;
}

GTAP_EXPORT int nvJitLinkDestroy(nvJitLinkHandle *handle)
{
    if (handle == NULL || *handle == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    nvJitLinkHandle link = *handle;
    for (nvjitlink_text *text = link->texts, *next; text != NULL; text = next) {
        next = text->next;
        free(text->name);
        free(text->text);
        free(text);
    }
    real_destroy(&link->real);
    free(link->errors.text);
    free(link->infos.text);
    free(link->image);
    free(link);
    *handle = NULL;
    return NVJITLINK_SUCCESS;
}

/* ---- inputs ---- */

int nvjitlink_keep(nvJitLinkHandle link, const char *name, const void *text, size_t size)
{
    nvjitlink_text *made = calloc(1, sizeof *made);
    if (made == NULL)
        return -1;
    *made = (nvjitlink_text){.name = strdup(name), .text = malloc(size + 1), .size = size};
    if (made->name == NULL || made->text == NULL) {
        free(made->name);
        free(made->text);
        free(made);
        return -1;
    }
    memcpy(made->text, text, size);
    made->text[size] = 0;
    *link->end = made;
    link->end = &made->next;
    return 0;
}

static int machine_code(nvJitLinkHandle link, const char *name)
{
    nvjitlink_say(&link->errors, "ERROR: '%s' holds machine code alone, and a device of this program takes PTX: add PTX "
                  "or LTO-IR\n", name);
    return NVJITLINK_ERROR_INVALID_INPUT;
}

/* An input that is what the program says it is. */
static int add(nvJitLinkHandle link, enum nvjitlink_input kind, const void *data, size_t size, const char *name)
{
    switch (kind) {
    case NVJITLINK_INPUT_PTX:
        return nvjitlink_keep(link, name, data, strnlen(data, size)) == 0 ? NVJITLINK_SUCCESS : NVJITLINK_ERROR_INTERNAL;
    case NVJITLINK_INPUT_FATBIN:
    case NVJITLINK_INPUT_OBJECT:
    case NVJITLINK_INPUT_LIBRARY:
        if (nvjitlink_keep_contained(link, name, data, size) == 0)
            return NVJITLINK_SUCCESS;
        return link->lto ? real_add(link, kind, data, size, name) : machine_code(link, name);
    default:
        return machine_code(link, name);
    }
}

GTAP_EXPORT int nvJitLinkAddData(nvJitLinkHandle link, int type, const void *data, size_t size, const char *name)
{
    if (link == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    enum nvjitlink_input kind = data != NULL ? nvjitlink_recognise(data, size) : NVJITLINK_INPUT_NONE;
    int theirs = link->gives_ptx || kind == NVJITLINK_INPUT_NONE || kind == NVJITLINK_INPUT_LTOIR;
    if (!theirs && (type == NVJITLINK_INPUT_ANY || type == (int)kind))
        return add(link, kind, data, size, name != NULL ? name : "");
    int result = real_add(link, type, data, size, name);
    if (theirs || result != NVJITLINK_SUCCESS)
        return result;
    return add(link, kind, data, size, name != NULL ? name : ""); /* it took one kind for another */
}

static char *read_all(FILE *file, size_t *size)
{
    char *data = NULL;
    size_t room = 0, got = 1;
    for (*size = 0; got != 0; *size += got) {
        if (*size == room) {
            room = room != 0 ? 2 * room : 65536;
            char *more = realloc(data, room);
            if (more == NULL) {
                free(data);
                return NULL;
            }
            data = more;
        }
        got = fread(data + *size, 1, room - *size, file);
    }
    return data;
}

GTAP_EXPORT int nvJitLinkAddFile(nvJitLinkHandle link, int type, const char *path)
{
    size_t size;
    FILE *file = link != NULL && path != NULL ? fopen(path, "rbe") : NULL;
    char *data = file != NULL ? read_all(file, &size) : NULL;
    if (file != NULL)
        fclose(file);
    if (data == NULL) {
        if (link != NULL)
            nvjitlink_say(&link->errors, "ERROR: %s cannot be read\n", path != NULL ? path : "a file without a name");
        return NVJITLINK_ERROR_INVALID_INPUT;
    }
    int result = nvJitLinkAddData(link, type, data, size, path);
    free(data);
    return result;
}

/* ---- linking ---- */

/* The PTX that the program's own library has made of LTO-IR, as one more input. */
static int take_lto(nvJitLinkHandle link)
{
    size_t size = 0;
    int result = real_plain("nvJitLinkComplete", link);
    if (result == NVJITLINK_SUCCESS)
        result = real_size("nvJitLinkGetLinkedPtxSize", link, &size);
    char *text = result == NVJITLINK_SUCCESS ? calloc(1, size + 1) : NULL;
    if (text != NULL)
        result = real_get("nvJitLinkGetLinkedPtx", link, text);
    if (result == NVJITLINK_SUCCESS && (text == NULL || nvjitlink_keep(link, "lto", text, strlen(text)) < 0))
        result = NVJITLINK_ERROR_INTERNAL;
    free(text);
    return result;
}

GTAP_EXPORT int nvJitLinkComplete(nvJitLinkHandle link)
{
    if (link == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    if (link->gives_ptx)
        return real_plain("nvJitLinkComplete", link);
    int result = link->lto ? take_lto(link) : NVJITLINK_SUCCESS;
    return result == NVJITLINK_SUCCESS ? (int)nvjitlink_by_driver(link) : result;
}

/* ---- what came of it ---- */

GTAP_EXPORT int nvJitLinkGetLinkedCubinSize(nvJitLinkHandle link, size_t *size)
{
    if (link == NULL || size == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    if (link->image == NULL) /* it says why */
        return link->gives_ptx ? real_size("nvJitLinkGetLinkedCubinSize", link, size) : NVJITLINK_ERROR_INTERNAL;
    *size = link->size;
    return NVJITLINK_SUCCESS;
}

GTAP_EXPORT int nvJitLinkGetLinkedCubin(nvJitLinkHandle link, void *cubin)
{
    if (link == NULL || cubin == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    if (link->image == NULL)
        return link->gives_ptx ? real_get("nvJitLinkGetLinkedCubin", link, cubin) : NVJITLINK_ERROR_INTERNAL;
    memcpy(cubin, link->image, link->size);
    return NVJITLINK_SUCCESS;
}

/* PTX, LTO-IR: only where the program asked for it. */
static int asked_size(nvJitLinkHandle link, int asked, const char *function, size_t *size)
{
    return link != NULL && asked ? real_size(function, link, size) : NVJITLINK_ERROR_INVALID_INPUT;
}

static int asked_get(nvJitLinkHandle link, int asked, const char *function, void *to)
{
    return link != NULL && asked ? real_get(function, link, to) : NVJITLINK_ERROR_INVALID_INPUT;
}

GTAP_EXPORT int nvJitLinkGetLinkedPtxSize(nvJitLinkHandle link, size_t *size)
{
    return asked_size(link, link != NULL && link->gives_ptx, "nvJitLinkGetLinkedPtxSize", size);
}

GTAP_EXPORT int nvJitLinkGetLinkedPtx(nvJitLinkHandle link, char *ptx)
{
    return asked_get(link, link != NULL && link->gives_ptx, "nvJitLinkGetLinkedPtx", ptx);
}

#if GTAP_MAJOR >= 13
GTAP_EXPORT int nvJitLinkGetLinkedLTOIRSize(nvJitLinkHandle link, size_t *size)
{
    return asked_size(link, 1, "nvJitLinkGetLinkedLTOIRSize", size);
}

GTAP_EXPORT int nvJitLinkGetLinkedLTOIR(nvJitLinkHandle link, void *ltoir)
{
    return asked_get(link, 1, "nvJitLinkGetLinkedLTOIR", ltoir);
}
#endif

GTAP_EXPORT int nvJitLinkGetErrorLogSize(nvJitLinkHandle link, size_t *size)
{
    if (link == NULL || size == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    return log_size("nvJitLinkGetErrorLogSize", link, &link->errors, size);
}

GTAP_EXPORT int nvJitLinkGetErrorLog(nvJitLinkHandle link, char *log)
{
    if (link == NULL || log == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    return log_text("nvJitLinkGetErrorLogSize", "nvJitLinkGetErrorLog", link, &link->errors, log);
}

GTAP_EXPORT int nvJitLinkGetInfoLogSize(nvJitLinkHandle link, size_t *size)
{
    if (link == NULL || size == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    return log_size("nvJitLinkGetInfoLogSize", link, &link->infos, size);
}

GTAP_EXPORT int nvJitLinkGetInfoLog(nvJitLinkHandle link, char *log)
{
    if (link == NULL || log == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    return log_text("nvJitLinkGetInfoLogSize", "nvJitLinkGetInfoLog", link, &link->infos, log);
}
