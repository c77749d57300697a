/* Handles' state: posted to the server, kept here, read back without asking. */
#include <stdio.h>

#include "blas_handle.h"

int cublas_on_device(const void *handle, const void *pointer)
{
    const cublas_state *state = cublas_state_of(handle);
    (void)pointer;
    return state != NULL && atomic_load_explicit(&state->pointer_mode, memory_order_relaxed) != 0;
}

/* ---- setters ---- */

/* A setter: post its value, and keep it where that succeeds. `fit`: whether the library takes the value. */
#define SETTER(name, type, value, member, fit, kept)                                                        \
    GTAP_EXPORT cublasStatus_t name(cublasHandle_t handle, type value)                                      \
    {                                                                                                       \
        cublas_state *state = cublas_state_of(handle);                                                      \
        if (state == NULL)                                                                                  \
            return CUBLAS_STATUS_NOT_INITIALIZED;                                                           \
        if (!(fit))                                                                                         \
            return CUBLAS_STATUS_INVALID_VALUE;                                                             \
        gtap_session *session = gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t);                    \
        cublasStatus_t status = cublas_wire_##name(session, handle, value);                                 \
        if (status == CUBLAS_STATUS_SUCCESS)                                                                \
            state->member = (kept);                                                                         \
        return status;                                                                                      \
    }

/* A getter: what is kept. */
#define GETTER(name, type, value, member)                             \
    GTAP_EXPORT cublasStatus_t name(cublasHandle_t handle, type *value) \
    {                                                                 \
        const cublas_state *state = cublas_state_of(handle);          \
        if (state == NULL)                                            \
            return CUBLAS_STATUS_NOT_INITIALIZED;                     \
        if (value == NULL)                                            \
            return CUBLAS_STATUS_INVALID_VALUE;                       \
        *value = (member);                                            \
        return CUBLAS_STATUS_SUCCESS;                                 \
    }

enum {
    MATH_FLAGS = 16,        /* CUBLAS_MATH_DISALLOW_REDUCED_PRECISION_REDUCTION, with any mode */
    SPECIAL_VALUES = 0xffff /* CUDA_EMULATION_SPECIAL_VALUES_SUPPORT_DEFAULT */
};

static int is_math_mode(int mode)
{
    const int plain = mode & ~MATH_FLAGS;
    return (plain >= 0 && plain <= 4) || (plain == 8 && GTAP_MAJOR >= 13);
}

SETTER(cublasSetStream_v2, cudaStream_t, stream, stream, 1, stream)
GETTER(cublasGetStream_v2, cudaStream_t, stream, state->stream)
SETTER(cublasSetPointerMode_v2, cublasPointerMode_t, mode, pointer_mode, mode == 0 || mode == 1, mode)
GETTER(cublasGetPointerMode_v2, cublasPointerMode_t, mode, state->pointer_mode)
SETTER(cublasSetAtomicsMode, cublasAtomicsMode_t, mode, atomics, mode == 0 || mode == 1, mode)
GETTER(cublasGetAtomicsMode, cublasAtomicsMode_t, mode, state->atomics)
SETTER(cublasSetMathMode, cublasMath_t, mode, math, is_math_mode(mode), mode)
GETTER(cublasGetMathMode, cublasMath_t, mode, state->math)
SETTER(cublasSetSmCountTarget, int, count, sm_count, count >= 0, count)
GETTER(cublasGetSmCountTarget, int, count, state->sm_count)
SETTER(cublasSetEmulationStrategy, cublasEmulationStrategy_t, strategy, strategy, strategy >= 0 && strategy <= 2, strategy)
GETTER(cublasGetEmulationStrategy, cublasEmulationStrategy_t, strategy, state->strategy)

#if GTAP_MAJOR >= 13
SETTER(cublasSetEmulationSpecialValuesSupport, cudaEmulationSpecialValuesSupport, mask, special_values,
       (mask & ~SPECIAL_VALUES) == 0, mask ^ SPECIAL_VALUES)
GETTER(cublasGetEmulationSpecialValuesSupport, cudaEmulationSpecialValuesSupport, mask,
       state->special_values ^ SPECIAL_VALUES)
SETTER(cublasSetFixedPointEmulationMantissaControl, cudaEmulationMantissaControl, control, mantissa_control,
       control == 0 || control == 1, control)
