/* Heuristics and algorithms: the server is asked once for each question, whose answer depends on nothing else. A failure
 * is asked for again: its status may be that of a product posted before. */
#include <stdlib.h>

#include "lt_descriptors.h"

enum { MOST_ALGORITHMS = 1024, MOST_VALUE = 4096 }; /* asked for at a time; bytes of an attribute's value */

/* What the library sees of an address here: whether there is one, and how it is aligned. */
static uint64_t alignment_of(uint64_t address)
{
    return address != 0 ? 256 + (address & 255) : 0;
}

/* A product as its heuristics see it. */
static void forget_addresses(lt_problem *problem)
{
    lt_desc *desc = &problem->desc;
    uint64_t *addresses[] = {&desc->bias,    &desc->aux,       &desc->a_scale,  &desc->b_scale, &desc->c_scale,    &desc->d_scale,
                             &desc->amax_d,  &desc->aux_scale, &desc->aux_amax, &desc->sync_in, &desc->sync_out,   &desc->d_out_scale,
                             &problem->emulation.mantissa_count};
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        *addresses[i] = alignment_of(*addresses[i]);
    lt_layout *layouts[] = {&problem->a, &problem->b, &problem->c, &problem->d};
    for (size_t i = 0; i < 4; i++) {
        layouts[i]->rows_array = alignment_of(layouts[i]->rows_array);
        layouts[i]->cols_array = alignment_of(layouts[i]->cols_array);
        layouts[i]->ld_array = alignment_of(layouts[i]->ld_array);
    }
}

/* ---- heuristics ---- */

typedef struct heuristic_key {
    char name[16];
    uint64_t handle, stream;
    lt_problem problem;
    lt_preference preference;
    int64_t requested;
} heuristic_key;

typedef struct heuristic_answer {
    int32_t returned, unused;
    cublasLtMatmulHeuristicResult_t results[];
} heuristic_answer;

static cublasStatus_t ask(const lt_side *side, const heuristic_key *key, cudaStream_t stream,
                          cublasLtMatmulHeuristicResult_t *results, int *returned)
{
    const int requested = (int)key->requested;
    const size_t size = sizeof(heuristic_answer) + (size_t)requested * sizeof *results;
    heuristic_answer *answer = calloc(1, size);
    if (answer == NULL)
        return CUBLAS_STATUS_ALLOC_FAILED;
    cublasStatus_t status = CUBLAS_STATUS_SUCCESS;
    if (!gtap_recall(side->session, key, sizeof *key, answer, size)) {
        status = cublasLt_wire_gtapLtMatmulAlgoGetHeuristic(side->session, side->light, side->blas, &key->problem,
                                                            &key->preference, requested, answer->results,
                                                            &answer->returned, stream);
        if (status != CUBLAS_STATUS_SUCCESS || answer->returned < 0 || answer->returned > requested)
            answer->returned = 0;
        if (status == CUBLAS_STATUS_SUCCESS)
            gtap_remember(side->session, key, sizeof *key, answer, size);
    }
    *returned = answer->returned;
    memcpy(results, answer->results, (size_t)answer->returned * sizeof *results);
    free(answer);
    return status;
}

static cublasStatus_t heuristic(void *handle, void *desc, void *a, void *b, void *c, void *d, void *preference,
                                int requested, cublasLtMatmulHeuristicResult_t *results, int *returned, cudaStream_t stream)
{
    lt_side side;
    heuristic_key key;
    memset(&key, 0, sizeof key);
    memcpy(key.name, "heuristic", sizeof "heuristic");
    if (lt_side_of(handle, &side) != 0)
        return CUBLAS_STATUS_NOT_INITIALIZED;
    cublasStatus_t status = lt_read_problem(desc, a, b, c, d, &key.problem);
    if (status != CUBLAS_STATUS_SUCCESS)
        return status;
    if (lt_read_preference(preference, &key.preference) != 0 || requested <= 0 || results == NULL || returned == NULL ||
        !lt_fits(&key.problem))
        return CUBLAS_STATUS_INVALID_VALUE;
    forget_addresses(&key.problem);
    key.handle = side.token;
    key.stream = gtap_stream_token(side.session, stream);
    key.requested = requested < MOST_ALGORITHMS ? requested : MOST_ALGORITHMS;
    *returned = 0;
    return ask(&side, &key, stream, results, returned);
}

GTAP_EXPORT cublasStatus_t cublasLtMatmulAlgoGetHeuristic(void *handle, void *desc, void *a, void *b, void *c, void *d,
                                                          void *preference, int requested,
                                                          cublasLtMatmulHeuristicResult_t *results, int *returned)
{
    return heuristic(handle, desc, a, b, c, d, preference, requested, results, returned, NULL);
}

/* ---- one algorithm ---- */

typedef struct check_key {
    char name[16];
    uint64_t handle, stream;
    lt_problem problem;
    cublasLtMatmulAlgo_t algo;
} check_key;

