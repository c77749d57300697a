/* A link for a device that takes PTX alone. LTO-IR is given to the program's own library, which makes PTX of it; all PTX
 * is linked by the driver. Options, and inputs that are wrong by themselves, are judged by the program's own library. */
#ifndef NVJITLINK_H
#define NVJITLINK_H

#include <stddef.h>
#include <stdint.h>

#include "gtap/runtime.h"
#include "gtap/wraps.h"

typedef struct nvJitLink *nvJitLinkHandle;

enum nvjitlink_result {
    NVJITLINK_SUCCESS = 0,
    NVJITLINK_ERROR_INVALID_INPUT = 3,
    NVJITLINK_ERROR_PTX_COMPILE = 4,
    NVJITLINK_ERROR_INTERNAL = 6,
};

enum nvjitlink_kind {
    NVJITLINK_INPUT_NONE = 0,
    NVJITLINK_INPUT_CUBIN = 1,
    NVJITLINK_INPUT_PTX = 2,
    NVJITLINK_INPUT_LTOIR = 3,
    NVJITLINK_INPUT_FATBIN = 4,
    NVJITLINK_INPUT_OBJECT = 5,
    NVJITLINK_INPUT_LIBRARY = 6,
    NVJITLINK_INPUT_ANY = 10,
};

typedef struct nvjitlink_input {
    struct nvjitlink_input *next;
    int kind;
    char *name;  /* for messages */
    char *data;  /* with a NUL behind it */
    size_t size; /* without that */
} nvjitlink_input;

typedef struct nvjitlink_list {
    nvjitlink_input *first, **end;
} nvjitlink_list;

typedef struct nvjitlink_log {
    char *text;
    size_t size;
} nvjitlink_log;

struct nvJitLink {
    nvJitLinkHandle real; /* the program's own library's */
    int gives_ptx;        /* the program asked for PTX of LTO-IR: the program's own library does all of it */
    int lto;
    char **options;
    uint32_t option_count;
    nvjitlink_list texts, ltoirs;
    nvjitlink_log errors, infos; /* beside the real one's */
    char *image;                 /* what the link gave, with a NUL */
    size_t size;                 /* with it */
};

extern const char *const nvjitlink_wheel;

/* ---- real.c ---- */

/* A function of the program's own library, to be cast to its type; NULL if there is none. */
void *nvjitlink_real(const char *function);
int nvjitlink_real_plain(const char *function, nvJitLinkHandle link);
int nvjitlink_real_size(const char *function, nvJitLinkHandle link, size_t *size);
int nvjitlink_real_get(const char *function, nvJitLinkHandle link, void *to);
int nvjitlink_real_add(nvJitLinkHandle link, int type, const void *data, size_t size, const char *name);
int nvjitlink_real_create(nvJitLinkHandle link, uint32_t count, const char **options);
void nvjitlink_real_destroy(nvJitLinkHandle link);
/* Turn the LTO-IR inputs into texts. */
int nvjitlink_lto(nvJitLinkHandle link);

/* ---- link.c ---- */

void nvjitlink_say(nvjitlink_log *log, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Keep an input; 0, or -1 without memory. */
int nvjitlink_keep(nvjitlink_list *list, int kind, const char *name, const void *data, size_t size);
/* Forget a list from there on. */
void nvjitlink_drop(nvjitlink_list *list, nvjitlink_input **from);

/* ---- inputs.c, by_driver.c ---- */

/* What the bytes are, NVJITLINK_INPUT_NONE if nothing known. */
enum nvjitlink_kind nvjitlink_recognise(const unsigned char *data, size_t size);
/* Keep the PTX of a fat binary, or of all those in an object file or a library of them. 0 where each had some. */
int nvjitlink_keep_contained(nvJitLinkHandle link, const char *name, const unsigned char *data, size_t size);

/* Link the texts: fills image and size. */
enum nvjitlink_result nvjitlink_by_driver(nvJitLinkHandle link);

#endif
