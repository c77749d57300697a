/* What is transformed, from every form in which the API says it. */
#include "gtap_cufft.h"

enum cuda_type { R_32F = 0, R_64F = 1, R_16F = 2, C_32F = 4, C_64F = 5, C_16F = 6, R_16BF = 14, C_16BF = 15 };

static const struct precision {
    int32_t real, complex;
    uint32_t bytes; /* of a real number */
} precisions[] = {{R_32F, C_32F, 4}, {R_64F, C_64F, 8}, {R_16F, C_16F, 2}, {R_16BF, C_16BF, 2}};

static const struct named {
    int32_t type, input, output, execution;
} types[] = {{CUFFT_C2C, C_32F, C_32F, C_32F}, {CUFFT_R2C, R_32F, C_32F, C_32F}, {CUFFT_C2R, C_32F, R_32F, C_32F},
             {CUFFT_Z2Z, C_64F, C_64F, C_64F}, {CUFFT_D2Z, R_64F, C_64F, C_64F}, {CUFFT_Z2D, C_64F, R_64F, C_64F}};

static const struct precision *precision_of(int32_t type)
{
    for (size_t i = 0; i < sizeof precisions / sizeof precisions[0]; i++)
        if (type == precisions[i].real || type == precisions[i].complex)
            return &precisions[i];
    return NULL;
}

static int is_real(int32_t type)
{
    const struct precision *precision = precision_of(type);
    return precision != NULL && precision->real == type;
}

/* A type that there is none of has no data types either, and so the layout is not sound. */
void cufft_set_type(cufft_layout *layout, cufftType type)
{
    layout->type = type;
    layout->input = layout->output = layout->execution = -1;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (types[i].type == type) {
            layout->input = types[i].input;
            layout->output = types[i].output;
            layout->execution = types[i].execution;
        }
}

void cufft_set_types(cufft_layout *layout, cudaDataType input, cudaDataType output, cudaDataType execution)
{
    layout->type = CUFFT_BY_TYPES;
    layout->input = input;
    layout->output = output;
    layout->execution = execution;
}

int cufft_type_of(const cufft_layout *layout)
{
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (types[i].input == layout->input && types[i].output == layout->output)
            return types[i].type;
    return CUFFT_BY_TYPES;
}

static cufftResult begin(cufft_layout *layout, int rank, const void *n)
{
    memset(layout, 0, sizeof *layout);
    if (rank < 1 || rank > CUFFT_MOST_RANK || n == NULL)
        return CUFFT_INVALID_VALUE;
    layout->rank = rank;
    layout->istride = layout->idist = layout->ostride = layout->odist = 1;
    return CUFFT_SUCCESS;
}

cufftResult cufft_of_sizes(cufft_layout *layout, int rank, const int *n, cufftType type, int batch)
{
    cufftResult status = begin(layout, rank, n);
    for (int i = 0; i < layout->rank; i++)
        layout->n[i] = n[i];
    layout->batch = batch;
    cufft_set_type(layout, type);
    return status;
}

static void widen(int rank, const int *from, long long *to)
{
    for (int i = 0; from != NULL && i < rank; i++)
        to[i] = from[i];
}

cufftResult cufft_of_many(cufft_layout *layout, int rank, const int *n, const int *inembed, int istride, int idist,
                          const int *onembed, int ostride, int odist, cufftType type, int batch)
{
    long long sizes[CUFFT_MOST_RANK], in[CUFFT_MOST_RANK], out[CUFFT_MOST_RANK];
    cufftResult status = begin(layout, rank, n);
    if (status != CUFFT_SUCCESS)
        return status;
    widen(rank, n, sizes);
    widen(rank, inembed, in);
    widen(rank, onembed, out);
    status = cufft_of_many64(layout, rank, sizes, inembed != NULL ? in : NULL, istride, idist,
                             onembed != NULL ? out : NULL, ostride, odist, batch);
    cufft_set_type(layout, type);
    return status;
}

