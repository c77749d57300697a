"""Boxes, mapped physical memory and what else belongs to memory: wire functions 80 to 99."""

from gtap_core import In, Library, Out

CALL, POST, DEFER = "call", "post", "defer"


def declare(driver: Library) -> None:
    """Enter them."""
    # Device memory as it is now, behind no stream: for host functions, while they hold theirs. At most 4 MiB each.
    driver.custom(80, "CUresult gtapAsideIn(CUdeviceptr dst, const void *src, size_t n)", kind=CALL, src=In(bytes="n"))
    driver.custom(81, "CUresult gtapAsideOut(void *dst, CUdeviceptr src, size_t n)", kind=CALL, dst=Out(bytes="n"))
    _boxes(driver)


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
