/* Descriptors: made, set and read in the program's own memory; nothing of it asks the server. */
#include <stdlib.h>

#include "lt_descriptors.h"

typedef struct lt_attribute {
    int number;
    uint16_t offset, size; /* bytes */
    uint8_t first, last;   /* CUDA majors that have it */
} lt_attribute;

typedef struct lt_kind {
    uint32_t mark, least, whole; /* bytes that the oldest structure holds, and the newest */
    const void *defaults;        /* `whole` bytes */
    const lt_attribute *attributes;
    size_t count;
} lt_kind;

enum { LAST = 255, FULL_MATRIX = 2, ALL_REDUCTIONS = 7, ALIGNED = 256, SPECIAL_VALUES = 0xffff, UNSET = 0x8000 };

#define FROM(number, structure, member, size, first, last) \
    { number, offsetof(structure, member), size, first, last }
#define HAS(number, structure, member, size) FROM(number, structure, member, size, 0, LAST)
#define KIND(mark, least, structure, defaults, attributes) \
    { mark, least, sizeof(structure), &(defaults), attributes, sizeof(attributes) / sizeof(attributes)[0] }

/* ---- layouts ---- */

static const lt_layout layout_defaults = {.mark = LT_LAYOUT, .batch_count = 1};
static const lt_attribute layout_attributes[] = {
    HAS(0, lt_layout, type, 4),
    HAS(1, lt_layout, order, 4),
    HAS(2, lt_layout, rows, 8),
    HAS(3, lt_layout, cols, 8),
    HAS(4, lt_layout, ld, 8),
    HAS(5, lt_layout, batch_count, 4),
    HAS(6, lt_layout, batch_stride, 8),
    HAS(7, lt_layout, plane_offset, 8),
    HAS(8, lt_layout, batch_mode, 4),
    FROM(9, lt_layout, rows_array, 8, 13, LAST),
    FROM(10, lt_layout, cols_array, 8, 13, LAST),
    FROM(11, lt_layout, ld_array, 8, 13, LAST),
    FROM(12, lt_layout, rows_cols_width, 4, 13, LAST),
    FROM(13, lt_layout, ld_width, 4, 13, LAST),
};
static const lt_kind layouts = KIND(LT_LAYOUT, LT_OLD_LAYOUT, lt_layout, layout_defaults, layout_attributes);

/* ---- products ---- */

static const lt_desc desc_defaults = {
    .mark = LT_DESC,
    .fill_mode = FULL_MATRIX,
    .epilogue = 1,
    .aux_type = -1,
    .bias_type = -1,
    .invariance = UNSET,
};
static const lt_attribute desc_attributes[] = {
    HAS(0, lt_desc, compute_type, 4),
    HAS(1, lt_desc, scale_type, 4),
    HAS(2, lt_desc, pointer_mode, 4),
    HAS(3, lt_desc, trans_a, 4),
    HAS(4, lt_desc, trans_b, 4),
    HAS(5, lt_desc, trans_c, 4),
    HAS(6, lt_desc, fill_mode, 4),
    HAS(7, lt_desc, epilogue, 4),
    HAS(8, lt_desc, bias, 8),
    HAS(10, lt_desc, bias_stride, 8),
    HAS(11, lt_desc, aux, 8),
    HAS(12, lt_desc, aux_ld, 8),
    HAS(13, lt_desc, aux_stride, 8),
    HAS(14, lt_desc, alpha_stride, 8),
    HAS(15, lt_desc, sm_count, 4),
    HAS(17, lt_desc, a_scale, 8),
    HAS(18, lt_desc, b_scale, 8),
    HAS(19, lt_desc, c_scale, 8),
    HAS(20, lt_desc, d_scale, 8),
    HAS(21, lt_desc, amax_d, 8),
    HAS(22, lt_desc, aux_type, 4),
    HAS(23, lt_desc, aux_scale, 8),
    HAS(24, lt_desc, aux_amax, 8),
    HAS(25, lt_desc, fast_accum, 1),
    HAS(26, lt_desc, bias_type, 4),
    FROM(27, lt_desc, sync_rows, 4, 0, 12),
    FROM(28, lt_desc, sync_cols, 4, 0, 12),
    FROM(29, lt_desc, sync_in, 8, 0, 12),
    FROM(30, lt_desc, sync_out, 8, 0, 12),
    HAS(31, lt_desc, a_mode, 4),
    HAS(32, lt_desc, b_mode, 4),
    HAS(33, lt_desc, c_mode, 4),
    HAS(34, lt_desc, d_mode, 4),
    HAS(35, lt_desc, aux_mode, 4),
    HAS(36, lt_desc, d_out_scale, 8),
    HAS(37, lt_desc, d_out_mode, 4),
    FROM(38, lt_desc, emulation, 8, 13, LAST),
    FROM(39, lt_desc, alpha_batch_stride, 8, 13, LAST),
    FROM(40, lt_desc, beta_batch_stride, 8, 13, LAST),
    FROM(41, lt_desc, invariance, 4, 13, LAST),
};
static const lt_kind descs = KIND(LT_DESC, LT_OLD_DESC, lt_desc, desc_defaults, desc_attributes);

