/* Linking and limits in the stand-in driver. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fake_cuda.h"

/* A linker that takes inputs one behind the other, and none that begins with a question mark. */
struct linking {
    char *error_log, *info_log, *image;
    size_t size;
};

API cuLinkCreate_v2(unsigned count, const int *options, void **values, void **state)
{
    int status = fake_enter();
    struct linking *made = status == 0 ? calloc(1, sizeof *made) : NULL;
    for (unsigned i = 0; made != NULL && i < count; i++) {
        made->info_log = options[i] == 3 ? values[i] : made->info_log;
        made->error_log = options[i] == 5 ? values[i] : made->error_log;
    }
    *state = made;
    return fake_leave(status);
}

API cuLinkAddData_v2(void *state, int kind, const void *data, size_t size, const char *name, unsigned count,
                     const int *options, void **values)
{
    struct linking *l = state;
    (void)options, (void)values;
    if (count != 0 || *(const char *)data == '?') {
        sprintf(l->error_log, "%s is no code", name);
        return 218;
    }
    size -= kind == 1; /* the text's end */
    l->image = realloc(l->image, l->size + size);
    memcpy(l->image + l->size, data, size);
    l->size += size;
    return SUCCESS;
}

API cuLinkComplete(void *state, void **image, size_t *size)
{
    struct linking *l = state;
    strcpy(l->info_log, "linked");
    *image = l->image;
    *size = l->size;
    return SUCCESS;
}

API cuLinkDestroy(void *state)
{
    struct linking *l = state;
    free(l->image);
    free(l);
    return SUCCESS;
}

static size_t limits[7] = {1024, 1 << 20, 8 << 20, 2, 2048, 64, 0};

/* Stacks come in steps. */
API cuCtxSetLimit(int limit, size_t value)
{
    int status = fake_enter();
    if (status == 0 && (limit < 0 || limit >= 7))
        status = 215;
    if (status == 0)
        limits[limit] = limit == 0 ? (value + 15) / 16 * 16 : value;
    return fake_leave(status);
}

API cuCtxGetLimit(size_t *value, int limit)
{
    *value = limit >= 0 && limit < 7 ? limits[limit] : 0;
    return limit >= 0 && limit < 7 ? 0 : 215;
}
