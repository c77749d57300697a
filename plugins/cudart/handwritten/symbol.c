/* Variables by the address of their host twin. */
#include "cudart.h"

int32_t cudart_symbol_range(const void *symbol, size_t size, size_t offset, void **address)
{
    CUdeviceptr base = 0;
    size_t whole = 0;
    int32_t status = cudart_variable(symbol, &base, &whole);
    if (status == 0 && (offset > whole || size > whole - offset))
        status = cudaErrorInvalidValue;
    *address = (void *)(uintptr_t)(base + offset);
    return status;
}

static int32_t to_symbol(const void *symbol, const void *source, size_t size, size_t offset, int32_t kind,
                         struct cudart_order order)
{
    void *address = NULL;
    if (kind != cudaMemcpyHostToDevice && kind != cudaMemcpyDeviceToDevice && kind != cudaMemcpyDefault)
        return cudaErrorInvalidMemcpyDirection;
    int32_t status = cudart_symbol_range(symbol, size, offset, &address);
    return status != 0 ? status : cudart_copy(address, source, size, kind, order);
}

static int32_t from_symbol(void *destination, const void *symbol, size_t size, size_t offset, int32_t kind,
                           struct cudart_order order)
{
    void *address = NULL;
    if (kind != cudaMemcpyDeviceToHost && kind != cudaMemcpyDeviceToDevice && kind != cudaMemcpyDefault)
        return cudaErrorInvalidMemcpyDirection;
    int32_t status = cudart_symbol_range(symbol, size, offset, &address);
    return status != 0 ? status : cudart_copy(destination, address, size, kind, order);
}

GTAP_EXPORT cudaError_t cudaMemcpyToSymbol(const void *symbol, const void *source, size_t size, size_t offset,
                                           int32_t kind)
{
    return CUDART_LOWER(to_symbol(symbol, source, size, offset, kind, CUDART_LEGACY));
}

GTAP_EXPORT cudaError_t cudaMemcpyToSymbol_ptds(const void *symbol, const void *source, size_t size, size_t offset,
                                                int32_t kind)
{
    return CUDART_LOWER(to_symbol(symbol, source, size, offset, kind, CUDART_OWN));
}

GTAP_EXPORT cudaError_t cudaMemcpyFromSymbol(void *destination, const void *symbol, size_t size, size_t offset,
                                             int32_t kind)
{
    return CUDART_LOWER(from_symbol(destination, symbol, size, offset, kind, CUDART_LEGACY));
}

GTAP_EXPORT cudaError_t cudaMemcpyFromSymbol_ptds(void *destination, const void *symbol, size_t size, size_t offset,
                                                  int32_t kind)
{
    return CUDART_LOWER(from_symbol(destination, symbol, size, offset, kind, CUDART_OWN));
}

GTAP_EXPORT cudaError_t cudaMemcpyToSymbolAsync(const void *symbol, const void *source, size_t size, size_t offset,
                                                int32_t kind, cudaStream_t stream)
{
    return CUDART_LOWER(to_symbol(symbol, source, size, offset, kind, CUDART_POSTED(stream)));
}

GTAP_EXPORT cudaError_t cudaMemcpyToSymbolAsync_ptsz(const void *symbol, const void *source, size_t size,
                                                     size_t offset, int32_t kind, cudaStream_t stream)
{
    return cudaMemcpyToSymbolAsync(symbol, source, size, offset, kind, PER_THREAD(stream));
}

GTAP_EXPORT cudaError_t cudaMemcpyFromSymbolAsync(void *destination, const void *symbol, size_t size, size_t offset,
                                                  int32_t kind, cudaStream_t stream)
{
    return CUDART_LOWER(from_symbol(destination, symbol, size, offset, kind, CUDART_POSTED(stream)));
}

GTAP_EXPORT cudaError_t cudaMemcpyFromSymbolAsync_ptsz(void *destination, const void *symbol, size_t size,
                                                       size_t offset, int32_t kind, cudaStream_t stream)
{
    return cudaMemcpyFromSymbolAsync(destination, symbol, size, offset, kind, PER_THREAD(stream));
}

static int32_t symbol_address(void **address, const void *symbol)
{
    return address == NULL ? (int32_t)cudaErrorInvalidValue : cudart_symbol_range(symbol, 0, 0, address);
}

GTAP_EXPORT cudaError_t cudaGetSymbolAddress(void **address, const void *symbol)
{
    return CUDART_LOWER(symbol_address(address, symbol));
}

static int32_t symbol_size(size_t *size, const void *symbol)
{
    CUdeviceptr address = 0;
    return size == NULL ? (int32_t)cudaErrorInvalidValue : cudart_variable(symbol, &address, size);
}

GTAP_EXPORT cudaError_t cudaGetSymbolSize(size_t *size, const void *symbol)
{
    return CUDART_LOWER(symbol_size(size, symbol));
}
