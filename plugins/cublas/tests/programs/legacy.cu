/* The first API: every function of it does what its successor does to the same bytes. Prints the names of those that do. */
#include <cstring>
#include <vector>
#include <cublas.h>
#include <cuda_runtime_api.h>

#include "checked.h"

enum { SIDE = 4, LEADING = 5, ROOM = 32, PARTS = 6 };

static float value(float, int i) { return (float)(i * 7 % 11 - 5) * 0.25f; }
static double value(double, int i) { return (double)(i * 7 % 11 - 5) * 0.25; }
static cuComplex value(cuComplex, int i) { return {value(0.0f, i), value(0.0f, i + 3)}; }
static cuDoubleComplex value(cuDoubleComplex, int i) { return {value(0.0, i), value(0.0, i + 3)}; }

/* Matrices and vectors in one block of device memory, whose diagonals are far from 0. */
template <typename T> struct Memory {
    std::vector<T> first, before, after;
    T *a, *b, *c, *x, *y, *packed;
    T alpha, beta;
    Memory() : first(ROOM * PARTS), before(ROOM * PARTS), after(ROOM * PARTS)
    {
        for (int i = 0; i < ROOM * PARTS; i++)
            first[i] = value(T(), i);
        for (int i = 0; i < ROOM; i += LEADING + 1)
            first[i] = value(T(), 7);
        alpha = value(T(), 2), beta = value(T(), 4);
        CHECK(cublasAlloc(ROOM * PARTS, sizeof(T), (void **)&a));
        b = a + ROOM, c = b + ROOM, x = c + ROOM, y = x + ROOM, packed = y + ROOM;
        reset();
    }
    ~Memory() { CHECK(cublasFree(a)); }
    void reset() { CHECK(cudaMemcpy(a, first.data(), first.size() * sizeof(T), cudaMemcpyHostToDevice)); }
    void keep(std::vector<T> &into) { CHECK(cudaMemcpy(into.data(), a, into.size() * sizeof(T), cudaMemcpyDeviceToHost)); }
    int same() { return memcmp(before.data(), after.data(), before.size() * sizeof(T)) == 0; }
    int changed() { return memcmp(first.data(), after.data(), first.size() * sizeof(T)) != 0; }
};

static cublasHandle_t handle;

static void say(const char *name, int good)
{
    printf("%s%s\n", good ? "" : "other ", name);
}

