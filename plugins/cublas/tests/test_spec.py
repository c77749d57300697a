"""cuBLAS's spec: its wire forms, its names, and NVIDIA's headers."""

from __future__ import annotations

import pytest
from gtap_plugin_cublas import cublas

from gtap_core.testing import check_library


@pytest.mark.slow
def test_every_wire_function_travels() -> None:
    check_library(cublas, rounds=5)
