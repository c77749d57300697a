/* What generators make: posted for the device's memory; for the program's, brought in pieces, each of one wait. */
#include "curand_local.h"

/* One function of the API with its further arguments. `size`: bytes of an element. */
struct request {
    curandStatus_t (*send)(const struct request *request, gtap_session *session, curandGenerator_t generator,
                           void *output, size_t n);
    size_t size;
    double mean, deviation; /* or lambda */
    curandMethod_t method;
    int words; /* of how many bits an integer is; 0: no integers */
    int is_paired;
};

static curandStatus_t check(const struct request *request, const curand_generator *state, size_t n)
{
    const int has_64_bits = state->type == CURAND_SOBOL64 || state->type == CURAND_SCRAMBLED_SOBOL64;
    if (request->words != 0 && (request->words == 64) != has_64_bits)
        return CURAND_TYPE_ERROR;
    if (curand_is_quasi(state) && n % state->dimensions != 0)
        return CURAND_LENGTH_NOT_MULTIPLE;
    if (request->is_paired && n % 2 != 0 && (state->type == CURAND_XORWOW || state->type == CURAND_MRG32K3A))
        return CURAND_LENGTH_NOT_MULTIPLE;
    return CURAND_SUCCESS;
}

/* A piece of a quasi-random generator is so many points; the results of each dimension lie together. */
static curandStatus_t bring_points(const struct request *request, gtap_session *session, curandGenerator_t generator,
                                   unsigned char *output, size_t n, size_t dimensions)
{
    const size_t points = n / dimensions, row = dimensions * request->size;
    const size_t most = row < CURAND_PIECE ? CURAND_PIECE / row : 1;
    unsigned char *piece = malloc((points < most ? points : most) * row);
    curandStatus_t status = piece != NULL ? CURAND_SUCCESS : CURAND_ALLOCATION_FAILED;
    for (size_t done = 0, count; status == CURAND_SUCCESS && done < points; done += count) {
        count = points - done < most ? points - done : most;
        status = request->send(request, session, generator, piece, count * dimensions);
        for (size_t i = 0; status == CURAND_SUCCESS && i < dimensions; i++)
            memcpy(output + (i * points + done) * request->size, piece + i * count * request->size,
                   count * request->size);
    }
    free(piece);
    return status;
}

static curandStatus_t bring(const struct request *request, gtap_session *session, curandGenerator_t generator,
                            unsigned char *output, size_t n)
{
    const size_t most = CURAND_PIECE / request->size;
    curandStatus_t status = CURAND_SUCCESS;
    for (size_t done = 0, count; status == CURAND_SUCCESS && done < n; done += count) {
        count = n - done < most ? n - done : most;
        status = request->send(request, session, generator, output + done * request->size, count);
    }
    return status;
}

static curandStatus_t generate(const struct request *request, curandGenerator_t generator, void *output, size_t n)
{
    const curand_generator *state = curand_generator_of(generator);
    if (state == NULL)
        return CURAND_NOT_INITIALIZED;
    if (n == 0)
        return CURAND_SUCCESS;
    curandStatus_t status = check(request, state, n);
    if (status != CURAND_SUCCESS)
        return status;
    if (output == NULL || n > SIZE_MAX / request->size || (state->is_of_host && gtap_on_device(output)))
        return CURAND_OUT_OF_RANGE;
    gtap_session *session = curand_session_of(generator);
    if (!state->is_of_host)
        return request->send(request, session, generator, output, n);
    if (curand_is_quasi(state) && state->dimensions > 1)
        return bring_points(request, session, generator, output, n, state->dimensions);
    return bring(request, session, generator, output, n);
}

#define SEND(name, ...)                                                                                           \
    static curandStatus_t send_##name(const struct request *request, gtap_session *session,                      \
                                      curandGenerator_t generator, void *output, size_t n)                       \
    {                                                                                                             \
        (void)request;                                                                                            \
        return curand_wire_curandGenerate##name(session, generator, output, n __VA_ARGS__);                      \
    }

SEND(, )
SEND(LongLong, )
SEND(Uniform, )
SEND(UniformDouble, )
SEND(Normal, , (float)request->mean, (float)request->deviation)
SEND(NormalDouble, , request->mean, request->deviation)
SEND(LogNormal, , (float)request->mean, (float)request->deviation)
SEND(LogNormalDouble, , request->mean, request->deviation)
SEND(Poisson, , request->mean)
SEND(PoissonMethod, , request->mean, request->method)

/* ---- bits and uniform numbers ---- */