/* ---- transforms, preferences, emulation ---- */

static const lt_transform transform_defaults = {.mark = LT_TRANSFORM};
static const lt_attribute transform_attributes[] = {
    HAS(0, lt_transform, scale_type, 4),
    HAS(1, lt_transform, pointer_mode, 4),
    HAS(2, lt_transform, trans_a, 4),
    HAS(3, lt_transform, trans_b, 4),
};
static const lt_kind transforms =
    KIND(LT_TRANSFORM, sizeof(lt_transform), lt_transform, transform_defaults, transform_attributes);

static const lt_preference preference_defaults = {
    .mark = LT_PREFERENCE,
    .reductions = ALL_REDUCTIONS,
    .align_a = ALIGNED,
    .align_b = ALIGNED,
    .align_c = ALIGNED,
    .align_d = ALIGNED,
    .implementations = UINT64_MAX,
};
static const lt_attribute preference_attributes[] = {
    HAS(0, lt_preference, search_mode, 4),
    HAS(1, lt_preference, workspace, 8),
    HAS(3, lt_preference, reductions, 4),
    HAS(5, lt_preference, align_a, 4),
    HAS(6, lt_preference, align_b, 4),
    HAS(7, lt_preference, align_c, 4),
    HAS(8, lt_preference, align_d, 4),
    HAS(9, lt_preference, waves, 4),
    HAS(12, lt_preference, implementations, 8),
    FROM(13, lt_preference, average_k, 4, 13, LAST),
    FROM(14, lt_preference, average_rows, 4, 13, LAST),
    FROM(15, lt_preference, average_cols, 4, 13, LAST),
};
static const lt_kind preferences =
    KIND(LT_PREFERENCE, sizeof(lt_preference), lt_preference, preference_defaults, preference_attributes);

static const lt_emulation emulation_defaults = {.mark = LT_EMULATION, .special_values = SPECIAL_VALUES};
static const lt_attribute emulation_attributes[] = {
    HAS(0, lt_emulation, strategy, 4),
    HAS(1, lt_emulation, special_values, 4),
    HAS(2, lt_emulation, mantissa_control, 4),
    HAS(3, lt_emulation, mantissa_most, 4),
    HAS(4, lt_emulation, mantissa_offset, 4),
    HAS(5, lt_emulation, mantissa_count, 8),
};
static const lt_kind emulations =
    KIND(LT_EMULATION, sizeof(lt_emulation), lt_emulation, emulation_defaults, emulation_attributes);

/* ---- what all kinds do alike ---- */

typedef struct lt_head {
    uint32_t mark, size;
} lt_head;

