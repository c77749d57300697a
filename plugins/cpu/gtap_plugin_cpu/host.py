"""What the machine says of its processor: how hot it is."""

from __future__ import annotations

from pathlib import Path

_DRIVERS = {"coretemp", "k10temp", "zenpower", "cpu_thermal"}  # of processors' sensors


def temperature(root: Path = Path("/")) -> int | None:
    """Degrees Celsius: the hottest sensor of a processor, else the hottest thermal zone; None where nothing tells."""
    for files in (_sensors(root), root.glob("sys/class/thermal/thermal_zone*/temp")):
        found = [each for each in map(_celsius, sorted(files)) if each is not None]
        if found:
            return max(found)
    return None


def _sensors(root: Path) -> list[Path]:
    return [
        file
        for folder in root.glob("sys/class/hwmon/hwmon*")
        if _text(folder / "name") in _DRIVERS
        for file in folder.glob("temp*_input")
    ]


def _celsius(file: Path) -> int | None:
    text = _text(file)
    return int(text) // 1000 if text.isdecimal() and len(text) <= 6 and 0 < int(text) < 150_000 else None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
