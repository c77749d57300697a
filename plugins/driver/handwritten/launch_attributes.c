/* What a launch is given beside its shape: what is done here, and the list that travels to the device.
 *
 * The list is one of records `u32 id | u32 bytes | value padded to 8` (handlers.py reads it). */
#include "launch_attributes.h"

#include <string.h>

/* By number: the bytes of an attribute that the device is told, 0 for one that it is not. The others are hints about
 * caches and links, or done on this side. */
static const unsigned char told[] = {
    [CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION] = 12,
    [CU_LAUNCH_ATTRIBUTE_CLUSTER_SCHEDULING_POLICY_PREFERENCE] = 4,
    [CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION] = 4,
    [CU_LAUNCH_ATTRIBUTE_PRIORITY] = 4,
    [CU_LAUNCH_ATTRIBUTE_MEM_SYNC_DOMAIN_MAP] = 2,
    [CU_LAUNCH_ATTRIBUTE_MEM_SYNC_DOMAIN] = 4,
    [CU_LAUNCH_ATTRIBUTE_PREFERRED_CLUSTER_DIMENSION] = 12,
    [CU_LAUNCH_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT] = 4,
    [CU_LAUNCH_ATTRIBUTE_PORTABLE_CLUSTER_SIZE_MODE] = 4,
};

enum { MOST_CLUSTER = 16 }; /* blocks: what any device has so far, not portably */

static CUresult refused(const char *what)
{
    driver_say(what, CU_LOG_LEVEL_ERROR, "a launch with %s is not supported", what);
    return CUDA_ERROR_NOT_SUPPORTED;
}

static CUresult check_cluster(const unsigned cluster[3], const unsigned grid[3])
{
    unsigned blocks = 1;
    for (int axis = 0; axis < 3; axis++) {
        if (cluster[axis] == 0)
            return CUDA_ERROR_INVALID_VALUE;
        if (cluster[axis] > MOST_CLUSTER || grid[axis] % cluster[axis] != 0)
            return CUDA_ERROR_INVALID_CLUSTER_SIZE;
        blocks *= cluster[axis];
    }
    return blocks > MOST_CLUSTER ? CUDA_ERROR_INVALID_CLUSTER_SIZE : CUDA_SUCCESS;
}

/* What the devices before those with clusters do not have. */
static int needs_clusters(int id)
{
    return id != CU_LAUNCH_ATTRIBUTE_PRIORITY && id != CU_LAUNCH_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT;
}

static CUresult tell(const CUlaunchAttribute *attribute, launch_attributes *read)
{
    const uint32_t head[2] = {(uint32_t)attribute->id, told[attribute->id]};
    const size_t padded = (head[1] + 7u) & ~(size_t)7;
    if (read->size + sizeof head + padded > sizeof read->list)
        return CUDA_ERROR_INVALID_VALUE;
    memcpy(read->list + read->size, head, sizeof head);
    memset(read->list + read->size + sizeof head, 0, padded);
    memcpy(read->list + read->size + sizeof head, attribute->value.bytes, head[1]);
    read->size += sizeof head + padded;
    return CUDA_SUCCESS;
}

static CUresult read_told(const CUlaunchAttribute *attribute, int device, const unsigned grid[3],
                          launch_attributes *read)
{
    const unsigned cluster[3] = {attribute->value.clusterDim.x, attribute->value.clusterDim.y,
                                 attribute->value.clusterDim.z};
    const int has_clusters = driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_CLUSTER_LAUNCH);
    if (attribute->id == CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION) {
        if (!has_clusters && (cluster[0] > 1 || cluster[1] > 1 || cluster[2] > 1))
            return refused("clusters of blocks");
        CUresult status = check_cluster(cluster, grid);
        if (status != CUDA_SUCCESS)
            return status;
    }
    return !has_clusters && needs_clusters(attribute->id) ? CUDA_SUCCESS : tell(attribute, read);
}

static CUresult read_one(const CUlaunchAttribute *attribute, int device, const unsigned grid[3],
                         launch_attributes *read)
{
    const int id = attribute->id;
    switch (id) {
    case CU_LAUNCH_ATTRIBUTE_COOPERATIVE:
        read->cooperative = attribute->value.number != 0;
        return CUDA_SUCCESS;
    /* Either may be recorded later than the blocks would allow: behind the kernel it is right. */
    case CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_EVENT:
        read->after[0] = attribute->value.event;
        return CUDA_SUCCESS;
    case CU_LAUNCH_ATTRIBUTE_LAUNCH_COMPLETION_EVENT:
        read->after[1] = attribute->value.event;
        return CUDA_SUCCESS;
    case CU_LAUNCH_ATTRIBUTE_DEVICE_UPDATABLE_KERNEL_NODE:
        return attribute->value.number != 0 ? refused("a node that the device updates") : CUDA_SUCCESS;
    default:
        if (id < 0 || id > CU_LAUNCH_ATTRIBUTE_PORTABLE_CLUSTER_SIZE_MODE)
            return refused("an attribute of a newer CUDA");
        return told[id] != 0 ? read_told(attribute, device, grid, read) : CUDA_SUCCESS;
    }
}

CUresult launch_read_attributes(const CUlaunchConfig *config, int device, launch_attributes *read)
{
    const unsigned grid[3] = {config->gridDimX, config->gridDimY, config->gridDimZ};
    CUresult status = config->numAttrs != 0 && config->attrs == NULL ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS;
    read->cooperative = 0;
    read->after[0] = read->after[1] = NULL;
    read->size = 0;
    for (unsigned i = 0; i < config->numAttrs && status == CUDA_SUCCESS; i++)
        status = read_one(&config->attrs[i], device, grid, read);
    return status;
}