/* The structures are the program's, of a type that is not ours. */
static lt_head head_of(const void *structure)
{
    lt_head head = {0};
    if (structure != NULL)
        memcpy(&head, structure, sizeof head);
    return head;
}

static int is_one(const lt_kind *kind, const void *structure)
{
    const lt_head head = head_of(structure);
    return head.mark == kind->mark && head.size >= kind->least && head.size <= kind->whole;
}

static cublasStatus_t begin(const lt_kind *kind, void *structure, size_t size)
{
    if (structure == NULL)
        return CUBLAS_STATUS_INVALID_VALUE;
    if (size < kind->least)
        return CUBLAS_STATUS_ALLOC_FAILED;
    const lt_head head = {kind->mark, (uint32_t)(size < kind->whole ? size : kind->whole)};
    memset(structure, 0, size);
    memcpy(structure, kind->defaults, head.size);
    memcpy(structure, &head, sizeof head);
    return CUBLAS_STATUS_SUCCESS;
}

static const lt_attribute *find(const lt_kind *kind, const void *structure, int number)
{
    const lt_head head = head_of(structure);
    for (size_t i = 0; i < kind->count; i++) {
        const lt_attribute *each = &kind->attributes[i];
        if (each->number == number)
            return each->first <= GTAP_MAJOR && GTAP_MAJOR <= each->last && each->offset + each->size <= head.size ? each
                                                                                                                  : NULL;
    }
    return NULL;
}

static cublasStatus_t set(const lt_kind *kind, void *structure, int number, const void *value, size_t size)
{
    const lt_attribute *attribute = is_one(kind, structure) ? find(kind, structure, number) : NULL;
    if (attribute == NULL || value == NULL || size != attribute->size)
        return CUBLAS_STATUS_INVALID_VALUE;
    memcpy((char *)structure + attribute->offset, value, size);
    return CUBLAS_STATUS_SUCCESS;
}

static cublasStatus_t get(const lt_kind *kind, const void *structure, int number, void *value, size_t size, size_t *written)
{
    const lt_attribute *attribute = is_one(kind, structure) ? find(kind, structure, number) : NULL;
    if (attribute == NULL || (size == 0 && written == NULL))
        return CUBLAS_STATUS_INVALID_VALUE;
    if (size != 0) {
        if (value == NULL || size != attribute->size)
            return CUBLAS_STATUS_INVALID_VALUE;
        memcpy(value, (const char *)structure + attribute->offset, size);
    }
    if (written != NULL)
        *written = attribute->size;
    return CUBLAS_STATUS_SUCCESS;
}

/* Memory as large as the library's structure of this major. */
static cublasStatus_t make(void **structure, size_t words)
{
    if (structure == NULL)
        return CUBLAS_STATUS_INVALID_VALUE;
    *structure = calloc(words, sizeof(uint64_t));
    return *structure != NULL ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_ALLOC_FAILED;
}

static int read_whole(const lt_kind *kind, const void *from, void *whole)
{
    memcpy(whole, kind->defaults, kind->whole);
    if (!is_one(kind, from))
        return -1;
    const lt_head head = {kind->mark, kind->whole};
    memcpy(whole, from, head_of(from).size);
    memcpy(whole, &head, sizeof head);
    return 0;
}

int lt_read_layout(const void *from, lt_layout *layout)
{
    return read_whole(&layouts, from, layout);
}

int lt_read_desc(const void *from, lt_desc *desc)
{
    return read_whole(&descs, from, desc);
}

int lt_read_transform(const void *from, lt_transform *desc)
{
    return read_whole(&transforms, from, desc);
}

int lt_read_preference(const void *from, lt_preference *preference)
{
    return read_whole(&preferences, from, preference);
}

int lt_read_emulation(const void *from, lt_emulation *emulation)
{
    return read_whole(&emulations, from, emulation);
}

/* ---- the functions ---- */

