"""`gtap plugins`: what is there, and what cannot be used."""

from __future__ import annotations

from importlib.metadata import EntryPoint

from gtap_core.listing import listing
from gtap_core.plugins import load


def test_installed_libraries_and_devices_are_listed() -> None:
    lines = listing().splitlines()
    libraries = [line.split()[1:3] for line in lines if line.startswith("library")]
    assert ["cudart", "libcudart.so.13,"] in libraries
    assert ["driver", "libcuda.so.1,"] in libraries
    assert ["nvml", "libnvidia-ml.so.1,"] in libraries
    assert libraries == sorted(libraries)
    (cusolver,) = (line for line in lines if line.startswith("exports  cusolver "))
    assert cusolver.split(maxsplit=2)[2].startswith("libcusolver.so.12, libcusolver.so.11 ")
    assert {"device   cpu", "device   cuda", "device   null"} <= set(lines)


def test_a_plugin_that_cannot_be_loaded_is_named_with_its_reason() -> None:
    broken = EntryPoint("broken", "no_such_package_of_anybody", "gtap")
    assert "unusable broken: ModuleNotFoundError: No module named 'no_such_package_of_anybody'" in listing(
        load([broken])
    )
