/* cuGetProcAddress: of a name's symbols the newest that is no newer than asked. */
#include "driver.h"
#include "procaddress.h"

#include <string.h>

/* The first row of a name, or the end of the table. */
static unsigned first_of(const char *name)
{
    unsigned low = 0, high = procaddress_count;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (strcmp(procaddress_table[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const procaddress_row *newest(unsigned at, const char *name, int version, int flag)
{
    const procaddress_row *best = NULL;
    for (; at < procaddress_count && strcmp(procaddress_table[at].name, name) == 0; at++)
        if (procaddress_table[at].flag == flag && procaddress_table[at].version <= version)
            best = &procaddress_table[at];
    return best;
}

CUresult cuGetProcAddress_v2(const char *symbol, void **pfn, int cudaVersion, cuuint64_t flags,
                             CUdriverProcAddressQueryResult *symbolStatus)
{
    if (symbol == NULL || pfn == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    unsigned at = first_of(symbol);
    const procaddress_row *row = NULL;
    if (flags & CU_GET_PROC_ADDRESS_PER_THREAD_DEFAULT_STREAM)
        row = newest(at, symbol, cudaVersion, 2);
    if (row == NULL)
        row = newest(at, symbol, cudaVersion, 0);
    int known = at < procaddress_count && strcmp(procaddress_table[at].name, symbol) == 0;
    if (symbolStatus != NULL)
        *symbolStatus = row != NULL ? CU_GET_PROC_ADDRESS_SUCCESS
                        : known     ? CU_GET_PROC_ADDRESS_VERSION_NOT_SUFFICIENT
                                    : CU_GET_PROC_ADDRESS_SYMBOL_NOT_FOUND;
    *pfn = NULL;
    if (row != NULL)
        memcpy(pfn, &row->symbol, sizeof *pfn); /* a function's address as an object's */
    return row != NULL ? CUDA_SUCCESS : CUDA_ERROR_NOT_FOUND;
}

CUresult cuGetProcAddress(const char *symbol, void **pfn, int cudaVersion, cuuint64_t flags)
{
    return cuGetProcAddress_v2(symbol, pfn, cudaVersion, flags, NULL);
}

/* The driver's private tables serve NVIDIA's own runtime, which never runs here. */
CUresult cuGetExportTable(const void **ppExportTable, const CUuuid *pExportTableId)
{
    if (ppExportTable == NULL || pExportTableId == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *ppExportTable = NULL;
    return CUDA_ERROR_NOT_FOUND;
}

/* Writes that other machines' devices make arrive by gtap alone, in order. */
CUresult cuFlushGPUDirectRDMAWrites(CUflushGPUDirectRDMAWritesTarget target, CUflushGPUDirectRDMAWritesScope scope)
{
    driver_site site;
    return target != 0 || (scope != 100 && scope != 200) ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
}

/* ---- profiler: nothing is profiled ---- */

CUresult cuProfilerInitialize(const char *configFile, const char *outputFile, CUoutput_mode outputMode)
{
    (void)configFile, (void)outputFile, (void)outputMode;
    return CUDA_SUCCESS;
}

CUresult cuProfilerStart(void)
{
    driver_site site;
    return driver_enter(&site);
}

CUresult cuProfilerStop(void)
{
    driver_site site;
    return driver_enter(&site);
}