GTAP_EXPORT curandStatus_t curandGenerate(curandGenerator_t generator, unsigned int *outputPtr, size_t num)
{
    const struct request request = {.send = send_, .size = sizeof *outputPtr, .words = 32};
    return generate(&request, generator, outputPtr, num);
}

GTAP_EXPORT curandStatus_t curandGenerateLongLong(curandGenerator_t generator, unsigned long long *outputPtr,
                                                  size_t num)
{
    const struct request request = {.send = send_LongLong, .size = sizeof *outputPtr, .words = 64};
    return generate(&request, generator, outputPtr, num);
}

GTAP_EXPORT curandStatus_t curandGenerateUniform(curandGenerator_t generator, float *outputPtr, size_t num)
{
    const struct request request = {.send = send_Uniform, .size = sizeof *outputPtr};
    return generate(&request, generator, outputPtr, num);
}

GTAP_EXPORT curandStatus_t curandGenerateUniformDouble(curandGenerator_t generator, double *outputPtr, size_t num)
{
    const struct request request = {.send = send_UniformDouble, .size = sizeof *outputPtr};
    return generate(&request, generator, outputPtr, num);
}

/* ---- normal and log-normal numbers ---- */

GTAP_EXPORT curandStatus_t curandGenerateNormal(curandGenerator_t generator, float *outputPtr, size_t n, float mean,
                                                float stddev)
{
    const struct request request = {send_Normal, sizeof *outputPtr, mean, stddev, 0, 0, 1};
    return generate(&request, generator, outputPtr, n);
}

GTAP_EXPORT curandStatus_t curandGenerateNormalDouble(curandGenerator_t generator, double *outputPtr, size_t n,
                                                      double mean, double stddev)
{
    const struct request request = {send_NormalDouble, sizeof *outputPtr, mean, stddev, 0, 0, 1};
    return generate(&request, generator, outputPtr, n);
}

GTAP_EXPORT curandStatus_t curandGenerateLogNormal(curandGenerator_t generator, float *outputPtr, size_t n,
                                                   float mean, float stddev)
{
    const struct request request = {send_LogNormal, sizeof *outputPtr, mean, stddev, 0, 0, 1};
    return generate(&request, generator, outputPtr, n);
}

GTAP_EXPORT curandStatus_t curandGenerateLogNormalDouble(curandGenerator_t generator, double *outputPtr, size_t n,
                                                         double mean, double stddev)
{
    const struct request request = {send_LogNormalDouble, sizeof *outputPtr, mean, stddev, 0, 0, 1};
    return generate(&request, generator, outputPtr, n);
}

/* ---- Poisson's ---- */

enum { CHOOSE_BEST = 0, DEVICE_API = 9, THIRD = 11, LAST_METHOD = 13 }; /* curandMethod_t */
static const double MOST_LAMBDA = 400000;

static curandStatus_t generate_poisson(const struct request *request, curandGenerator_t generator, unsigned int *output,
                                       size_t n)
{
    const int is_inside = request->mean > 0 && request->mean <= MOST_LAMBDA;
    if (curand_generator_of(generator) == NULL)
        return CURAND_NOT_INITIALIZED;
    return n != 0 && !is_inside ? CURAND_OUT_OF_RANGE : generate(request, generator, output, n);
}

/* Which methods a generator of the device has is the library's to say. */
static int has_method(const curand_generator *state, curandMethod_t method)
{
    if (state->is_of_host)
        return method == CHOOSE_BEST || method == DEVICE_API || method == THIRD;
    return method >= CHOOSE_BEST && method <= LAST_METHOD;
}

GTAP_EXPORT curandStatus_t curandGeneratePoisson(curandGenerator_t generator, unsigned int *outputPtr, size_t n,
                                                 double lambda)
{
    const struct request request = {.send = send_Poisson, .size = sizeof *outputPtr, .mean = lambda};
    return generate_poisson(&request, generator, outputPtr, n);
}

GTAP_EXPORT curandStatus_t curandGeneratePoissonMethod(curandGenerator_t generator, unsigned int *outputPtr, size_t n,
                                                       double lambda, curandMethod_t method)
{
    const struct request request = {
        .send = send_PoissonMethod, .size = sizeof *outputPtr, .mean = lambda, .method = method};
    const curand_generator *state = curand_generator_of(generator);
    if (state != NULL && !has_method(state, method))
        return CURAND_OUT_OF_RANGE;
    return generate_poisson(&request, generator, outputPtr, n);
}