static cublasStatus_t check(void *handle, void *desc, void *a, void *b, void *c, void *d, const cublasLtMatmulAlgo_t *algo,
                            cublasLtMatmulHeuristicResult_t *result, cudaStream_t stream)
{
    lt_side side;
    check_key key;
    cublasLtMatmulHeuristicResult_t found;
    memset(&key, 0, sizeof key);
    memset(&found, 0, sizeof found);
    memcpy(key.name, "check", sizeof "check");
    if (lt_side_of(handle, &side) != 0)
        return CUBLAS_STATUS_NOT_INITIALIZED;
    cublasStatus_t status = lt_read_problem(desc, a, b, c, d, &key.problem);
    if (status != CUBLAS_STATUS_SUCCESS)
        return status;
    if (algo == NULL || result == NULL || !lt_fits(&key.problem))
        return CUBLAS_STATUS_INVALID_VALUE;
    forget_addresses(&key.problem);
    key.handle = side.token;
    key.stream = gtap_stream_token(side.session, stream);
    key.algo = *algo;
    if (!gtap_recall(side.session, &key, sizeof key, &found, sizeof found)) {
        status = cublasLt_wire_gtapLtMatmulAlgoCheck(side.session, side.light, side.blas, &key.problem, algo, &found, stream);
        if (status != CUBLAS_STATUS_SUCCESS)
            return status;
        gtap_remember(side.session, &key, sizeof key, &found, sizeof found);
    }
    found.algo = result->algo; /* never updated */
    *result = found;
    return CUBLAS_STATUS_SUCCESS;
}

GTAP_EXPORT cublasStatus_t cublasLtMatmulAlgoCheck(void *handle, void *desc, void *a, void *b, void *c, void *d,
                                                   const cublasLtMatmulAlgo_t *algo, cublasLtMatmulHeuristicResult_t *result)
{
    return check(handle, desc, a, b, c, d, algo, result, NULL);
}

#if GTAP_MAJOR >= 13
GTAP_EXPORT cublasStatus_t cublasLtMatmulAlgoGetHeuristicForStream(void *handle, void *desc, void *a, void *b, void *c,
                                                                   void *d, void *preference, int requested,
                                                                   cublasLtMatmulHeuristicResult_t *results, int *returned,
                                                                   cudaStream_t stream)
{
    return heuristic(handle, desc, a, b, c, d, preference, requested, results, returned, stream);
}

GTAP_EXPORT cublasStatus_t cublasLtMatmulAlgoCheckForStream(void *handle, void *desc, void *a, void *b, void *c, void *d,
                                                            const cublasLtMatmulAlgo_t *algo,
                                                            cublasLtMatmulHeuristicResult_t *result, cudaStream_t stream)
{
    return check(handle, desc, a, b, c, d, algo, result, stream);
}
#endif

/* ---- by the types alone ---- */

typedef struct types_key {
    char name[16];
    uint64_t handle;
    int32_t types[6], number, unused; /* how many, or which */
} types_key;

struct ids_answer {
    int32_t returned, ids[MOST_ALGORITHMS]; /* as many as were asked for are remembered */
};

static int types_side(void *handle, const char *name, const int *types, int number, lt_side *side, types_key *key)
{
    memset(key, 0, sizeof *key);
    if (lt_side_of(handle, side) != 0)
        return -1;
    memcpy(key->name, name, strlen(name));
    memcpy(key->types, types, sizeof key->types);
    key->handle = side->token;
    key->number = number;
    return 0;
}

GTAP_EXPORT cublasStatus_t cublasLtMatmulAlgoGetIds(void *handle, cublasComputeType_t compute, cudaDataType_t scale,
                                                    cudaDataType_t a, cudaDataType_t b, cudaDataType_t c, cudaDataType_t d,
                                                    int requested, int *ids, int *returned)
{
    struct ids_answer answer = {0};
    lt_side side;
    types_key key;
    const int most = requested < MOST_ALGORITHMS ? requested : MOST_ALGORITHMS;
    if (types_side(handle, "ids", (const int[]){compute, scale, a, b, c, d}, most, &side, &key) != 0)
        return CUBLAS_STATUS_NOT_INITIALIZED;
    if (requested <= 0 || ids == NULL || returned == NULL)
        return CUBLAS_STATUS_INVALID_VALUE;
    const size_t size = offsetof(struct ids_answer, ids) + (size_t)most * sizeof *ids;
    if (!gtap_recall(side.session, &key, sizeof key, &answer, size)) {
        cublasStatus_t status = cublasLt_wire_gtapLtMatmulAlgoGetIds(side.session, side.light, side.blas, compute, scale, a, b,
                                                                     c, d, most, answer.ids, &answer.returned);
        if (status != CUBLAS_STATUS_SUCCESS)
            return status;
        if (answer.returned < 0 || answer.returned > most)
            answer.returned = 0;
        gtap_remember(side.session, &key, sizeof key, &answer, size);
    }
    *returned = answer.returned;
    memcpy(ids, answer.ids, (size_t)answer.returned * sizeof *ids);
    return CUBLAS_STATUS_SUCCESS;
}

