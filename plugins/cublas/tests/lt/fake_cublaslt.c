/* Stands in for a server's cuBLASLt: descriptors that hold what is set, calls that write down what they were given. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define API __attribute__((visibility("default")))

struct desc {
    uint64_t kind, count;
    struct {
        int32_t number, size;
        uint64_t value;
    } set[12];
};

static char text[65536];
static int made;

/* What was called since the last time. */
API const char *fake_log(void)
{
    static char last[sizeof text];
    memcpy(last, text, sizeof text);
    text[0] = 0;
    return last;
}

API int fake_made(void) { return made; }

#define SAY(...) snprintf(text + strlen(text), sizeof text - strlen(text), __VA_ARGS__)

static void attributes(const uint64_t *words, size_t size)
{
    const struct desc *desc = (const void *)words;
    (void)size;
    SAY("[%s", (const char *)&desc->kind);
    for (uint64_t i = 0; i < desc->count; i++)
        SAY(" %d=%lld", desc->set[i].number, (long long)desc->set[i].value);
    SAY("]");
}

/* Small structures of the library, so that the log's are kept beside them, by number; the oldest are forgotten. */
enum { KEPT = 4096 };
static struct desc all[KEPT];

static int begin(uint64_t *words, const char *kind)
{
    struct desc *desc = &all[++made % KEPT];
    memset(desc, 0, sizeof *desc);
    strcpy((char *)&desc->kind, kind);
    words[0] = (uint64_t)made % KEPT;
    return 0;
}

static int add(uint64_t *words, int number, const void *value, size_t size)
{
    struct desc *desc = &all[words[0]];
    uint64_t held = 0;
    memcpy(&held, value, size);
    if (number == 99 || desc->count == 12)
        return 7;
    desc->set[desc->count].number = number;
    desc->set[desc->count++].value = held;
    return 0;
}

API int cublasLtCreate(void **handle) { *handle = (void *)0x77; return 0; }
API int cublasLtDestroy(void *handle) { return handle == (void *)0x77 ? 0 : 1; }
API int cublasLtGetProperty(int type, int *value) { *value = 100 + type; return 0; }

API int cublasLtMatmulDescInit_internal(uint64_t *desc, size_t size, int compute, int scale)
{
    int held[2] = {compute, scale};
    begin(desc, "desc");
    return size == 256 ? add(desc, 1000, held, 4) | add(desc, 1001, held + 1, 4) : 3;
}
API int cublasLtMatrixLayoutInit_internal(uint64_t *desc, size_t size, int type, uint64_t rows, uint64_t cols, int64_t ld)
{
    begin(desc, "layout");
    return size == 112 ? add(desc, 1000, &type, 4) | add(desc, 1001, &rows, 8) | add(desc, 1002, &cols, 8) | add(desc, 1003, &ld, 8)
                       : 3;
}
API int cublasLtMatrixTransformDescInit_internal(uint64_t *desc, size_t size, int scale)
{
    begin(desc, "change");
    return size == 64 ? add(desc, 1000, &scale, 4) : 3;
}
API int cublasLtMatmulPreferenceInit_internal(uint64_t *desc, size_t size)
{
    begin(desc, "limits");
    return size == 96 ? 0 : 3;
}
#define SETTER(name) \
    API int cublasLt##name##SetAttribute(uint64_t *desc, int number, const void *value, size_t size) { return add(desc, number, value, size); }
SETTER(MatmulDesc)
SETTER(MatrixLayout)
SETTER(MatrixTransformDesc)
SETTER(MatmulPreference)

static void show(const uint64_t *words)
{
    if (words == NULL)
        SAY("[]");
    else
        attributes((const uint64_t *)&all[words[0]], 0);
}

API int cublasLtMatmul(void *handle, uint64_t *desc, const void *alpha, const void *A, uint64_t *a, const void *B, uint64_t *b,
                       const void *beta, const void *C, uint64_t *c, void *D, uint64_t *d, const uint64_t *algo,
                       void *workspace, size_t size, void *stream)
{
    SAY("matmul %p ", handle);
    show(desc), show(a), show(b), show(c), show(d);
    SAY(" %g %g %p %p %p %p algo %llx workspace %p %zu stream %p\n", *(const float *)alpha, *(const float *)beta, A, B, C, D,
        algo ? (unsigned long long)algo[7] : 0, workspace, size, stream);
    return 0;
}
API int cublasLtMatrixTransform(void *handle, uint64_t *desc, const void *alpha, const void *A, uint64_t *a, const void *beta,
                                const void *B, uint64_t *b, void *C, uint64_t *c, void *stream)
{
    SAY("transform %p ", handle);
    show(desc), show(a), show(b), show(c);
    if (alpha == NULL)
        SAY(" none %p", beta);
    else
        SAY(" %g %g", *(const float *)alpha, *(const float *)beta);
    SAY(" %p %p %p stream %p\n", A, B, C, stream);
    return 0;
}
API int cublasLtMatmulAlgoGetHeuristic(void *handle, uint64_t *desc, uint64_t *a, uint64_t *b, uint64_t *c, uint64_t *d,
                                       uint64_t *limits, int requested, uint64_t *results, int *returned)
{
    SAY("heuristic %p %d ", handle, requested);
    show(desc), show(a), show(b), show(c), show(d), show(limits);
    results[7] = 0xa160;
    results[8] = 4096; /* of workspace */
    *returned = 1;
    return 0;
}
API int cublasLtMatmulAlgoConfigSetAttribute(uint64_t *algo, int number, const void *value, size_t size)
{
    memcpy(&algo[number], value, size);
    return 0;
}
API int cublasLtMatmulAlgoConfigGetAttribute(const uint64_t *algo, int number, void *value, size_t size, size_t *written)
{
    memcpy(value, &algo[number], size);
    *written = 4;
    return 0;
}
