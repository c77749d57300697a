/* What a node does, as a block of bytes (graphs.py on the server describes them). */
#include "graph.h"

typedef struct kernel_block {
    uint32_t kind, zero;
    uint64_t function;
    uint32_t shape[8];
    uint64_t n;
} kernel_block;

typedef struct copy_block {
    uint32_t kind, zero;
    uint64_t to[3], from[3], extent[3];
} copy_block;

typedef struct fill_block {
    uint32_t kind, zero;
    uint64_t destination, pitch;
    uint32_t value, element;
    uint64_t width, height;
} fill_block;

typedef struct number_block {
    uint32_t kind, zero;
    uint64_t number;
} number_block;

static unsigned char *copy_of(const void *block, size_t size, size_t more, size_t *total)
{
    unsigned char *made = malloc(size + more);
    if (made != NULL)
        memcpy(made, block, size);
    *total = size + more;
    return made;
}

unsigned char *block_kernel(uint64_t function, const unsigned shape[8], const void *parameters, size_t n, size_t *size)
{
    kernel_block block = {.kind = CU_GRAPH_NODE_TYPE_KERNEL, .function = function, .n = n};
    memcpy(block.shape, shape, sizeof block.shape);
    unsigned char *made = copy_of(&block, sizeof block, n, size);
    if (made != NULL && n != 0)
        memcpy(made + sizeof block, parameters, n);
    return made;
}

unsigned char *block_copy(const region *to, const region *from, size_t width, size_t rows, size_t slices, size_t *size)
{
    const copy_block block = {.kind = CU_GRAPH_NODE_TYPE_MEMCPY,
                              .to = {to->address, to->pitch, to->slice},
                              .from = {from->address, from->pitch, from->slice},
                              .extent = {width, rows, slices}};
    return copy_of(&block, sizeof block, 0, size);
}

unsigned char *block_fill(const CUDA_MEMSET_NODE_PARAMS *fill, size_t *size)
{
    const fill_block block = {CU_GRAPH_NODE_TYPE_MEMSET, 0, fill->dst, fill->pitch, fill->value, fill->elementSize,
                              fill->width, fill->height};
    return copy_of(&block, sizeof block, 0, size);
}

unsigned char *block_number(CUgraphNodeType kind, uint64_t number, size_t *size)
{
    const number_block block = {(uint32_t)kind, 0, number};
    return copy_of(&block, sizeof block, 0, size);
}

unsigned char *block_empty(CUgraphNodeType kind, size_t *size)
{
    const uint32_t block[2] = {(uint32_t)kind, 0};
    return copy_of(block, sizeof block, 0, size);
}

int block_read_kernel(graph_node *node, block_kernel_view *view)
{
    kernel_block block;
    if (node->block == NULL || node->size < sizeof block)
        return -1;
    memcpy(&block, node->block, sizeof block);
    if (block.n != node->size - sizeof block)
        return -1;
    *view = (block_kernel_view){.function = block.function, .parameters = node->block + sizeof block, .n = block.n};
    memcpy(view->shape, block.shape, sizeof view->shape);
    return 0;
}

int block_read_copy(const graph_node *node, region *to, region *from, size_t extent[3])
{
    copy_block block;
    if (node->block == NULL || node->size != sizeof block)
        return -1;
    memcpy(&block, node->block, sizeof block);
    *to = (region){block.to[0], block.to[1], block.to[2]};
    *from = (region){block.from[0], block.from[1], block.from[2]};
    memcpy(extent, block.extent, sizeof block.extent);
    return 0;
}

int block_read_fill(const graph_node *node, CUDA_MEMSET_NODE_PARAMS *fill)
{
    fill_block block;
    if (node->block == NULL || node->size != sizeof block)
        return -1;
    memcpy(&block, node->block, sizeof block);
    *fill = (CUDA_MEMSET_NODE_PARAMS){block.destination, block.pitch, block.value, block.element, block.width,
                                      block.height};
    return 0;
}

uint64_t block_read_number(const graph_node *node)
{
    number_block block;
    if (node->block == NULL || node->size != sizeof block)
        return 0;
    memcpy(&block, node->block, sizeof block);
    return block.number;
}
