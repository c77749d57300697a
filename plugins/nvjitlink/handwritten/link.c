/* The functions of the API. */
#include "nvjitlink_wire.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    int result = nvjitlink_real_size(function, link, &theirs);
    *size = theirs == 0 && log->size != 0 ? log->size + 1 : theirs + log->size;
    return result;
}

static int log_text(const char *size_of, const char *function, nvJitLinkHandle link, const nvjitlink_log *log, char *to)
{
    size_t theirs = 0;
    int result = nvjitlink_real_size(size_of, link, &theirs);
    if (result == NVJITLINK_SUCCESS && theirs != 0)
        result = nvjitlink_real_get(function, link, to);
    if (log->size != 0)
        memcpy(to + (theirs != 0 ? theirs - 1 : 0), log->text, log->size + 1);
    return result;
}

/* ---- making and ending ---- */

GTAP_EXPORT int nvJitLinkCreate(nvJitLinkHandle *handle, uint32_t count, const char **options)
{
    if (handle == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    nvJitLinkHandle link = calloc(1, sizeof *link);
    *handle = link;
    if (link == NULL)
        return NVJITLINK_ERROR_INTERNAL;
    link->texts.end = &link->texts.first;
    link->ltoirs.end = &link->ltoirs.first;
    int result = nvjitlink_real_create(link, count, options);
    if (link->real == NULL) { /* there is nothing to read a log from */
        nvjitlink_real_destroy(link);
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
    nvjitlink_drop(&link->texts, &link->texts.first);
    nvjitlink_drop(&link->ltoirs, &link->ltoirs.first);
    nvjitlink_real_destroy(link);
    free(link->errors.text);
    free(link->infos.text);
    free(link->image);
    free(link);
    *handle = NULL;
    return NVJITLINK_SUCCESS;
}

/* ---- inputs ---- */

int nvjitlink_keep(nvjitlink_list *list, int kind, const char *name, const void *data, size_t size)
{
    nvjitlink_input *made = calloc(1, sizeof *made);
    if (made == NULL)
        return -1;
    *made = (nvjitlink_input){.kind = kind, .name = strdup(name), .data = malloc(size + 1), .size = size};
    if (made->name == NULL || made->data == NULL) {
        free(made->name);
        free(made->data);
        free(made);
        return -1;
    }
    memcpy(made->data, data, size);
    made->data[size] = 0;
    *list->end = made;
    list->end = &made->next;
    return 0;
}

void nvjitlink_drop(nvjitlink_list *list, nvjitlink_input **from)
{
    for (nvjitlink_input *input = *from, *next; input != NULL; input = next) {
        next = input->next;
        free(input->name);
        free(input->data);
        free(input);
    }
    *from = NULL;
    list->end = from;
}

static int machine_code(nvJitLinkHandle link, const char *name)
{
    nvjitlink_say(&link->errors, "ERROR: '%s' holds machine code alone, and a device of this program takes PTX: add PTX "
                  "or LTO-IR\n", name);
    return NVJITLINK_ERROR_INVALID_INPUT;
}

static int kept(int result) { return result == 0 ? NVJITLINK_SUCCESS : NVJITLINK_ERROR_INTERNAL; }

/* What is wrong with it the program's own library says now. */
static int add_ltoir(nvJitLinkHandle link, int kind, const void *data, size_t size, const char *name)
{
    int result = nvjitlink_real_add(link, kind, data, size, name);
    return result == NVJITLINK_SUCCESS ? kept(nvjitlink_keep(&link->ltoirs, kind, name, data, size)) : result;
}

/* An input that is what the program says it is. */
static int add(nvJitLinkHandle link, enum nvjitlink_kind kind, const void *data, size_t size, const char *name)
{
    switch (kind) {
    case NVJITLINK_INPUT_PTX:
        return kept(nvjitlink_keep(&link->texts, kind, name, data, strnlen(data, size)));
    case NVJITLINK_INPUT_FATBIN:
    case NVJITLINK_INPUT_OBJECT:
    case NVJITLINK_INPUT_LIBRARY:
        if (nvjitlink_keep_contained(link, name, data, size) == 0)
            return NVJITLINK_SUCCESS;
        return link->lto ? add_ltoir(link, kind, data, size, name) : machine_code(link, name);
    default:
        return machine_code(link, name);
    }
}

GTAP_EXPORT int nvJitLinkAddData(nvJitLinkHandle link, int type, const void *data, size_t size, const char *name)
{
    if (link == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    enum nvjitlink_kind kind = data != NULL ? nvjitlink_recognise(data, size) : NVJITLINK_INPUT_NONE;
    int fits = type == NVJITLINK_INPUT_ANY || type == (int)kind;
    const char *called = name != NULL ? name : "";
    if (link->gives_ptx || kind == NVJITLINK_INPUT_NONE || (kind == NVJITLINK_INPUT_LTOIR && !fits))
        return nvjitlink_real_add(link, type, data, size, name);
    if (kind == NVJITLINK_INPUT_LTOIR)
        return add_ltoir(link, type, data, size, called);
    int result = fits ? NVJITLINK_SUCCESS : nvjitlink_real_add(link, type, data, size, name);
    return result == NVJITLINK_SUCCESS ? add(link, kind, data, size, called) : result; /* else it said what is wrong */
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

GTAP_EXPORT int nvJitLinkComplete(nvJitLinkHandle link)
{
    if (link == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    if (link->gives_ptx)
        return nvjitlink_real_plain("nvJitLinkComplete", link);
    int result = link->lto ? nvjitlink_lto(link) : NVJITLINK_SUCCESS;
    return result == NVJITLINK_SUCCESS ? (int)nvjitlink_by_driver(link) : result;
}

/* ---- what came of it ---- */

GTAP_EXPORT int nvJitLinkGetLinkedCubinSize(nvJitLinkHandle link, size_t *size)
{
    if (link == NULL || size == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    if (link->image == NULL) /* it says why */
        return link->gives_ptx ? nvjitlink_real_size("nvJitLinkGetLinkedCubinSize", link, size) : NVJITLINK_ERROR_INTERNAL;
    *size = link->size;
    return NVJITLINK_SUCCESS;
}

GTAP_EXPORT int nvJitLinkGetLinkedCubin(nvJitLinkHandle link, void *cubin)
{
    if (link == NULL || cubin == NULL)
        return NVJITLINK_ERROR_INVALID_INPUT;
    if (link->image == NULL)
        return link->gives_ptx ? nvjitlink_real_get("nvJitLinkGetLinkedCubin", link, cubin) : NVJITLINK_ERROR_INTERNAL;
    memcpy(cubin, link->image, link->size);
    return NVJITLINK_SUCCESS;
}

/* PTX, LTO-IR: only where the program asked for it. */
static int asked_size(nvJitLinkHandle link, int asked, const char *function, size_t *size)
{
    return link != NULL && asked ? nvjitlink_real_size(function, link, size) : NVJITLINK_ERROR_INVALID_INPUT;
}

static int asked_get(nvJitLinkHandle link, int asked, const char *function, void *to)
{
    return link != NULL && asked ? nvjitlink_real_get(function, link, to) : NVJITLINK_ERROR_INVALID_INPUT;
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