enum {
    LAYOUT_WORDS = GTAP_MAJOR >= 13 ? 14 : 8,
    DESC_WORDS = 32,
    TRANSFORM_WORDS = 8,
    PREFERENCE_WORDS = GTAP_MAJOR >= 13 ? 12 : 8,
    EMULATION_WORDS = 8
};

#define ATTRIBUTES(name, kind)                                                                                         \
    GTAP_EXPORT cublasStatus_t cublasLt##name##Destroy(void *desc)                                                     \
    {                                                                                                                  \
        free(desc);                                                                                                    \
        return CUBLAS_STATUS_SUCCESS;                                                                                  \
    }                                                                                                                  \
    GTAP_EXPORT cublasStatus_t cublasLt##name##SetAttribute(void *desc, int number, const void *value, size_t size)   \
    {                                                                                                                  \
        return set(kind, desc, number, value, size);                                                                   \
    }                                                                                                                  \
    GTAP_EXPORT cublasStatus_t cublasLt##name##GetAttribute(void *desc, int number, void *value, size_t size,         \
                                                            size_t *written)                                          \
    {                                                                                                                  \
        return get(kind, desc, number, value, size, written);                                                          \
    }

ATTRIBUTES(MatrixLayout, &layouts)
ATTRIBUTES(MatmulDesc, &descs)
ATTRIBUTES(MatrixTransformDesc, &transforms)
ATTRIBUTES(MatmulPreference, &preferences)

static int is_data_type(int type)
{
    return type >= 0 && type <= 33;
}

static int is_compute_type(int type)
{
    return type == 64 || type == 65 || (type >= 68 && type <= 75) || type == 77 || type == 78 ||
           (type == 79 && GTAP_MAJOR >= 13);
}

GTAP_EXPORT cublasStatus_t cublasLtMatrixLayoutInit_internal(void *to, size_t size, cudaDataType type, uint64_t rows,
                                                             uint64_t cols, int64_t ld)
{
    lt_layout *layout = to;
    if (!is_data_type(type))
        return CUBLAS_STATUS_INVALID_VALUE;
    cublasStatus_t status = begin(&layouts, to, size);
    if (status != CUBLAS_STATUS_SUCCESS)
        return status;
    layout->type = (uint32_t)type;
    layout->rows = rows;
    layout->cols = cols;
    layout->ld = ld;
    return status;
}

GTAP_EXPORT cublasStatus_t cublasLtMatrixLayoutCreate(void **made, cudaDataType type, uint64_t rows, uint64_t cols,
                                                      int64_t ld)
{
    cublasStatus_t status = is_data_type(type) ? make(made, LAYOUT_WORDS) : CUBLAS_STATUS_INVALID_VALUE;
    return status != CUBLAS_STATUS_SUCCESS
               ? status
               : cublasLtMatrixLayoutInit_internal(*made, LAYOUT_WORDS * sizeof(uint64_t), type, rows, cols, ld);
}

GTAP_EXPORT cublasStatus_t cublasLtMatmulDescInit_internal(void *to, size_t size, cublasComputeType_t compute,
                                                           cudaDataType_t scale)
{
    lt_desc *desc = to;
    if (!is_compute_type(compute) || !is_data_type(scale))
        return CUBLAS_STATUS_INVALID_VALUE;
    cublasStatus_t status = begin(&descs, to, size);
    if (status != CUBLAS_STATUS_SUCCESS)
        return status;
    desc->compute_type = compute;
    desc->scale_type = scale;
    return status;
}

GTAP_EXPORT cublasStatus_t cublasLtMatmulDescCreate(void **made, cublasComputeType_t compute, cudaDataType_t scale)
{
    if (!is_compute_type(compute) || !is_data_type(scale))
        return CUBLAS_STATUS_INVALID_VALUE;
    cublasStatus_t status = make(made, DESC_WORDS);
    return status != CUBLAS_STATUS_SUCCESS
               ? status
               : cublasLtMatmulDescInit_internal(*made, DESC_WORDS * sizeof(uint64_t), compute, scale);
}

