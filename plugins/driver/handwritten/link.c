/* Linking: inputs are posted as the program adds them, in parts; the server links when the program completes, and the
 * image comes back to be loaded like any other. */
#include "module.h"

#include <stdlib.h>
#include <string.h>

enum { LOG_CAPACITY = 64 << 10 };

static const uint64_t image_limit = 1u << 30;

typedef struct driver_link {
    gtap_session *session;
    driver_options options;
    unsigned char *image; /* what completing gave; the program reads it until the state is destroyed */
    uint64_t size;
} driver_link;

static driver_link *link_of(CUlinkState state)
{
    driver_link **held = gtap_shadow_payload(state, DRIVER_KIND_CUlinkState);
    return held != NULL ? *held : NULL;
}

static CUresult enter_link(CUlinkState state, driver_site *site, driver_link **link)
{
    CUresult status = driver_enter(site);
    if (status != CUDA_SUCCESS)
        return status;
    *link = link_of(state);
    return *link != NULL ? CUDA_SUCCESS : CUDA_ERROR_INVALID_HANDLE;
}

CUresult cuLinkCreate_v2(unsigned int numOptions, CUjit_option *options, void **optionValues, CUlinkState *stateOut)
{
    driver_site site;
    driver_options with;
    CUlinkState state = NULL;
    CUresult status = stateOut == NULL ? CUDA_ERROR_INVALID_VALUE
                                       : driver_options_read(&with, numOptions, options, optionValues);
    if (status == CUDA_SUCCESS)
        status = driver_enter_work(&site);
    if (status != CUDA_SUCCESS)
        return status;
    driver_link *link = calloc(1, sizeof *link);
    if (link == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    *link = (driver_link){.session = site.session, .options = with};
    status = driver_wire_gtapLinkCreate(site.session, &state, with.code, with.count * sizeof with.code[0]);
    if (status != CUDA_SUCCESS) {
        free(link);
        return status;
    }
    driver_link **held = gtap_shadow_payload(state, DRIVER_KIND_CUlinkState);
    *held = link;
    *stateOut = state;
    return CUDA_SUCCESS;
}

static CUresult send_input(const driver_link *link, CUlinkState state, CUjitInputType kind, const char *name,
                           const unsigned char *data, size_t size)
{
    CUresult status = CUDA_SUCCESS;
    for (size_t done = 0, n; done < size && status == CUDA_SUCCESS; done += n) {
        n = size - done < DRIVER_PIECE ? size - done : DRIVER_PIECE;
        status = driver_wire_gtapLinkInput(link->session, state, kind, name, data + done, n, done, size);
    }
    return status;
}

/* Of a fat binary the image that fits the device is linked. */
static CUresult send_chosen(const driver_site *site, const driver_link *link, CUlinkState state, const char *name,
                            const void *data, size_t size)
{
    gtap_image image;
    CUresult status = driver_image_choose(site, data, size, &image);
    if (status != CUDA_SUCCESS)
        return status;
    status = send_input(link, state, image.is_ptx ? CU_JIT_INPUT_PTX : CU_JIT_INPUT_CUBIN, name, image.data, image.size);
    gtap_image_free(&image);
    return status;
}

static CUresult add(const driver_site *site, const driver_link *link, CUlinkState state, CUjitInputType kind,
                    const void *data, size_t size, const char *name)
{
    if (kind == CU_JIT_INPUT_FATBINARY)
        return send_chosen(site, link, state, name, data, size);
    if (kind == CU_JIT_INPUT_PTX)
        size = strnlen(data, size);
    return size == 0 ? CUDA_ERROR_INVALID_IMAGE : send_input(link, state, kind, name, data, size);
}

static CUresult add_checked(CUlinkState state, CUjitInputType kind, const void *data, size_t size, const char *name)
{
    driver_site site;
    driver_link *link;
    CUresult status = enter_link(state, &site, &link);
    if (status != CUDA_SUCCESS)
        return status;
    if (link->image != NULL)
        return CUDA_ERROR_INVALID_HANDLE; /* it is complete */
    return add(&site, link, state, kind, data, size, name != NULL ? name : "");
}

static int is_input(CUjitInputType kind)
{
    if (kind == CU_JIT_INPUT_NVVM)
        driver_say("driver.nvvm", CU_LOG_LEVEL_ERROR, "link inputs of LTO-IR are not supported: nvJitLink takes them");
    return kind >= CU_JIT_INPUT_CUBIN && kind <= CU_JIT_INPUT_LIBRARY;
}

CUresult cuLinkAddData_v2(CUlinkState state, CUjitInputType type, void *data, size_t size, const char *name,
                          unsigned int numOptions, CUjit_option *options, void **optionValues)
{
    driver_options with;
    if (data == NULL || size == 0 || !is_input(type))
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_options_read(&with, numOptions, options, optionValues);
    return status != CUDA_SUCCESS ? status : add_checked(state, type, data, size, name);
}

/* The server hears the file's own name, for its messages. */
CUresult cuLinkAddFile_v2(CUlinkState state, CUjitInputType type, const char *path, unsigned int numOptions,
                          CUjit_option *options, void **optionValues)
{
    driver_options with;
    unsigned char *data;
    size_t size;
    if (path == NULL || !is_input(type))
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_options_read(&with, numOptions, options, optionValues);
    if (status == CUDA_SUCCESS)
        status = driver_read_file(path, &data, &size);
    if (status != CUDA_SUCCESS)
        return status;
    const char *name = strrchr(path, '/');
    status = add_checked(state, type, data, size, name != NULL ? name + 1 : path);
    free(data);
    return status;
}

/* It comes from a peer, and the program hands it to be loaded without its size: that must be what its headers say. */
static int is_image(const driver_site *site, const unsigned char *image, uint64_t size)
{
    static const unsigned char wrapper[4] = {0xb1, 0x43, 0x62, 0x46}; /* of a fat binary: holds a pointer */
    gtap_image chosen;
    if (size < sizeof wrapper || memcmp(image, wrapper, sizeof wrapper) == 0)
        return 0;
    int result = gtap_image_choose(driver_facts(site), image, size, &chosen);
    gtap_image_free(&chosen);
    return result == GTAP_IMAGE_OK || result == GTAP_IMAGE_NONE_FITS;
}

/* A NUL behind the last byte: the image may be text. */
static CUresult fetch(const driver_site *site, driver_link *link, CUlinkState state, uint64_t size)
{
    unsigned char *image = size <= image_limit ? calloc(1, size + 1) : NULL;
    CUresult status = image != NULL ? CUDA_SUCCESS : CUDA_ERROR_OUT_OF_MEMORY;
    for (uint64_t done = 0, n; done < size && status == CUDA_SUCCESS; done += n) {
        n = size - done < DRIVER_PIECE ? size - done : DRIVER_PIECE;
        status = driver_wire_gtapLinkImage(link->session, state, image + done, n, done);
    }
    if (status == CUDA_SUCCESS && !is_image(site, image, size))
        status = CUDA_ERROR_UNKNOWN;
    if (status != CUDA_SUCCESS) {
        free(image);
        return status;
    }
    link->image = image;
    link->size = size;
    return CUDA_SUCCESS;
}

static CUresult complete(const driver_site *site, driver_link *link, CUlinkState state)
{
    unsigned long long size = 0;
    char *log = calloc(1, LOG_CAPACITY + 1);
    if (log == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    CUresult status = driver_wire_gtapLink(link->session, state, &size, log, LOG_CAPACITY);
    driver_options_write(&link->options, status, log);
    free(log);
    return status != CUDA_SUCCESS ? status : fetch(site, link, state, size);
}

CUresult cuLinkComplete(CUlinkState state, void **cubinOut, size_t *sizeOut)
{
    driver_site site;
    driver_link *link;
    CUresult status = cubinOut == NULL ? CUDA_ERROR_INVALID_VALUE : enter_link(state, &site, &link);
    if (status == CUDA_SUCCESS && link->image == NULL)
        status = driver_note(site.session, complete(&site, link, state));
    if (status != CUDA_SUCCESS)
        return status;
    *cubinOut = link->image;
    if (sizeOut != NULL)
        *sizeOut = link->size;
    return CUDA_SUCCESS;
}

CUresult cuLinkDestroy(CUlinkState state)
{
    driver_site site;
    driver_link *link;
    CUresult status = enter_link(state, &site, &link);
    if (status != CUDA_SUCCESS)
        return status;
    *(driver_link **)gtap_shadow_payload(state, DRIVER_KIND_CUlinkState) = NULL; /* a lost link leaves the handle */
    status = driver_wire_cuLinkDestroy(link->session, state);
    free(link->image);
    free(link);
    return status;
}

/* ---- before CUDA 6.5: the same ---- */

CUresult cuLinkCreate(unsigned int numOptions, CUjit_option *options, void **optionValues, CUlinkState *stateOut)
{
    return cuLinkCreate_v2(numOptions, options, optionValues, stateOut);
}

CUresult cuLinkAddData(CUlinkState state, CUjitInputType type, void *data, size_t size, const char *name,
                       unsigned int numOptions, CUjit_option *options, void **optionValues)
{
    return cuLinkAddData_v2(state, type, data, size, name, numOptions, options, optionValues);
}

CUresult cuLinkAddFile(CUlinkState state, CUjitInputType type, const char *path, unsigned int numOptions,
                       CUjit_option *options, void **optionValues)
{
    return cuLinkAddFile_v2(state, type, path, numOptions, options, optionValues);
}
