/* The library's version; its tables, which stay in the client once they are here; distributions for kernels. */
#include "curand_local.h"

enum { JOEKUO_32 = 101, SCRAMBLED_32 = 102, JOEKUO_64 = 103, SCRAMBLED_64 = 104, CONSTANTS_32 = 32, CONSTANTS_64 = 64 };

/* ---- the library ---- */

GTAP_EXPORT curandStatus_t curandGetVersion(int *version)
{
    static const char key[] = "curand version";
    gtap_session *session = gtap_current(&curand_wire_library);
    if (session == NULL)
        return curand_wire_library.statuses.not_initialized;
    if (version == NULL)
        return CURAND_OUT_OF_RANGE;
    if (gtap_recall(session, key, sizeof key, version, sizeof *version))
        return CURAND_SUCCESS;
    curandStatus_t status = curand_wire_curandGetVersion(session, version);
    if (status == CURAND_SUCCESS)
        gtap_remember(session, key, sizeof key, version, sizeof *version);
    return status;
}

GTAP_EXPORT curandStatus_t curandGetProperty(libraryPropertyType type, int *value)
{
    struct key {
        char name[16];
        int32_t type;
    } key = {"curand property", type};
    if (type < 0 || type > 2 || value == NULL)
        return CURAND_OUT_OF_RANGE;
    gtap_session *session = gtap_current(&curand_wire_library);
    if (session == NULL)
        return curand_wire_library.statuses.not_initialized;
    if (gtap_recall(session, &key, sizeof key, value, sizeof *value))
        return CURAND_SUCCESS;
    curandStatus_t status = curand_wire_curandGetProperty(session, type, value);
    if (status == CURAND_SUCCESS)
        gtap_remember(session, &key, sizeof key, value, sizeof *value);
    return status;
}

/* ---- tables ---- */

static curandStatus_t bring(gtap_session *session, int table, unsigned char *bytes, size_t size)
{
    curandStatus_t status = CURAND_SUCCESS;
    for (size_t done = 0, count; status == CURAND_SUCCESS && done < size; done += count) {
        count = size - done < CURAND_PIECE ? size - done : CURAND_PIECE;
        status = curand_wire_gtapCurandTable(session, table, done, bytes + done, count);
    }
    return status;
}

/* The program never frees a table: it is brought once in a session, and its address remembered. */
static curandStatus_t table_of(int table, size_t row, void **address)
{
    struct key {
        char name[16];
        int32_t table;
    } key = {"curand table", table};
    const size_t size = row * CURAND_MOST_DIMENSIONS;
    gtap_session *session = gtap_current(&curand_wire_library);
    if (session == NULL)
        return curand_wire_library.statuses.not_initialized;
    if (address == NULL)
        return CURAND_OUT_OF_RANGE;
    if (gtap_recall(session, &key, sizeof key, address, sizeof *address))
        return CURAND_SUCCESS;
    void *bytes = malloc(size);
    if (bytes == NULL)
        return CURAND_ALLOCATION_FAILED;
    curandStatus_t status = bring(session, table, bytes, size);
    if (status != CURAND_SUCCESS) {
        free(bytes);
        return status;
    }
    gtap_remember(session, &key, sizeof key, &bytes, sizeof bytes);
    *address = bytes;
    return CURAND_SUCCESS;
}

GTAP_EXPORT curandStatus_t curandGetDirectionVectors32(curandDirectionVectors32_t **vectors,
                                                       curandDirectionVectorSet_t set)
{
    if (set != JOEKUO_32 && set != SCRAMBLED_32)
        return CURAND_OUT_OF_RANGE;
    return table_of(set, 32 * sizeof(uint32_t), (void **)vectors);
}

GTAP_EXPORT curandStatus_t curandGetDirectionVectors64(curandDirectionVectors64_t **vectors,
                                                       curandDirectionVectorSet_t set)
{
    if (set != JOEKUO_64 && set != SCRAMBLED_64)
        return CURAND_OUT_OF_RANGE;
    return table_of(set, 64 * sizeof(uint64_t), (void **)vectors);
}

GTAP_EXPORT curandStatus_t curandGetScrambleConstants32(unsigned int **constants)
{
    return table_of(CONSTANTS_32, sizeof(uint32_t), (void **)constants);
}

GTAP_EXPORT curandStatus_t curandGetScrambleConstants64(unsigned long long **constants)
{
    return table_of(CONSTANTS_64, sizeof(uint64_t), (void **)constants);
}

/* ---- distributions ---- */

GTAP_EXPORT curandStatus_t curandCreatePoissonDistribution(double lambda,
                                                           curandDiscreteDistribution_t *discrete_distribution)
{
    gtap_session *session = gtap_current(&curand_wire_library);
    if (session == NULL)
        return curand_wire_library.statuses.not_initialized;
    if (!(lambda > 0) || discrete_distribution == NULL)
        return CURAND_OUT_OF_RANGE;
    return curand_wire_curandCreatePoissonDistribution(session, lambda, discrete_distribution);
}

GTAP_EXPORT curandStatus_t curandDestroyDistribution(curandDiscreteDistribution_t discrete_distribution)
{
    gtap_session *session = gtap_current(&curand_wire_library);
    if (session == NULL)
        return curand_wire_library.statuses.not_initialized;
    if (discrete_distribution == 0)
        return CURAND_NOT_INITIALIZED;
    return curand_wire_curandDestroyDistribution(session, discrete_distribution);
}
