"""Code images: which one is taken, what it unpacks to, what its kernels' parameters are; and malformed ones."""

from __future__ import annotations

import hashlib
import random
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .conftest import PROGRAMS, compile_c, runtime_sources
from .samples import ARCH_SPECIFIC, ELF, FAMILY, LZ4, PTX, ZSTD, cubin, entry, fatbin, info, ptx

OK, INVALID, NONE_FITS = 0, 1, 2
SANITIZE = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all")


@attrs.frozen
class Answer:
    """What the program said of one image."""

    result: int
    is_ptx: int
    arch: int
    size: int
    digest: str
    has_kernels: int
    kernel: list[str]


@attrs.define(eq=False)
class Reader:
    """The program that reads images, kept running."""

    process: subprocess.Popen[bytes]

    def ask(self, data: bytes, sm: int = 90, ptx_only: bool = False) -> Answer:
        """Judge one image for a device."""
        assert self.process.stdin and self.process.stdout
        try:
            self.process.stdin.write(struct.pack("<IIII", sm // 10, sm % 10, ptx_only, len(data)) + data)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        words = self.process.stdout.readline().decode().split()
        assert words, f"the reader of images ended with {self.process.wait()}"
        result, is_ptx, arch, size, digest, has_kernels, *kernel = words
        return Answer(int(result), int(is_ptx), int(arch), int(size), digest, int(has_kernels), kernel)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    program = compile_c(
        tmp_path_factory.mktemp("images") / "images", *SANITIZE, str(PROGRAMS / "images.c"), *runtime_sources()
    )
    with subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Reader(process)
        assert process.stdin
        process.stdin.close()
        assert process.wait(60) == 0


def digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=32).hexdigest()


def taken(answer: Answer) -> tuple[int, str, int]:
    return answer.result, "ptx" if answer.is_ptx else "elf", answer.arch


ENTRIES = {
    "elf75": entry(ELF, 75, cubin(75)),
    "elf80": entry(ELF, 80, cubin(80)),
    "elf86": entry(ELF, 86, cubin(86)),
    "elf90": entry(ELF, 90, cubin(90)),
    "elf90a": entry(ELF, 90, cubin(90), flags=ARCH_SPECIFIC),
    "elf100f": entry(ELF, 100, cubin(100), flags=FAMILY),
    "ptx52": entry(PTX, 52, ptx(52)),
    "ptx75": entry(PTX, 75, ptx(75)),
    "ptx90": entry(PTX, 90, ptx(90)),
    "ptx90a": entry(PTX, 90, ptx(90), flags=ARCH_SPECIFIC),
    "ptx30": entry(PTX, 30, ptx(30)),
}


@pytest.mark.parametrize(
    ("names", "sm", "expected"),
    [
        ("elf75 elf90 ptx90", 90, "elf 90"),
        ("elf90 elf90a", 90, "elf 90"),
        ("elf80 elf86 ptx75", 89, "elf 86"),
        ("elf80 elf86 ptx75", 80, "elf 80"),
        ("elf86 ptx75 ptx52", 80, "ptx 75"),
        ("elf90a ptx52", 91, "ptx 52"),
        ("ptx90a ptx52", 100, "ptx 52"),
        ("ptx90a ptx52", 90, "ptx 90"),
        ("elf100f", 100, "elf 100"),
        ("elf100f", 103, None),
        ("elf75 ptx90", 80, None),
        ("", 90, None),
    ],
)
def test_the_image_that_fits_best_is_taken(reader: Reader, names: str, sm: int, expected: str | None) -> None:
    answer = reader.ask(fatbin(*(ENTRIES[name] for name in names.split())), sm)
    if expected is None:
        assert answer.result == NONE_FITS
    else:
        assert taken(answer) == (OK, expected.split()[0], int(expected.split()[1]))


@pytest.mark.parametrize(
    ("names", "expected"), [("elf75 ptx90 ptx52 ptx75", 52), ("ptx30 ptx75", 75), ("elf75", 0), ("ptx90a", 0)]
)
def test_a_ptx_device_takes_the_lowest_ptx(reader: Reader, names: str, expected: int) -> None:
    answer = reader.ask(fatbin(*(ENTRIES[name] for name in names.split())), 75, ptx_only=True)
    assert taken(answer) == ((OK, "ptx", expected) if expected else (NONE_FITS, "elf", 0))


@pytest.mark.parametrize("compression", [0, LZ4, ZSTD])
@pytest.mark.parametrize("lines", [1, 300, 40000])
def test_every_compression_unpacks(reader: Reader, compression: int, lines: int) -> None:
    text = ptx(75, "".join(f"mov.u32 %r{i}, {i * 7919 % 977};\n" for i in range(lines)))
    answer = reader.ask(fatbin(entry(PTX, 75, text + bytes(5), compression)))
    assert taken(answer) == (OK, "ptx", 75)
    assert (answer.size, answer.digest) == (len(text), digest(text))


@pytest.mark.parametrize("compression", [LZ4, ZSTD])
def test_bytes_without_a_pattern_unpack(reader: Reader, compression: int) -> None:
    noise = random.Random(4).randbytes(300_000)
    data = cubin(90, {"kernel": info((0, 8))}) + noise
    answer = reader.ask(fatbin(entry(ELF, 90, data, compression)))
    assert (answer.result, answer.digest) == (OK, digest(data))


def test_plain_ptx_ends_at_its_nul(reader: Reader) -> None:
    answer = reader.ask(ptx(80) + b"\0garbage")
    assert taken(answer) == (OK, "ptx", 80)
    assert answer.digest == digest(ptx(80))


@pytest.mark.parametrize(
    ("made_for", "sm", "result"), [(90, 90, OK), (80, 86, OK), (86, 80, NONE_FITS), (75, 90, NONE_FITS)]
)
@pytest.mark.parametrize("old_abi", [False, True])
def test_a_plain_elf_must_suit_the_device(reader: Reader, made_for: int, sm: int, result: int, old_abi: bool) -> None:
    assert reader.ask(cubin(made_for, old_abi=old_abi), sm).result == result


def test_a_plain_elf_suits_no_ptx_device(reader: Reader) -> None:
    assert reader.ask(cubin(75), 75, ptx_only=True).result == NONE_FITS


@pytest.mark.parametrize("pack", ["plain", "raw", "lz4", "zstd"])
def test_parameters_of_a_kernel(reader: Reader, pack: str) -> None:
    data = cubin(90, {"kernel": info((0, 8), (8, 8), (16, 4), (24, 56)), "kernel2": info()})
    compression = {"raw": 0, "lz4": LZ4, "zstd": ZSTD}
    if pack != "plain":
        data = fatbin(entry(PTX, 75, ptx(75)), entry(ELF, 90, data, compression[pack]))
    answer = reader.ask(data, 75 if pack != "plain" else 90)
    assert answer.has_kernels and answer.kernel == ["kernel", "80", "0+8", "8+8", "16+4", "24+56"]


@pytest.mark.parametrize(
    "bad",
    [
        b"\x7f", b"hello", b"\x7fELF", ptx(75)[:20], b"/* " * 10, b"// no end", fatbin()[:10], b"\x50\xed\x55\xba",
        fatbin(entry(PTX, 75, ptx(75)))[:-1], struct.pack("<IHHQ", 0xBA55ED50, 1, 16, 1 << 60),
        struct.pack("<IHHQ", 0xBA55ED50, 1, 15, 0), fatbin(b"x" * 63), fatbin(entry(PTX, 75, b"")[:-1] + b"\1"),
        fatbin(entry(ELF, 90, bytes(100), ZSTD)[:-20]), cubin(90)[:-1], cubin(90)[:70],
    ],
)  # fmt: skip
def test_what_is_no_image_is_refused(reader: Reader, bad: bytes) -> None:
    answer = reader.ask(bad)
    assert answer.result in (INVALID, NONE_FITS) and not answer.has_kernels


@pytest.mark.parametrize("attribute", [(70000, 0, 8), (0, 60000, 8), (0, 0, 16383)])
def test_impossible_parameters_are_refused(reader: Reader, attribute: tuple[int, int, int]) -> None:
    ordinal, offset, size = attribute
    body = struct.pack("<BBHIHHI", 4, 0x17, 12, 0, ordinal & 0xFFFF, offset, size << 18)
    answer = reader.ask(cubin(90, {"kernel": body * 5}))
    assert answer.result == OK and not answer.kernel


SAMPLES = [
    fatbin(
        entry(ELF, 90, cubin(90, {"kernel": info((0, 8), (8, 4))}), compression), entry(PTX, 75, ptx(75), compression)
    )
    for compression in (0, LZ4, ZSTD)
] + [cubin(90, {"kernel": info((0, 8), (8, 4))}), ptx(75), fatbin(entry(PTX, 75, ptx(75, "add;\n" * 5000), ZSTD))]


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_mutated_images_never_overrun(reader: Reader, sample: bytes, data: st.DataObject) -> None:
    mutated = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(mutated) - 1))
        mutated[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.just(len(mutated)), st.integers(1, len(mutated))))
    answer = reader.ask(bytes(mutated[:cut]), data.draw(st.sampled_from([75, 90])), data.draw(st.booleans()))
    assert answer.result in (OK, INVALID, NONE_FITS)


