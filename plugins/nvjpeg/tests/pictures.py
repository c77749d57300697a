"""JPEG streams made for tests, and what is in them by Pillow."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import simplejpeg
from PIL import Image

WIDTH, HEIGHT = 77, 61
NAMES = ("444", "422", "420", "440", "411", "GRAY", "progressive", "420 progressive", "optimized", "restarts")
CSS = {"444": 0, "422": 1, "420": 2, "440": 3, "411": 4, "410": 5, "GRAY": 6}
SHARED = {"444": (1, 1), "422": (2, 1), "420": (2, 2), "440": (1, 2), "411": (4, 1)}


def picture(width: int = WIDTH, height: int = HEIGHT) -> np.ndarray:
    """A smooth picture of three colours: what is done with chroma changes little of it."""
    y, x = np.mgrid[0:height, 0:width]
    waves = (np.sin(x / 19 + 1), np.cos(y / 17), np.sin((x + y) / 23))
    return np.stack([128 + 90 * each for each in waves], -1).astype(np.uint8)


def stream(name: str, width: int = WIDTH, height: int = HEIGHT, orientation: int = 0) -> bytes:
    """A stream of the picture, by one of NAMES, CMYK or EXIF."""
    pixels = picture(width, height)
    if name in ("440", "411"):
        return bytes(simplejpeg.encode_jpeg(pixels, 92, "RGB", name))
    image, out = Image.fromarray(pixels), io.BytesIO()
    if name == "GRAY":
        image = image.convert("L")
    if name == "CMYK":
        image = image.convert("CMYK")
    options: dict[str, object] = {"progressive": "progressive" in name, "optimize": name == "optimized"}
    if name == "restarts":
        options["restart_marker_blocks"] = 3
    if orientation:
        exif = Image.Exif()
        exif[0x0112] = orientation
        options["exif"] = exif
    subsampling = next((each for each in ("422", "420") if name.startswith(each)), "444")
    image.save(out, "JPEG", quality=92, subsampling=":".join(subsampling), **options)
    return out.getvalue()


def subsampling(name: str) -> str:
    """Of one of NAMES."""
    return next((each for each in CSS if name.startswith(each)), "444")


def pixels(data: bytes, mode: str = "RGB") -> np.ndarray:
    """What Pillow sees, with chroma interpolated."""
    image = Image.open(io.BytesIO(data))
    if mode == "YCbCr" and image.mode == "RGB":
        image.draft("YCbCr", image.size)
    return np.asarray(image if image.mode == mode else image.convert(mode)).astype(int)


def planes(path: Path, sizes: list[tuple[int, int]], each: int = 4) -> list[list[np.ndarray]]:
    """The planes that a program wrote, `each` of every (pitch, rows)."""
    data, at, found = np.fromfile(path, np.uint8), 0, []
    for pitch, rows in sizes:
        size = pitch * rows
        found.append([data[at + i * size : at + (i + 1) * size].reshape(rows, pitch) for i in range(each)])
        at += each * size
    assert at == len(data)
    return found


def resized(data: bytes, width: int, height: int) -> bytes:
    """The same stream with other sizes in its frame."""
    at = next(i for i in range(len(data)) if data[i] == 0xFF and data[i + 1] in (0xC0, 0xC2))
    return data[: at + 5] + struct.pack(">HH", height, width) + data[at + 9 :]
