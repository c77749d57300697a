/* Run through a real server: what is not carried says NOT_SUPPORTED and why. */
#include "check.h"

#include <dlfcn.h>

static const char *const names[] = {
    "cuGreenCtxCreate", "cuGreenCtxDestroy", "cuGreenCtxGetDevResource", "cuGreenCtxStreamCreate", "cuCtxFromGreenCtx",
    "cuDevResourceGenerateDesc", "cuDevSmResourceSplitByCount", "cuDeviceGetDevResource", "cuIpcGetMemHandle",
    "cuArrayCreate_v2", "cuTexObjectCreate", "cuSurfObjectCreate", "cuGraphicsGLRegisterBuffer",
    "cuImportExternalMemory", "cuCheckpointProcessLock", "cuCoredumpGetAttribute", "cuModuleGetTexRef",
    "cuLaunchCooperativeKernelMultiDevice", "cuParamSetv",
};

typedef int (*plain_fn)(void *, void *, void *, void *, void *, void *);

int main(void)
{
    char zeros[6][512] = {{0}};
    start();
    for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++) {
        void *found = dlsym(RTLD_DEFAULT, names[i]);
        plain_fn function;
        HOLDS(found != NULL);
        memcpy(&function, &found, sizeof found);
        if (found == NULL)
            continue;
        STATUS(CUDA_ERROR_NOT_SUPPORTED, function(zeros[0], zeros[1], zeros[2], zeros[3], zeros[4], zeros[5]));
        STATUS(CUDA_ERROR_NOT_SUPPORTED, function(zeros[0], zeros[1], zeros[2], zeros[3], zeros[4], zeros[5]));
    }
    char luid[8];
    unsigned mask;
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuDeviceGetLuid(luid, &mask, 0));
    return ended();
}
