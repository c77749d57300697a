"""cuBLAS for the CPU device: importing this enters every function into the spec.

What computes (OpenBLAS, NumPy) is loaded at the first call: `registry.py` collects the bodies, by chapters.
"""

from __future__ import annotations

import functools
import importlib
import inspect
from collections.abc import Callable, Mapping
from typing import Any

from gtap_plugin_cublas.cpu import handle  # noqa: F401
from gtap_plugin_cublas.spec import cublas

CHAPTERS = ("level1", "level2", "level3", "extensions", "mixed", "products", "batched", "solvers")


@functools.cache
def bodies() -> Mapping[str, Callable[..., Any]]:
    """Every body by the function's name."""
    for chapter in CHAPTERS:
        importlib.import_module(f"gtap_plugin_cublas.cpu.{chapter}")
    from gtap_plugin_cublas.cpu.registry import FUNCTIONS

    return FUNCTIONS


def _enter(name: str, parameters: list[str]) -> None:
    def call(*arguments: Any, memory: Any) -> Any:
        return bodies()[name](*arguments, memory=memory)

    positional = [inspect.Parameter(each, inspect.Parameter.POSITIONAL_OR_KEYWORD) for each in parameters]
    looks = inspect.Parameter("memory", inspect.Parameter.KEYWORD_ONLY)
    call.__signature__ = inspect.Signature([*positional, looks])  # type: ignore[attr-defined]
    cublas.cpu(name)(call)


for _function in cublas.functions.values():
    if _function.name not in cublas.cpu_functions:
        _enter(_function.name, [each.name for each in _function.parameters])
