/* Stands in for nvJitLink: LTO-IR is the magic number and a PTX text, which is what it makes of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LTOIR 0x7f4e43edu

enum { WRONG_OPTION = 1, INVALID = 3, NO_MODULE = 5, INTERNAL = 6, INCOMPATIBLE = 11, OTHER_TYPE = 12, NOT_LTO = 18 };

struct link {
    int lto, ptx, keeps, done;
    char *text;
    char errors[1024];
};

static int fail(struct link *l, int status, const char *words)
{
    strcat(strcat(l->errors, words), "\n");
    return status;
}

int nvJitLinkCreate(struct link **made, unsigned count, const char **options);
int nvJitLinkCreate(struct link **made, unsigned count, const char **options)
{
    struct link *l = *made = calloc(1, sizeof *l);
    for (unsigned i = 0; i < count; i++) {
        l->lto |= strcmp(options[i], "-lto") == 0 || strcmp(options[i], "-dlto") == 0;
        l->ptx |= strcmp(options[i], "-ptx") == 0;
        l->keeps |= strcmp(options[i], "-Xnvvm=--device-c") == 0;
        if (strcmp(options[i], "-bogus") == 0)
            return fail(l, WRONG_OPTION, "unrecognized option: -bogus");
    }
    return l->ptx && !l->lto ? fail(l, INCOMPATIBLE, "-ptx requires -lto") : 0;
}

int nvJitLinkDestroy(struct link **l);
int nvJitLinkDestroy(struct link **l)
{
    free((*l)->text);
    free(*l);
    *l = NULL;
    return 0;
}

int nvJitLinkAddData(struct link *l, int type, const void *data, size_t size, const char *name);
int nvJitLinkAddData(struct link *l, int type, const void *data, size_t size, const char *name)
{
    unsigned magic;
    (void)name;
    if (size < sizeof magic || (memcpy(&magic, data, sizeof magic), magic != LTOIR) || (type != 3 && type != 10))
        return fail(l, OTHER_TYPE, "bad input");
    if (!l->lto)
        return fail(l, NOT_LTO, "LTO is not enabled");
    size_t before = l->text ? strlen(l->text) : 0;
    l->text = realloc(l->text, before + size);
    memcpy(l->text + before, (const char *)data + sizeof magic, size - sizeof magic);
    l->text[before + size - sizeof magic] = 0;
    return 0;
}

int nvJitLinkComplete(struct link *l);
int nvJitLinkComplete(struct link *l)
{
    if (!l->text)
        return fail(l, NO_MODULE, "no module");
    l->done = 1;
    return 0;
}

/* Functions that no kernel calls are dropped. */
static const char *given(const struct link *l)
{
    return l->keeps || strstr(l->text, ".entry") ? l->text : ".version 6.4\n.target sm_75\n.address_size 64\n";
}

int nvJitLinkGetLinkedPtxSize(struct link *l, size_t *size);
int nvJitLinkGetLinkedPtxSize(struct link *l, size_t *size)
{
    if (!l->done || !l->ptx)
        return INTERNAL;
    *size = strlen(given(l)) + 1;
    return 0;
}

int nvJitLinkGetLinkedPtx(struct link *l, char *to);
int nvJitLinkGetLinkedPtx(struct link *l, char *to) { strcpy(to, given(l)); return 0; }

int nvJitLinkGetLinkedCubinSize(struct link *l, size_t *size);
int nvJitLinkGetLinkedCubinSize(struct link *l, size_t *size) { (void)l; (void)size; return INTERNAL; }

int nvJitLinkGetErrorLogSize(struct link *l, size_t *size);
int nvJitLinkGetErrorLogSize(struct link *l, size_t *size)
{
    *size = *l->errors ? strlen(l->errors) + 1 : 0;
    return 0;
}

int nvJitLinkGetErrorLog(struct link *l, char *to);
int nvJitLinkGetErrorLog(struct link *l, char *to) { strcpy(to, l->errors); return 0; }

int nvJitLinkGetInfoLogSize(struct link *l, size_t *size);
int nvJitLinkGetInfoLogSize(struct link *l, size_t *size) { (void)l; *size = 0; return 0; }

int nvJitLinkVersion(unsigned *major, unsigned *minor);
int nvJitLinkVersion(unsigned *major, unsigned *minor) { *major = 13; *minor = 0; return 0; }
