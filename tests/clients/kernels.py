"""The kernels that real packages carry as PTX: found in their libraries, compiled by several processes."""

from __future__ import annotations

import math
import multiprocessing
import os
import random
import struct
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path

import attrs
import lz4.block
import zstandard
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.objects import compile_work
from gtap_plugin_cpu.program import Program
from gtap_plugin_cpu.ptx.model import PtxError
from gtap_plugin_cpu.work import Work

from tests import wheels

_FATBIN = struct.pack("<IHH", 0xBA55ED50, 1, 16)
_PTX, _LZ4, _ZSTD = 1, 0x2000, 0x8000
SMALL, MOST_SECONDS = 1000, 1.0  # instructions; of processor time
_TRIES = 3  # of what takes longer, for others use the processor too
_AT_ONCE = 20  # kernels that a process takes
_LARGE = 1500  # instructions
Job = tuple[Path, list[tuple[str, float]]]  # kernels of a file, each with the instructions that it may have


@attrs.frozen
class Compiled:
    """What became of one kernel. `cause` is empty where it worked."""

    kernel: str
    instructions: int = 0
    seconds: float = 0.0  # of processor time, of what was compiled
    cause: str = ""

    @property
    def is_slow(self) -> bool:
        """Whether it takes longer than a kernel of its size may."""
        return self.instructions < SMALL and self.seconds > MOST_SECONDS


# ---- the corpus ------------------------------------------------------------------------------------------------------


def texts(libraries: Iterable[bytes], sm: int = 0) -> Iterator[bytes]:
    """The PTX texts for one target (0: for each) in the fat binaries of libraries."""
    for library in libraries:
        at = 0
        while (at := library.find(_FATBIN, at)) >= 0:
            end = at + 16 + struct.unpack_from("<Q", library, at + 8)[0]
            at += 16
            while end <= len(library) and at + 64 <= end:
                kind, _, head, padded, stored = struct.unpack_from("<HHIQI", library, at)
                target, flags, size = struct.unpack_from("<28xI8xQ8xQ", library, at)
                if kind == _PTX and sm in (0, target):
                    yield _unpacked(library[at + head : at + head + (stored or padded)], flags, size).rstrip(b"\0")
                at += head + padded


def _unpacked(payload: bytes, flags: int, size: int) -> bytes:
    if flags & _LZ4:
        return bytes(lz4.block.decompress(payload, uncompressed_size=size))
    return bytes(zstandard.ZstdDecompressor().decompress(payload, max_output_size=size)) if flags & _ZSTD else payload


def corpus(package: str, sm: int = 0) -> list[Path]:
    """The PTX texts of a package, a file each, kept between runs. Raises WheelsMissing."""
    archive = wheels.archive(package)
    folder = wheels.cache() / "ptx" / f"{archive.stem}-{sm}"
    with wheels.locked(folder):
        if not folder.is_dir():
            scratch = folder.with_name(f"{folder.name}.{os.getpid()}")
            scratch.mkdir(parents=True)
            for number, text in enumerate(texts(wheels.members(archive, ".so"), sm)):
                (scratch / f"{number:04}.ptx").write_bytes(text)
            scratch.rename(folder)
    return sorted(folder.glob("*.ptx"))


# ---- compiling it ----------------------------------------------------------------------------------------------------


def compile_all(files: Iterable[Path], share: float, seed: int = 4) -> list[Compiled]:
    """Generate every kernel of the files; compile a share of each file's, of large ones a tenth of it: they take long.

    All processors work; what took long then is measured again while nothing else does, as a processor that shares its
    core takes longer.
    """
    chosen = random.Random(seed)
    jobs: list[Job] = []
    for file in files:
        names = [kernel.name for kernel in Image(file.read_text("utf-8", "replace")).kernels]
        sample = set(chosen.sample(names, min(len(names), max(1, round(share * len(names))))))
        kernels = [(name, (chosen.random() < 0.1 and math.inf) or _LARGE if name in sample else 0) for name in names]
        jobs += [(file, kernels[start : start + _AT_ONCE]) for start in range(0, len(kernels), _AT_ONCE)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(os.sched_getaffinity(0)), mp_context=context) as pool:
        found = [(job[0], each) for job, some in zip(jobs, pool.map(_each, jobs), strict=True) for each in some]
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return [pool.submit(_again, file, each).result() if each.is_slow else each for file, each in found]


def _again(file: Path, before: Compiled) -> Compiled:
    """The fastest of all measurements."""
    return min(before, _one(_image(file), before.kernel, math.inf, _TRIES), key=lambda each: each.seconds)


def _each(job: Job) -> list[Compiled]:
    file, kernels = job
    image = _image(file)
    return [_one(image, name, most) for name, most in kernels]


@lru_cache(1)
def _image(file: Path) -> Image:
    return Image(file.read_text("utf-8", "replace"))


def _one(image: Image, name: str, most: float, tries: int = 1) -> Compiled:
    """`most`: how many instructions it may have to be compiled too. The fastest of so many tries counts."""
    work = image.work(name)
    try:
        program = Program(work)
        if program.instructions > most:
            program.text()
            return Compiled(name, program.instructions)
        seconds = min(_seconds(work) for _ in range(tries))
    except PtxError as error:
        return Compiled(name, cause=str(error).partition(": ")[2])
    return Compiled(name, program.instructions, seconds)


def _seconds(work: Work) -> float:
    before = time.process_time()
    compile_work(work)
    return time.process_time() - before