GETTER(cublasGetFixedPointEmulationMantissaControl, cudaEmulationMantissaControl, control, state->mantissa_control)
SETTER(cublasSetFixedPointEmulationMaxMantissaBitCount, int, bits, mantissa_most, bits >= 0, bits)
GETTER(cublasGetFixedPointEmulationMaxMantissaBitCount, int, bits, state->mantissa_most)
SETTER(cublasSetFixedPointEmulationMantissaBitOffset, int, bits, mantissa_offset, 1, bits)
GETTER(cublasGetFixedPointEmulationMantissaBitOffset, int, bits, state->mantissa_offset)
SETTER(cublasSetFixedPointEmulationMantissaBitCountPointer, int *, count, mantissa_count, 1, count)
GETTER(cublasGetFixedPointEmulationMantissaBitCountPointer, int *, count, state->mantissa_count)
#endif

/* ---- what the library is ---- */

enum { PROPERTIES = 3 }; /* MAJOR_VERSION, MINOR_VERSION, PATCH_LEVEL */

/* Where no real library answers: the version whose functions this stub has. */
static int own_property(libraryPropertyType type)
{
    static const int thirteen[PROPERTIES] = {13, 10, 0}, twelve[PROPERTIES] = {12, 9, 3};
    return GTAP_MAJOR >= 13 ? thirteen[type] : twelve[type];
}

GTAP_EXPORT cublasStatus_t cublasGetProperty(libraryPropertyType type, int *value)
{
    struct {
        char name[20];
        int type;
    } key = {"cublasGetProperty", type};
    gtap_session *session = gtap_current(&cublas_wire_library);
    if (type < 0 || type >= PROPERTIES || value == NULL)
        return CUBLAS_STATUS_INVALID_VALUE;
    if (session == NULL)
        return CUBLAS_STATUS_NOT_INITIALIZED;
    if (gtap_recall(session, &key, sizeof key, value, sizeof *value))
        return CUBLAS_STATUS_SUCCESS;
    cublasStatus_t status = cublas_wire_cublasGetProperty(session, type, value);
    if (status != CUBLAS_STATUS_SUCCESS)
        return status;
    if (*value < 0)
        *value = own_property(type);
    gtap_remember(session, &key, sizeof key, value, sizeof *value);
    return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublas_version(int *version)
{
    int parts[PROPERTIES];
    if (version == NULL)
        return CUBLAS_STATUS_INVALID_VALUE;
    for (int type = 0; type < PROPERTIES; type++) {
        cublasStatus_t status = cublasGetProperty(type, &parts[type]);
        if (status != CUBLAS_STATUS_SUCCESS)
            return status;
    }
    *version = parts[0] * 10000 + parts[1] * 100 + parts[2];
    return CUBLAS_STATUS_SUCCESS;
}

GTAP_EXPORT cublasStatus_t cublasGetVersion_v2(cublasHandle_t handle, int *version)
{
    (void)handle; /* it is asked with NULL, too */
    return cublas_version(version);
}

GTAP_EXPORT size_t cublasGetCudartVersion(void)
{
    return GTAP_MAJOR >= 13 ? 13000 : 12090;
}

/* ---- statuses as text ---- */

GTAP_EXPORT const char *cublasGetStatusName(cublasStatus_t status)
{
    return cublas_status_name(status);
}

GTAP_EXPORT const char *cublasGetStatusString(cublasStatus_t status)
{
    return cublas_status_text(status);
}

/* ---- logging: there is nothing to log here ---- */

GTAP_EXPORT cublasStatus_t cublasLoggerConfigure(int on, int to_stdout, int to_stderr, const char *file)
{
    (void)to_stdout, (void)to_stderr, (void)file;
    if (on != 0)
        gtap_say_once("cublasLoggerConfigure", "cuBLAS runs on the server: its log is not written here");
    return CUBLAS_STATUS_SUCCESS;
}

GTAP_EXPORT cublasStatus_t cublasSetLoggerCallback(cublasLogCallback callback)
{
    if (callback == NULL)
        return CUBLAS_STATUS_SUCCESS;
    return gtap_unsupported(&cublas_wire_library, "cublasSetLoggerCallback", "cuBLAS logs on the server");
}

GTAP_EXPORT cublasStatus_t cublasGetLoggerCallback(cublasLogCallback *callback)
{
    if (callback == NULL)
        return CUBLAS_STATUS_INVALID_VALUE;
    *callback = NULL;
    return CUBLAS_STATUS_SUCCESS;
}

GTAP_EXPORT void cublasXerbla(const char *name, int info)
{
    fprintf(stderr, " ** On entry to %s parameter number %d had an illegal value\n", name != NULL ? name : "", info);
}
