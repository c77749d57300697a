"""Boxes, mapped physical memory and what else belongs to memory: wire functions 80 to 99, and 112."""

from gtap_core import In, Library, Out

CALL, POST, DEFER = "call", "post", "defer"

SHARING = (
    "CUresult cuMemExportToShareableHandle(void *shareableHandle, CUmemGenericAllocationHandle handle, "
    "CUmemAllocationHandleType handleType, unsigned long long flags)",
    "CUresult cuMemImportFromShareableHandle(CUmemGenericAllocationHandle *handle, void *osHandle, "
    "CUmemAllocationHandleType shHandleType)",
    "CUresult cuMemPoolExportToShareableHandle(void *handle_out, CUmemoryPool pool, "
    "CUmemAllocationHandleType handleType, unsigned long long flags)",
    "CUresult cuMemPoolImportFromShareableHandle(CUmemoryPool *pool_out, void *handle, "
    "CUmemAllocationHandleType handleType, unsigned long long flags)",
    "CUresult cuMemPoolExportPointer(CUmemPoolPtrExportData *shareData_out, CUdeviceptr ptr)",
    "CUresult cuMemPoolImportPointer(CUdeviceptr *ptr_out, CUmemoryPool pool, CUmemPoolPtrExportData *shareData)",
)
MULTICAST = (
    "CUresult cuMulticastCreate(CUmemGenericAllocationHandle *mcHandle, const void *prop)",
    "CUresult cuMulticastAddDevice(CUmemGenericAllocationHandle mcHandle, CUdevice dev)",
    "CUresult cuMulticastBindMem(CUmemGenericAllocationHandle mcHandle, size_t mcOffset, "
    "CUmemGenericAllocationHandle memHandle, size_t memOffset, size_t size, unsigned long long flags)",
    "CUresult cuMulticastBindAddr(CUmemGenericAllocationHandle mcHandle, size_t mcOffset, CUdeviceptr memptr, "
    "size_t size, unsigned long long flags)",
    "CUresult cuMulticastUnbind(CUmemGenericAllocationHandle mcHandle, CUdevice dev, size_t mcOffset, size_t size)",
    "CUresult cuMulticastGetGranularity(size_t *granularity, const void *prop, int option)",
)

DISCARDS = (
    "cuMemDiscardBatchAsync cuMemDiscardBatchAsync_ptsz cuMemDiscardAndPrefetchBatchAsync"
    " cuMemDiscardAndPrefetchBatchAsync_ptsz"
)


def declare(driver: Library) -> None:
    """Enter them."""
    # Device memory as it is now, behind no stream: for host functions, while they hold theirs. At most 4 MiB each.
    driver.custom(80, "CUresult gtapAsideIn(CUdeviceptr dst, const void *src, size_t n)", kind=CALL, src=In(bytes="n"))
    driver.custom(81, "CUresult gtapAsideOut(void *dst, CUdeviceptr src, size_t n)", kind=CALL, dst=Out(bytes="n"))
    _physical(driver)
    _boxes(driver)
    # All that the program has of the extents on a device, where it is more than gtapMemAlloc told; bounded.
    driver.custom(112, "CUresult gtapMemUsed(size_t bytes)", kind=POST)
    for prototype in SHARING:
        driver.refuse(prototype, "the memory is the server's, where other processes of this machine cannot reach it")
    for name in DISCARDS.split():
        driver.refuse(f"CUresult {name}(void)", "no copy of managed memory is kept that could be dropped")
    for prototype in MULTICAST:
        driver.refuse(prototype, "multicast objects span devices that gtap's sessions do not join")


def _physical(driver: Library) -> None:
    """Memory that programs map themselves; sizes and addresses are multiples of 2 MiB."""
    driver.custom(
        82, "CUresult gtapPhysicalCreate(gtapPhysical *handle, size_t size)", kind=CALL, handle=Out(creates=True)
    )
    driver.custom(83, "CUresult gtapPhysicalRelease(gtapPhysical handle)", kind=POST, destroys="handle")
    driver.custom(
        84, "CUresult gtapPhysicalMap(gtapPhysical handle, CUdeviceptr address, size_t size, size_t offset)", kind=POST
    )
    driver.custom(85, "CUresult gtapPhysicalUnmap(CUdeviceptr address, size_t size)", kind=POST)


def _boxes(driver: Library) -> None:
    """`n` is width * height * depth; the rows travel without gaps."""
    extent = "size_t width, size_t height, size_t depth"
    driver.custom(
        87,
        f"CUresult gtapCopyInBox(CUdeviceptr dst, size_t pitch, size_t slice, {extent}, const void *src, size_t n,"
        " CUstream stream, unsigned int blocking)",
        kind=POST,
        src=In(bytes="n"),
    )
    box = f"size_t n, CUdeviceptr src, size_t pitch, size_t slice, {extent}, CUstream stream"
    driver.custom(88, f"CUresult gtapCopyOutBox(void *dst, {box})", kind=CALL, dst=Out(bytes="n"))
    driver.custom(
        89,
        "CUresult gtapCopyBox(CUdeviceptr dst, size_t dst_pitch, size_t dst_slice, CUdeviceptr src, size_t src_pitch,"
        f" size_t src_slice, {extent}, CUstream stream, unsigned int blocking)",
        kind=POST,
    )
    driver.custom(90, f"CUresult gtapCopyOutBoxAsync(void *dst, {box})", kind=DEFER, dst=Out(bytes="n"))