cufftResult cufft_of_many64(cufft_layout *layout, int rank, const long long *n, const long long *inembed,
                            long long istride, long long idist, const long long *onembed, long long ostride,
                            long long odist, long long batch)
{
    cufftResult status = begin(layout, rank, n);
    if (status != CUFFT_SUCCESS)
        return status;
    const size_t size = (size_t)rank * sizeof n[0];
    memcpy(layout->n, n, size);
    layout->batch = batch;
    layout->istride = istride;
    layout->idist = idist;
    layout->ostride = ostride;
    layout->odist = odist;
    if (inembed != NULL) {
        layout->is_input_embedded = 1;
        memcpy(layout->inembed, inembed, size);
    }
    if (onembed != NULL) {
        layout->is_output_embedded = 1;
        memcpy(layout->onembed, onembed, size);
    }
    return CUFFT_SUCCESS;
}

static int is_sound_side(int rank, int is_embedded, const long long *embed, long long stride, long long dist)
{
    for (int i = 0; is_embedded && i < rank; i++)
        if (embed[i] < 1)
            return 0;
    return !is_embedded || (stride >= 1 && dist >= 0);
}

int cufft_is_sound(const cufft_layout *layout)
{
    const struct precision *precision = precision_of(layout->input);
    if (precision == NULL || precision != precision_of(layout->output) || layout->execution != precision->complex)
        return 0;
    if ((is_real(layout->input) && is_real(layout->output)) || layout->batch < 1)
        return 0;
    for (int i = 0; i < layout->rank; i++)
        if (layout->n[i] < 1)
            return 0;
    if (layout->is_output_embedded && layout->odist == 0 && layout->batch > 1)
        return 0;
    return is_sound_side(layout->rank, layout->is_input_embedded, layout->inembed, layout->istride, layout->idist) &&
           is_sound_side(layout->rank, layout->is_output_embedded, layout->onembed, layout->ostride, layout->odist);
}

/* Too many to count stay too many. */
static uint64_t times(uint64_t left, uint64_t right)
{
    uint64_t product;
    return __builtin_mul_overflow(left, right, &product) ? UINT64_MAX : product;
}

static uint64_t plus(uint64_t left, uint64_t right)
{
    return left > UINT64_MAX - right ? UINT64_MAX : left + right;
}

/* Elements of one side up to its last one; `last`: those of the last dimension. */
static uint64_t elements(const cufft_layout *layout, long long last, const long long *embed, long long stride,
                         long long dist)
{
    const int is_embedded = embed[0] != 0, rank = layout->rank;
    uint64_t furthest = 0, count = 1;
    for (int i = 0; i < rank; i++) {
        const uint64_t size = (uint64_t)(i == rank - 1 ? last : layout->n[i]);
        furthest = plus(times(furthest, is_embedded ? (uint64_t)embed[i] : size), size - 1);
        count = times(count, size);
    }
    if (!is_embedded)
        return times(count, (uint64_t)layout->batch);
    return plus(plus(times(furthest, (uint64_t)stride), times((uint64_t)(layout->batch - 1), (uint64_t)dist)), 1);
}

void cufft_measure(const cufft_layout *layout, cufft_plan *plan)
{
    const long long length = layout->n[layout->rank - 1], half = length / 2 + 1;
    const int from_real = is_real(layout->input), to_real = is_real(layout->output);
    const uint64_t bytes = precision_of(layout->input)->bytes;
    plan->input_bytes =
        times(elements(layout, to_real ? half : length, layout->inembed, layout->istride, layout->idist),
              from_real ? bytes : 2 * bytes);
    plan->output_bytes =
        times(elements(layout, from_real ? half : length, layout->onembed, layout->ostride, layout->odist),
              to_real ? bytes : 2 * bytes);
    plan->shared_bytes = plan->input_bytes > plan->output_bytes ? plan->input_bytes : plan->output_bytes;
}
