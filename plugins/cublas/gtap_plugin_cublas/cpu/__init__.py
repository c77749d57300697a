"""cuBLAS for the CPU device: importing this enters every function into the spec."""

from gtap_plugin_cublas.cpu import handle  # noqa: F401
