/* Run through a real server: what gtap says is in the driver's log too. Argument: a file to write. */
#include "check.h"

static char heard[4096];
static int times;

static void hear(void *data, CUlogLevel level, char *message, size_t length)
{
    HOLDS(level == CU_LOG_LEVEL_ERROR && strlen(message) == length);
    snprintf(heard, sizeof heard, "%s%s", (const char *)data, message);
    times++;
}

/* Code for another machine's device: it is refused with a reason. */
static void refuse(void)
{
    static const char cubin[64] = "\x7f" "ELF\2\1\1";
    CUmodule module;
    HOLDS(cuModuleLoadData(&module, cubin) != 0);
}

int main(int argc, char **argv)
{
    CUlogsCallbackHandle handle, other;
    CUlogIterator begin, later;
    char text[8192];
    size_t size = sizeof text;
    CUmodule module;
    CUjit_option symbols = 17;
    void *none = NULL;
    if (argc != 2)
        return 2;
    start();
    OK(cuLogsRegisterCallback(hear, "told: ", &handle));
    OK(cuLogsRegisterCallback(hear, "told: ", &other));
    OK(cuLogsUnregisterCallback(other));
    OK(cuLogsCurrent(&begin, 0));
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuModuleLoadDataEx(&module, ".version 7.0", 1, &symbols, &none));
    HOLDS(times == 1 && strstr(heard, "told: CU_JIT_GLOBAL_SYMBOL") == heard);
    refuse();
    OK(cuLogsUnregisterCallback(handle));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLogsUnregisterCallback(handle));
    int before = times;
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuModuleLoadDataEx(&module, ".version 7.0", 1, &symbols, &none));
    HOLDS(times == before);
    later = begin;
    OK(cuLogsDumpToMemory(&later, text, &size, 0));
    HOLDS(strstr(text, "CU_JIT_GLOBAL_SYMBOL") != NULL && strlen(text) == size && text[size - 1] == '\n');
    HOLDS(later >= begin + 2);
    size = 40;
    OK(cuLogsDumpToMemory(&begin, text, &size, 0)); /* the end of it */
    HOLDS(size == 39 && text[38] == '\n');
    begin = 0;
    OK(cuLogsDumpToFile(&begin, argv[1], 0));
    FILE *file = fopen(argv[1], "r");
    memset(text, 0, sizeof text);
    HOLDS(file != NULL && fread(text, 1, sizeof text - 1, file) > 0);
    HOLDS(strstr(text, "[E] CU_JIT_GLOBAL_SYMBOL") != NULL);
    return ended();
}
