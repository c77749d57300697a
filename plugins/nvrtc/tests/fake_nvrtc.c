/* Stands in for NVRTC: its "PTX" says with which options it was compiled, its machine code is none. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct program {
    char text[1024];
};

#define TEXT_OF(kind, text) \
    int nvrtcGet##kind##Size(struct program *p, size_t *size); \
    int nvrtcGet##kind##Size(struct program *p, size_t *size) { (void)p; *size = strlen(text) + 1; return 0; } \
    int nvrtcGet##kind(struct program *p, char *to); \
    int nvrtcGet##kind(struct program *p, char *to) { (void)p; strcpy(to, text); return 0; }

TEXT_OF(PTX, p->text)
TEXT_OF(CUBIN, "machine code")
TEXT_OF(LTOIR, "LTO-IR")

int nvrtcVersion(int *major, int *minor);
int nvrtcVersion(int *major, int *minor) { *major = 13; *minor = 0; return 0; }

const char *nvrtcGetErrorString(int result);
const char *nvrtcGetErrorString(int result) { return result ? "wrong" : "right"; }

int nvrtcCreateProgram(struct program **made, const char *source, const char *name, int count, const char *const *texts,
                       const char *const *names);
int nvrtcCreateProgram(struct program **made, const char *source, const char *name, int count, const char *const *texts,
                       const char *const *names)
{
    if (strcmp(source, "source") != 0 || strcmp(name, "name") != 0 || count != 1 || strcmp(texts[0], "text") != 0 ||
        strcmp(names[0], "header") != 0)
        return 3;
    *made = calloc(1, sizeof **made);
    return 0;
}

int nvrtcDestroyProgram(struct program **p);
int nvrtcDestroyProgram(struct program **p) { free(*p); *p = NULL; return 0; }

int nvrtcCompileProgram(struct program *p, int count, const char *const *options);
int nvrtcCompileProgram(struct program *p, int count, const char *const *options)
{
    p->text[0] = 0;
    for (int i = 0; i < count; i++) {
        strcat(strcat(p->text, i ? " " : ""), options[i]);
        if (strcmp(options[i], "-wrong") == 0)
            return 6;
    }
    return 0;
}

long __nvrtcCPEx(long a, long b, long c, long d, long e, long f, long g, long h);
long __nvrtcCPEx(long a, long b, long c, long d, long e, long f, long g, long h)
{
    return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h;
}