GTAP_EXPORT cublasStatus_t cublasLtMatrixTransformDescInit_internal(void *to, size_t size, cudaDataType scale)
{
    lt_transform *desc = to;
    cublasStatus_t status = is_data_type(scale) ? begin(&transforms, to, size) : CUBLAS_STATUS_INVALID_VALUE;
    if (status == CUBLAS_STATUS_SUCCESS)
        desc->scale_type = scale;
    return status;
}

GTAP_EXPORT cublasStatus_t cublasLtMatrixTransformDescCreate(void **made, cudaDataType scale)
{
    cublasStatus_t status = is_data_type(scale) ? make(made, TRANSFORM_WORDS) : CUBLAS_STATUS_INVALID_VALUE;
    return status != CUBLAS_STATUS_SUCCESS
               ? status
               : cublasLtMatrixTransformDescInit_internal(*made, TRANSFORM_WORDS * sizeof(uint64_t), scale);
}

GTAP_EXPORT cublasStatus_t cublasLtMatmulPreferenceInit_internal(void *to, size_t size)
{
    return begin(&preferences, to, size);
}

GTAP_EXPORT cublasStatus_t cublasLtMatmulPreferenceCreate(void **made)
{
    cublasStatus_t status = make(made, PREFERENCE_WORDS);
    return status != CUBLAS_STATUS_SUCCESS ? status : begin(&preferences, *made, PREFERENCE_WORDS * sizeof(uint64_t));
}

#if GTAP_MAJOR >= 13
ATTRIBUTES(EmulationDesc, &emulations)

GTAP_EXPORT cublasStatus_t cublasLtEmulationDescInit_internal(void *to, size_t size)
{
    return begin(&emulations, to, size);
}

GTAP_EXPORT cublasStatus_t cublasLtEmulationDescCreate(void **made)
{
    cublasStatus_t status = make(made, EMULATION_WORDS);
    return status != CUBLAS_STATUS_SUCCESS ? status : begin(&emulations, *made, EMULATION_WORDS * sizeof(uint64_t));
}

GTAP_EXPORT cublasStatus_t cublasLtGroupedMatrixLayoutInit_internal(void *to, size_t size, cudaDataType type, int count,
                                                                    const void *rows, const void *cols, const void *ld)
{
    lt_layout *layout = to;
    if (!is_data_type(type) || count <= 0)
        return CUBLAS_STATUS_INVALID_VALUE;
    if (to != NULL && size < layouts.whole)
        return CUBLAS_STATUS_ALLOC_FAILED;
    cublasStatus_t status = begin(&layouts, to, size);
    if (status != CUBLAS_STATUS_SUCCESS)
        return status;
    layout->type = (uint32_t)type;
    layout->batch_mode = 2; /* CUBLASLT_BATCH_MODE_GROUPED */
    layout->batch_count = count;
    layout->rows_array = (uint64_t)(uintptr_t)rows;
    layout->cols_array = (uint64_t)(uintptr_t)cols;
    layout->ld_array = (uint64_t)(uintptr_t)ld;
    return status;
}

GTAP_EXPORT cublasStatus_t cublasLtGroupedMatrixLayoutCreate(void **made, cudaDataType type, int count, const void *rows,
                                                             const void *cols, const void *ld)
{
    if (!is_data_type(type) || count <= 0)
        return CUBLAS_STATUS_INVALID_VALUE;
    cublasStatus_t status = make(made, LAYOUT_WORDS);
    return status != CUBLAS_STATUS_SUCCESS
               ? status
               : cublasLtGroupedMatrixLayoutInit_internal(*made, LAYOUT_WORDS * sizeof(uint64_t), type, count, rows, cols,
                                                          ld);
}
#endif