def test_random_payloads_never_overrun(reader: Reader) -> None:
    """Compressed payloads damaged in many places at once, more of them than hypothesis would make."""
    source = random.Random(11)
    packed = [entry(PTX, 75, ptx(75, "add.u32 %r1, %r2;\n" * n), c) for n in (3, 700) for c in (LZ4, ZSTD)]
    for _ in range(3000):
        damaged = bytearray(source.choice(packed))
        for _ in range(source.randrange(1, 20)):
            damaged[source.randrange(64, len(damaged))] = source.randrange(256)
        reader.ask(fatbin(bytes(damaged)))


def test_hash_matches_rfc_7693(tmp_path: Path) -> None:
    """Keyed and unkeyed BLAKE2b of every length around the block size."""
    source = tmp_path / "hash.c"
    source.write_text(
        '#include <stdio.h>\n#include "blake2b.h"\nint main(void) { unsigned char data[300], key[64], out[64];\n'
        "for (int i = 0; i < 300; i++) data[i] = (unsigned char)(i * 3);\n"
        "for (int i = 0; i < 64; i++) key[i] = (unsigned char)i;\n"
        "for (size_t k = 0; k <= 64; k += 32) for (size_t n = 0; n < 300; n++) { blake2b(out, 32, key, k, data, n);\n"
        'for (int i = 0; i < 32; i++) printf("%02x", out[i]);\nprintf("\\n"); } return 0; }\n'
    )
    program = compile_c(tmp_path / "hash", *SANITIZE, str(source), str(PROGRAMS.parents[2] / "shim/src/blake2b.c"))
    lines = subprocess.run([program], capture_output=True, text=True, check=True, timeout=60).stdout.split()
    data, key = bytes(i * 3 & 255 for i in range(300)), bytes(range(64))
    expected = [
        hashlib.blake2b(data[:n], key=key[:k], digest_size=32).hexdigest() for k in (0, 32, 64) for n in range(300)
    ]
    assert lines == expected
