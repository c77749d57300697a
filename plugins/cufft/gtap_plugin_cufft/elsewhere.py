"""Functions of cuFFT that have no wire form: made of others in the client, or refused."""

ONE_GPU = "gtap gives a plan one GPU"
CALLBACKS = "a callback is device code that is linked with the program; give the plan none"
DEVICE_CODE = "it hands out device code for the program's own kernels; link it on a machine that has the library"
UNDOCUMENTED = "no header declares it"
DEFAULT = "cufftDeviceFunctionHandle func_handle"

# The sizes of a transform, in the forms that name a few of them.
FORMS = {
    "1d": "int nx, cufftType type, int batch",
    "2d": "int nx, int ny, cufftType type",
    "3d": "int nx, int ny, int nz, cufftType type",
    "Many": "int rank, int *n, int *inembed, int istride, int idist, int *onembed, int ostride, int odist, "
    "cufftType type, int batch",
}
PLAIN = ("1d", "2d", "3d")
# Plans, also in one step; sizes of work areas; memory of plans of one GPU, which is the device's own.
LOCAL = (
    *(f"cufftResult cufftPlan{form}(cufftHandle *plan, {sizes})" for form, sizes in FORMS.items()),
    *(f"cufftResult cufftMakePlan{form}(cufftHandle plan, {sizes}, size_t *workSize)" for form, sizes in FORMS.items()),
    *(f"cufftResult cufftGetSize{form}(cufftHandle handle, {FORMS[form]}, size_t *workSize)" for form in PLAIN),
    f"cufftResult cufftGetSizeMany(cufftHandle handle, {FORMS['Many']}, size_t *workArea)",
    *(f"cufftResult cufftEstimate{form}({FORMS[form]}, size_t *workSize)" for form in PLAIN),
    "cufftResult cufftXtSetGPUs(cufftHandle handle, int nGPUs, int *whichGPUs)",
    "cufftResult cufftXtMalloc(cufftHandle plan, cudaLibXtDesc **descriptor, cufftXtSubFormat format)",
    "cufftResult cufftXtMemcpy(cufftHandle plan, void *dstPointer, void *srcPointer, cufftXtCopyType type)",
    "cufftResult cufftXtFree(cudaLibXtDesc *descriptor)",
    "cufftResult cufftXtSetWorkArea(cufftHandle plan, void **workArea)",
    *(
        f"cufftResult cufftXtExecDescriptor{name}(cufftHandle plan, cudaLibXtDesc *input, cudaLibXtDesc *output{more})"
        for name, more in (
            ("", ", int direction"),
            ("C2C", ", int direction"),
            ("R2C", ""),
            ("C2R", ""),
            ("Z2Z", ", int direction"),
            ("D2Z", ""),
            ("Z2D", ""),
        )
    ),
)

REFUSED = (
    (
        "cufftResult cufftXtQueryPlan(cufftHandle plan, void *queryStruct, cufftXtQueryType queryType)",
        f"it tells how several GPUs share a transform, and {ONE_GPU}",
    ),
    (
        "cufftResult cufftXtSetCallback("
        "cufftHandle plan, void **callback_routine, cufftXtCallbackType cbType, void **caller_info)",
        CALLBACKS,
    ),
    ("cufftResult cufftXtClearCallback(cufftHandle plan, cufftXtCallbackType cbType)", CALLBACKS),
    (
        "cufftResult cufftXtSetCallbackSharedSize(cufftHandle plan, cufftXtCallbackType cbType, size_t sharedSize)",
        CALLBACKS,
    ),
    ("cufftResult cufftDebug(void)", UNDOCUMENTED),
    ("cufftResult cufftXtMakePlanGuru64(void)", UNDOCUMENTED),
    (
        "cufftResult cufftXtSetJITCallback(cufftHandle plan, const char *lto_callback_symbol_name, "
        "const void *lto_callback_fatbin, size_t lto_callback_fatbin_size, cufftXtCallbackType type, "
        "void **caller_info)",
        CALLBACKS,
    ),
)

OLDER_REFUSED = (
    (
        "cufftResult __cufftXtSetJITCallback_12_7(cufftHandle plan, const char *lto_callback_symbol_name, "
        "const void *lto_callback_fatbin, size_t lto_callback_fatbin_size, cufftXtCallbackType type, "
        "void **caller_info)",
        CALLBACKS,
    ),
)

NEWER_REFUSED = tuple(
    (f"cufftResult {prototype}", DEVICE_CODE)
    for prototype in (
        "cufftDeviceGetVersion(int *version)",
        "cufftDeviceGetSemanticVersion(int *major, int *minor, int *patch)",
        "cufftDescriptionCreate(cufftDescriptionHandle *desc_handle)",
        "cufftDescriptionDestroy(cufftDescriptionHandle desc_handle)",
        "cufftDescriptionSetTraitInt64("
        "cufftDescriptionHandle desc_handle, cufftDescriptionTrait trait, const long long int value)",
        "cufftDescriptionGetTraitInt64("
        "cufftDescriptionHandle desc_handle, cufftDescriptionTrait trait, long long int *value)",
        "cufftDeviceCreate(cufftDeviceHandle *handle, size_t desc_count, cufftDescriptionHandle *desc_handles)",
        "cufftDeviceIsSupported(cufftDeviceHandle handle, cufftDescriptionHandle desc_handle, bool *is_supported)",
        "cufftDeviceGetNumDeviceFunctions("
        "cufftDeviceHandle handle, cufftDescriptionHandle desc_handle, size_t *func_count)",
        "cufftDeviceGetDeviceFunctions(cufftDeviceHandle handle, cufftDescriptionHandle desc_handle, "
        "size_t func_count, cufftDeviceFunctionHandle *func_handles)",
        "cufftDeviceGetDeviceFunctionTraitInt64(cufftDeviceHandle handle, cufftDeviceFunctionHandle func_handle, "
        "cufftDeviceFunctionTrait trait, long long int *value)",
        f"cufftDeviceGetDatabaseStrSize(cufftDeviceHandle handle, size_t *db_str_size, {DEFAULT})",
        f"cufftDeviceGetDatabaseStr(cufftDeviceHandle handle, size_t db_str_size, char *db_str, {DEFAULT})",
        f"cufftDeviceGetNumLTOIRs(cufftDeviceHandle handle, size_t *code_count, {DEFAULT})",
        f"cufftDeviceGetLTOIRSizes(cufftDeviceHandle handle, size_t code_count, size_t *code_sizes, {DEFAULT})",
        "cufftDeviceGetLTOIRs(cufftDeviceHandle handle, size_t code_count, char **code_ptrs, "
        f"cufftDeviceCodeContainer *code_containers, {DEFAULT})",
        "cufftDeviceDestroy(cufftDeviceHandle handle)",
    )
)
