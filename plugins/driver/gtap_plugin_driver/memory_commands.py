"""Boxes, mapped physical memory and what else belongs to memory: wire functions 80 to 99."""

from gtap_core import In, Library, Out

CALL = "call"


def declare(driver: Library) -> None:
    """Enter them."""
    # Device memory as it is now, behind no stream: for host functions, while they hold theirs. At most 4 MiB each.
    driver.custom(80, "CUresult gtapAsideIn(CUdeviceptr dst, const void *src, size_t n)", kind=CALL, src=In(bytes="n"))
    driver.custom(81, "CUresult gtapAsideOut(void *dst, CUdeviceptr src, size_t n)", kind=CALL, dst=Out(bytes="n"))