GTAP_EXPORT cublasStatus_t cublasLtMatmulAlgoInit(void *handle, cublasComputeType_t compute, cudaDataType_t scale,
                                                  cudaDataType_t a, cudaDataType_t b, cudaDataType_t c, cudaDataType_t d,
                                                  int id, cublasLtMatmulAlgo_t *algo)
{
    lt_side side;
    types_key key;
    if (types_side(handle, "init", (const int[]){compute, scale, a, b, c, d}, id, &side, &key) != 0)
        return CUBLAS_STATUS_NOT_INITIALIZED;
    if (algo == NULL)
        return CUBLAS_STATUS_INVALID_VALUE;
    if (gtap_recall(side.session, &key, sizeof key, algo, sizeof *algo))
        return CUBLAS_STATUS_SUCCESS;
    cublasStatus_t status = cublasLt_wire_gtapLtMatmulAlgoInit(side.session, side.light, side.blas, compute, scale, a, b, c, d,
                                                               id, algo);
    if (status == CUBLAS_STATUS_SUCCESS)
        gtap_remember(side.session, &key, sizeof key, algo, sizeof *algo);
    return status;
}

/* ---- attributes of an algorithm ---- */

typedef struct attribute_key {
    char name[16];
    cublasLtMatmulAlgo_t algo;
    int32_t number;
    uint32_t size;
    unsigned char value[16]; /* that is set */
} attribute_key;

typedef struct attribute_answer {
    uint64_t written;
    unsigned char value[MOST_VALUE]; /* as much as was asked for is remembered */
} attribute_answer;

static int attribute_side(const char *name, const cublasLtMatmulAlgo_t *algo, int number, size_t size, gtap_session **session,
                          attribute_key *key)
{
    memset(key, 0, sizeof *key);
    memcpy(key->name, name, strlen(name));
    key->algo = *algo;
    key->number = number;
    key->size = (uint32_t)size;
    *session = gtap_current(&cublasLt_wire_library);
    return *session != NULL ? 0 : -1;
}

/* How one of the two getters asks. */
typedef int32_t (*attribute_asks)(gtap_session *, const void *, int, void *, size_t, uint64_t *);

static cublasStatus_t attribute_get(const char *name, attribute_asks asks, const cublasLtMatmulAlgo_t *algo, int number,
                                    void *value, size_t size, size_t *written)
{
    gtap_session *session;
    attribute_key key;
    attribute_answer answer;
    if (algo == NULL || (size == 0 && written == NULL) || (size != 0 && value == NULL))
        return CUBLAS_STATUS_INVALID_VALUE;
    if (size > MOST_VALUE)
        size = MOST_VALUE; /* more than any has */
    if (attribute_side(name, algo, number, size, &session, &key) != 0)
        return CUBLAS_STATUS_NOT_INITIALIZED;
    memset(&answer, 0, sizeof answer);
    const size_t whole = offsetof(attribute_answer, value) + size;
    if (!gtap_recall(session, &key, sizeof key, &answer, whole)) {
        cublasStatus_t status = asks(session, algo, number, answer.value, size, &answer.written);
        if (status != CUBLAS_STATUS_SUCCESS)
            return status;
        gtap_remember(session, &key, sizeof key, &answer, whole);
    }
    if (size != 0)
        memcpy(value, answer.value, answer.written < size ? answer.written : size);
    if (written != NULL)
        *written = answer.written;
    return CUBLAS_STATUS_SUCCESS;
}

GTAP_EXPORT cublasStatus_t cublasLtMatmulAlgoCapGetAttribute(const cublasLtMatmulAlgo_t *algo, int number, void *value,
                                                             size_t size, size_t *written)
{
    return attribute_get("cap", cublasLt_wire_gtapLtMatmulAlgoCapGetAttribute, algo, number, value, size, written);
}

GTAP_EXPORT cublasStatus_t cublasLtMatmulAlgoConfigGetAttribute(const cublasLtMatmulAlgo_t *algo, int number, void *value,
                                                                size_t size, size_t *written)
{
    return attribute_get("config", cublasLt_wire_gtapLtMatmulAlgoConfigGetAttribute, algo, number, value, size, written);
}

GTAP_EXPORT cublasStatus_t cublasLtMatmulAlgoConfigSetAttribute(cublasLtMatmulAlgo_t *algo, int number, const void *value,
                                                                size_t size)
{
    gtap_session *session;
    attribute_key key;
    cublasLtMatmulAlgo_t changed;
    if (algo == NULL || value == NULL || size == 0 || size > sizeof key.value)
        return CUBLAS_STATUS_INVALID_VALUE;
    if (attribute_side("set", algo, number, size, &session, &key) != 0)
        return CUBLAS_STATUS_NOT_INITIALIZED;
    memcpy(key.value, value, size);
    if (!gtap_recall(session, &key, sizeof key, &changed, sizeof changed)) {
        cublasStatus_t status = cublasLt_wire_gtapLtMatmulAlgoConfigSetAttribute(session, algo, number, value, size, &changed);
        if (status != CUBLAS_STATUS_SUCCESS)
            return status;
        gtap_remember(session, &key, sizeof key, &changed, sizeof changed);
    }
    *algo = changed;
    return CUBLAS_STATUS_SUCCESS;
}