#define BOTH(name, old, own)                                    \
    do {                                                        \
        m.reset(), name old;                                    \
        CHECK(cublasGetError());                                \
        m.keep(m.before), m.reset();                            \
        CHECK(name##_v2 own);                                   \
        m.keep(m.after), say(#name, m.same() && m.changed());   \
    } while (0)
#define RESULT(name, type, old, ...)                            \
    do {                                                        \
        type first = name old, second;                          \
        CHECK(cublasGetError());                                \
        CHECK(name##_v2(handle, __VA_ARGS__, &second));         \
        say(#name, memcmp(&first, &second, sizeof first) == 0); \
    } while (0)
#define A m.a, LEADING
#define B m.b, LEADING
#define C m.c, LEADING
#define X m.x, 1
#define Y m.y, 2
#define ALPHA &m.alpha
#define BETA &m.beta
static const cublasOperation_t NO = CUBLAS_OP_N, TURNED = CUBLAS_OP_T;
static const cublasFillMode_t LOW = CUBLAS_FILL_MODE_LOWER, UP = CUBLAS_FILL_MODE_UPPER;
static const cublasSideMode_t LEFT = CUBLAS_SIDE_LEFT, RIGHT = CUBLAS_SIDE_RIGHT;
static const cublasDiagType_t FULL = CUBLAS_DIAG_NON_UNIT, UNIT = CUBLAS_DIAG_UNIT;

/* What there is for all four types. */
#define EVERY(L, l, T)                                                                                               \
    static void every_##L(void)                                                                                      \
    {                                                                                                                \
        Memory<T> m;                                                                                                 \
        RESULT(cublasI##l##amax, int, (SIDE, X), SIDE, X);                                                           \
        RESULT(cublasI##l##amin, int, (SIDE, X), SIDE, X);                                                           \
        BOTH(cublas##L##axpy, (SIDE, m.alpha, X, Y), (handle, SIDE, ALPHA, X, Y));                                   \
        BOTH(cublas##L##copy, (SIDE, X, Y), (handle, SIDE, X, Y));                                                   \
        BOTH(cublas##L##swap, (SIDE, X, Y), (handle, SIDE, X, Y));                                                   \
        BOTH(cublas##L##scal, (SIDE, m.alpha, X), (handle, SIDE, ALPHA, X));                                         \
        BOTH(cublas##L##gemv, ('T', SIDE, 3, m.alpha, A, X, m.beta, Y),                                              \
             (handle, TURNED, SIDE, 3, ALPHA, A, X, BETA, Y));                                                       \
        BOTH(cublas##L##gbmv, ('n', SIDE, SIDE, 1, 2, m.alpha, A, X, m.beta, Y),                                     \
             (handle, NO, SIDE, SIDE, 1, 2, ALPHA, A, X, BETA, Y));                                                  \
        BOTH(cublas##L##trmv, ('U', 'N', 'N', SIDE, A, X), (handle, UP, NO, FULL, SIDE, A, X));                      \
        BOTH(cublas##L##trsv, ('l', 't', 'n', SIDE, A, X), (handle, LOW, TURNED, FULL, SIDE, A, X));                 \
        BOTH(cublas##L##tbmv, ('L', 'N', 'U', SIDE, 2, A, X), (handle, LOW, NO, UNIT, SIDE, 2, A, X));               \
        BOTH(cublas##L##tbsv, ('L', 'N', 'U', SIDE, 2, A, X), (handle, LOW, NO, UNIT, SIDE, 2, A, X));               \
        BOTH(cublas##L##tpmv, ('U', 'T', 'N', SIDE, m.packed, X), (handle, UP, TURNED, FULL, SIDE, m.packed, X));    \
        BOTH(cublas##L##tpsv, ('U', 'T', 'U', SIDE, m.packed, X), (handle, UP, TURNED, UNIT, SIDE, m.packed, X));    \
        BOTH(cublas##L##gemm, ('N', 'T', SIDE, 3, 2, m.alpha, A, B, m.beta, C),                                      \
             (handle, NO, TURNED, SIDE, 3, 2, ALPHA, A, B, BETA, C));                                                \
        BOTH(cublas##L##symm, ('R', 'L', SIDE, SIDE, m.alpha, A, B, m.beta, C),                                      \
             (handle, RIGHT, LOW, SIDE, SIDE, ALPHA, A, B, BETA, C));                                                \
        BOTH(cublas##L##syrk, ('U', 'N', SIDE, 3, m.alpha, A, m.beta, C),                                            \
             (handle, UP, NO, SIDE, 3, ALPHA, A, BETA, C));                                                          \
        BOTH(cublas##L##syr2k, ('L', 'N', SIDE, 3, m.alpha, A, B, m.beta, C),                                        \
             (handle, LOW, NO, SIDE, 3, ALPHA, A, B, BETA, C));                                                      \
        BOTH(cublas##L##trmm, ('L', 'U', 'N', 'N', SIDE, 3, m.alpha, A, B),                                          \
             (handle, LEFT, UP, NO, FULL, SIDE, 3, ALPHA, A, B, B));                                                 \
        BOTH(cublas##L##trsm, ('R', 'L', 'T', 'N', 3, SIDE, m.alpha, A, B),                                          \
             (handle, RIGHT, LOW, TURNED, FULL, 3, SIDE, ALPHA, A, B));                                              \
    }
EVERY(S, s, float)
EVERY(D, d, double)
EVERY(C, c, cuComplex)
EVERY(Z, z, cuDoubleComplex)

/* On scalars of the host: both forms of a function of pointers. */
template <typename T, typename Old, typename Own> void scalars(const char *name, Old old, Own own)
{
    T first[9], second[9];
    for (int i = 0; i < 9; i++)
        first[i] = second[i] = value(T(), i + 2);
    old(first);
    CHECK(cublasGetError());
    CHECK(own(second));
    say(name, memcmp(first, second, sizeof first) == 0);
}

#define REAL(L, T)                                                                                                   \
    static void real_##L(void)                                                                                       \
    {                                                                                                                \
        Memory<T> m;                                                                                                 \
        const T c = 0.6f, s = 0.8f, parameters[5] = {-1, 1, 2, 3, 4};                                                \
        RESULT(cublas##L##dot, T, (SIDE, X, Y), SIDE, X, Y);                                                         \
        RESULT(cublas##L##nrm2, T, (SIDE, X), SIDE, X);                                                              \
        RESULT(cublas##L##asum, T, (SIDE, X), SIDE, X);                                                              \
        BOTH(cublas##L##rot, (SIDE, X, Y, c, s), (handle, SIDE, X, Y, &c, &s));                                      \
        BOTH(cublas##L##rotm, (SIDE, X, Y, parameters), (handle, SIDE, X, Y, parameters));                           \
        scalars<T>("cublas" #L "rotg", [](T *v) { cublas##L##rotg(v, v + 1, v + 2, v + 3); },                        \
                   [](T *v) { return cublas##L##rotg_v2(handle, v, v + 1, v + 2, v + 3); });                         \
        scalars<T>("cublas" #L "rotmg", [](T *v) { cublas##L##rotmg(v, v + 1, v + 2, v + 3, v + 4); },               \
                   [](T *v) { return cublas##L##rotmg_v2(handle, v, v + 1, v + 2, v + 3, v + 4); });                 \
        BOTH(cublas##L##ger, (SIDE, 3, m.alpha, X, Y, A), (handle, SIDE, 3, ALPHA, X, Y, A));                        \
        BOTH(cublas##L##symv, ('U', SIDE, m.alpha, A, X, m.beta, Y), (handle, UP, SIDE, ALPHA, A, X, BETA, Y));      \
        BOTH(cublas##L##sbmv, ('L', SIDE, 2, m.alpha, A, X, m.beta, Y),                                              \
             (handle, LOW, SIDE, 2, ALPHA, A, X, BETA, Y));                                                          \
        BOTH(cublas##L##spmv, ('U', SIDE, m.alpha, m.packed, X, m.beta, Y),                                          \
             (handle, UP, SIDE, ALPHA, m.packed, X, BETA, Y));                                                       \
        BOTH(cublas##L##syr, ('L', SIDE, m.alpha, X, A), (handle, LOW, SIDE, ALPHA, X, A));                          \
        BOTH(cublas##L##spr, ('U', SIDE, m.alpha, X, m.packed), (handle, UP, SIDE, ALPHA, X, m.packed));             \
        BOTH(cublas##L##syr2, ('U', SIDE, m.alpha, X, Y, A), (handle, UP, SIDE, ALPHA, X, Y, A));                    \
        BOTH(cublas##L##spr2, ('L', SIDE, m.alpha, X, Y, m.packed), (handle, LOW, SIDE, ALPHA, X, Y, m.packed));     \
    }
REAL(S, float)
REAL(D, double)

/* r: the letters of what has a real result, q: of what takes a real factor. */
#define COMPLEX(L, r, q, T, R)                                                                                       \
    static void complex_##L(void)                                                                                    \
    {                                                                                                                \
        Memory<T> m;                                                                                                 \
        const R c = 0.6f, s = 0.8f, factor = 0.5f;                                                                   \
        RESULT(cublas##L##dotu, T, (SIDE, X, Y), SIDE, X, Y);                                                        \
        RESULT(cublas##L##dotc, T, (SIDE, X, Y), SIDE, X, Y);                                                        \
        RESULT(cublas##r##nrm2, R, (SIDE, X), SIDE, X);                                                              \
        RESULT(cublas##r##asum, R, (SIDE, X), SIDE, X);                                                              \
        BOTH(cublas##q##scal, (SIDE, factor, X), (handle, SIDE, &factor, X));                                        \
        BOTH(cublas##q##rot, (SIDE, X, Y, c, s), (handle, SIDE, X, Y, &c, &s));                                      \
        BOTH(cublas##L##rot, (SIDE, X, Y, c, m.alpha), (handle, SIDE, X, Y, &c, ALPHA));                             \
        scalars<T>("cublas" #L "rotg", [](T *v) { cublas##L##rotg(v, v[1], (R *)(v + 2), v + 3); },                  \
                   [](T *v) { T b = v[1]; return cublas##L##rotg_v2(handle, v, &b, (R *)(v + 2), v + 3); });         \
        BOTH(cublas##L##geru, (SIDE, 3, m.alpha, X, Y, A), (handle, SIDE, 3, ALPHA, X, Y, A));                       \
        BOTH(cublas##L##gerc, (SIDE, 3, m.alpha, X, Y, A), (handle, SIDE, 3, ALPHA, X, Y, A));                       \
        BOTH(cublas##L##hemv, ('U', SIDE, m.alpha, A, X, m.beta, Y), (handle, UP, SIDE, ALPHA, A, X, BETA, Y));      \
        BOTH(cublas##L##hbmv, ('L', SIDE, 2, m.alpha, A, X, m.beta, Y),                                              \
             (handle, LOW, SIDE, 2, ALPHA, A, X, BETA, Y));                                                          \
        BOTH(cublas##L##hpmv, ('U', SIDE, m.alpha, m.packed, X, m.beta, Y),                                          \
             (handle, UP, SIDE, ALPHA, m.packed, X, BETA, Y));                                                       \
        BOTH(cublas##L##her, ('L', SIDE, factor, X, A), (handle, LOW, SIDE, &factor, X, A));                         \
        BOTH(cublas##L##hpr, ('U', SIDE, factor, X, m.packed), (handle, UP, SIDE, &factor, X, m.packed));            \
        BOTH(cublas##L##her2, ('U', SIDE, m.alpha, X, Y, A), (handle, UP, SIDE, ALPHA, X, Y, A));                    \
        BOTH(cublas##L##hpr2, ('L', SIDE, m.alpha, X, Y, m.packed), (handle, LOW, SIDE, ALPHA, X, Y, m.packed));     \
        BOTH(cublas##L##hemm, ('L', 'U', SIDE, 3, m.alpha, A, B, m.beta, C),                                         \
             (handle, LEFT, UP, SIDE, 3, ALPHA, A, B, BETA, C));                                                     \
        BOTH(cublas##L##herk, ('U', 'N', SIDE, 3, factor, A, c, C), (handle, UP, NO, SIDE, 3, &factor, A, &c, C));   \
        BOTH(cublas##L##her2k, ('L', 'N', SIDE, 3, m.alpha, A, B, c, C),                                             \
             (handle, LOW, NO, SIDE, 3, ALPHA, A, B, &c, C));                                                        \
    }
COMPLEX(C, Sc, Cs, cuComplex, float)
COMPLEX(Z, Dz, Zd, cuDoubleComplex, double)

int main(void)
{
    int version, other;
    cudaStream_t stream;
    cublasSscal(0, 1, NULL, 1);
    CHECK(cublasGetError()); /* nobody needs to call cublasInit */
    CHECK(cublasInit());
    CHECK(cublasInit());
    CHECK(cublasCreate_v2(&handle));
    CHECK(cudaStreamCreate(&stream));
    CHECK(cublasSetKernelStream(stream));
    CHECK(cublasGetVersion(&version));
    CHECK(cublasGetVersion_v2(handle, &other));
    printf("%s\n", version == other ? "cublasGetVersion" : "another version");
    every_S(), every_D(), every_C(), every_Z();
    real_S(), real_D();
    complex_C(), complex_Z();
    cublasSgemm('X', 'N', 2, 2, 2, 1, NULL, 2, NULL, 2, 0, NULL, 2);
    EXPECT(cublasGetError(), CUBLAS_STATUS_INVALID_VALUE);
    EXPECT(cublasGetError(), CUBLAS_STATUS_SUCCESS);
    CHECK(cublasShutdown());
    CHECK(cublasShutdown());
    CHECK(cublasDestroy_v2(handle));
    return 0;
}
