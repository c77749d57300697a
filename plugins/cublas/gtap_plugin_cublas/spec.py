"""cuBLAS's functions, by the chapters of its manual: whoever imports this has all of them declared."""

from gtap_plugin_cublas import (  # noqa: F401 - each declares its chapter
    batched,
    copies,
    extensions,
    handle,
    legacy,
    level1,
    level2,
    level3,
    mixed,
    refused,
    solvers,
)
from gtap_plugin_cublas.library import cublas

__all__ = ["cublas"]
