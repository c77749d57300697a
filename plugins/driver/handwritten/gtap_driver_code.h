/* Linking, logs and what else belongs to code and contexts, in gtap's own spelling; part of gtap_driver.h. */
#ifndef GTAP_DRIVER_CODE_H
#define GTAP_DRIVER_CODE_H

#include "gtap_driver.h"

typedef struct CUlinkState_st *CUlinkState;
typedef struct CUlogsCallbackEntry_st *CUlogsCallbackHandle;
typedef int CUjitInputType;
typedef int CUarray_format;
typedef int CUlogLevel;
typedef unsigned int CUlogIterator;
typedef void (*CUlogsCallback)(void *data, CUlogLevel level, char *message, size_t length);
typedef int CUflushGPUDirectRDMAWritesTarget;
typedef int CUflushGPUDirectRDMAWritesScope;

typedef struct CUtensorMap_st {
    _Alignas(64) cuuint64_t opaque[16];
} CUtensorMap;

enum { CU_JIT_WALL_TIME = 2, CU_JIT_GLOBAL_SYMBOL_NAMES = 17, CU_JIT_GLOBAL_SYMBOL_COUNT = 19, CU_JIT_NUM_OPTIONS = 35 };
enum { CU_JIT_INPUT_CUBIN = 0, CU_JIT_INPUT_PTX = 1, CU_JIT_INPUT_FATBINARY = 2, CU_JIT_INPUT_OBJECT = 3,
       CU_JIT_INPUT_LIBRARY = 4, CU_JIT_INPUT_NVVM = 5 };
enum { CU_LOG_LEVEL_ERROR = 0, CU_LOG_LEVEL_WARNING = 1 };

GTAP_EXPORT CUresult cuCtxRecordEvent(CUcontext hCtx, CUevent hEvent);
GTAP_EXPORT CUresult cuCtxWaitEvent(CUcontext hCtx, CUevent hEvent);
GTAP_EXPORT CUresult cuDeviceGetTexture1DLinearMaxWidth(size_t *maxWidthInElements, CUarray_format format,
                     unsigned numChannels, CUdevice dev);
GTAP_EXPORT CUresult cuDeviceTotalMem(unsigned int *bytes, CUdevice dev);
GTAP_EXPORT CUresult cuFlushGPUDirectRDMAWrites(CUflushGPUDirectRDMAWritesTarget target,
                     CUflushGPUDirectRDMAWritesScope scope);
GTAP_EXPORT CUresult cuFuncGetParamCount(CUfunction func, size_t *paramCount);
GTAP_EXPORT CUresult cuKernelGetParamCount(CUkernel kernel, size_t *paramCount);
GTAP_EXPORT CUresult cuLinkAddData(CUlinkState state, CUjitInputType type, void *data, size_t size, const char *name,
                     unsigned int numOptions, CUjit_option *options, void **optionValues);
GTAP_EXPORT CUresult cuLinkAddData_v2(CUlinkState state, CUjitInputType type, void *data, size_t size,
                     const char *name, unsigned int numOptions, CUjit_option *options, void **optionValues);
GTAP_EXPORT CUresult cuLinkAddFile(CUlinkState state, CUjitInputType type, const char *path, unsigned int numOptions,
                     CUjit_option *options, void **optionValues);
GTAP_EXPORT CUresult cuLinkAddFile_v2(CUlinkState state, CUjitInputType type, const char *path,
                     unsigned int numOptions, CUjit_option *options, void **optionValues);
GTAP_EXPORT CUresult cuLinkComplete(CUlinkState state, void **cubinOut, size_t *sizeOut);
GTAP_EXPORT CUresult cuLinkCreate(unsigned int numOptions, CUjit_option *options, void **optionValues,
                     CUlinkState *stateOut);
GTAP_EXPORT CUresult cuLinkCreate_v2(unsigned int numOptions, CUjit_option *options, void **optionValues,
                     CUlinkState *stateOut);
GTAP_EXPORT CUresult cuLinkDestroy(CUlinkState state);
GTAP_EXPORT CUresult cuLogsCurrent(CUlogIterator *iterator_out, unsigned int flags);
GTAP_EXPORT CUresult cuLogsDumpToFile(CUlogIterator *iterator, const char *pathToFile, unsigned int flags);
GTAP_EXPORT CUresult cuLogsDumpToMemory(CUlogIterator *iterator, char *buffer, size_t *size, unsigned int flags);
GTAP_EXPORT CUresult cuLogsRegisterCallback(CUlogsCallback callbackFunc, void *userData,
                     CUlogsCallbackHandle *callback_out);
GTAP_EXPORT CUresult cuLogsUnregisterCallback(CUlogsCallbackHandle callback);
GTAP_EXPORT CUresult cuOccupancyMaxActiveClusters(int *numClusters, CUfunction func, const CUlaunchConfig *config);
GTAP_EXPORT CUresult cuOccupancyMaxPotentialClusterSize(int *clusterSize, CUfunction func,
                     const CUlaunchConfig *config);
/* Enumerations and the address as plain numbers. */
GTAP_EXPORT CUresult cuTensorMapEncodeTiled(void *tensorMap, int tensorDataType, unsigned int tensorRank,
                     CUdeviceptr globalAddress, const unsigned long long *globalDim,
                     const unsigned long long *globalStrides, const unsigned int *boxDim,
                     const unsigned int *elementStrides, int interleave, int swizzle, int l2Promotion, int oobFill);

#endif
