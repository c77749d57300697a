"""Damaged streams: the library's own status at once, or pixels; nothing comes later, nobody crashes."""

from __future__ import annotations

import ctypes
import struct
import subprocess
from collections.abc import Callable, Iterator, Sequence, Set
from pathlib import Path

import pytest
from gtap_plugin_nvjpeg import codec
from gtap_plugin_nvjpeg.header import read_header
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plugins.nvjpeg.tests import pictures
from plugins.nvjpeg.tests.test_programs import program
from tests.fixtures import ROOT, Ran, Server, serving

STATUSES = {0, 2, 3, 4, 5, 10}
WIDTH, HEIGHT = 33, 26
LIKELY = (0, 1, 0xFF, 0xD9, 0xDA, 0xC4, 0x11, 0x22, 0x41)
ORIGINALS = [pictures.stream(name, WIDTH, HEIGHT) for name in (*pictures.NAMES, "CMYK")]
ORIGINALS.append(pictures.stream("420", WIDTH, HEIGHT, orientation=6))


@pytest.fixture(scope="module")
def cpu_server(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("cpu"), environ, "cpu") as server:
        yield server


@st.composite
def damaged(draw: st.DrawFn, originals: st.SearchStrategy[bytes]) -> bytes:
    """A stream with bytes changed, most of them in its header; cut, repeated, or with other sizes."""
    data = bytearray(draw(originals))
    header = data.find(b"\xff\xda") + 14
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.one_of(st.integers(0, header - 1), st.integers(0, len(data) - 1)))
        data[at] = draw(st.one_of(st.sampled_from(LIKELY), st.integers(0, 255)))
    what = draw(st.sampled_from(("as it is", "cut", "twice", "a piece less", "sizes")))
    at = draw(st.integers(0, len(data) - 1))
    if what == "cut":
        return bytes(data[: at + 1])
    if what == "twice":
        return bytes(data + data)
    if what == "a piece less":
        return bytes(data[:at] + data[at + draw(st.integers(1, 40)) :]) or b"\xff"
    if what == "sizes" and any(data[i] == 0xFF and data[i + 1] in (0xC0, 0xC2) for i in range(len(data) - 9)):
        sides = st.sampled_from((0, 1, 7, 200, 255, 300, 5000, 65500, 65535))
        return pictures.resized(bytes(data), draw(sides), draw(sides))
    return bytes(data)


class Streams:
    """Many; what is said of them is short."""

    def __init__(self, streams: Sequence[bytes]) -> None:
        self.all = streams


def check(streams: Streams, folder: Path, run: Callable[[Path], Ran], statuses: Set[int] = STATUSES) -> None:
    file = folder / "streams"
    file.write_bytes(b"".join(struct.pack("<I", len(each)) + each for each in streams.all))
    ran = run(file)
    assert ran.status == 0, ran.stderr
    lines = [[int(word) for word in line.split()] for line in ran.stdout.splitlines()]
    assert len(lines) == len(streams.all)
    bad = [
        (line, data.hex())
        for data, line in zip(streams.all, lines, strict=True)
        if not set(line) <= statuses or any(line[2::2])
    ]
    assert not bad, bad[0]


FEW = Streams([b"\xff", b"\xff\xd8", b"\xff\xd8\xff\xd9", *ORIGINALS])


# ---- the client's reading of streams, beside the CPU device's decoder ----


class Info(ctypes.Structure):
    """nvjpeg_info."""

    _fields_ = (
        *((name, ctypes.c_uint16) for name in ("width", "height", "scans")),
        *((name, ctypes.c_uint8) for name in ("components", "precision", "encoding", "orientation")),
        *((name, ctypes.c_uint8 * 4) for name in ("h", "v")),
        ("subsampling", ctypes.c_int8),
        ("is_sound", ctypes.c_uint8),
    )


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> ctypes.CDLL:
    made = tmp_path_factory.mktemp("reader") / "parse.so"
    plugin = Path(__file__).resolve().parents[1]
    include = [f"-I{each}" for each in (ROOT / "shim/include", plugin / "generated", plugin / "handwritten")]
    source = plugin / "handwritten" / "parse.c"
    checks = ["-fsanitize=undefined", "-fsanitize-undefined-trap-on-error"]
    subprocess.run(["cc", "-O1", "-shared", "-fPIC", *checks, *include, "-o", str(made), str(source)], check=True)
    return ctypes.CDLL(str(made))


def judge(reader: ctypes.CDLL, data: bytes) -> None:
    """What the client posts, the decoder takes; where both read a header, they read the same."""
    info, copy = Info(), ctypes.create_string_buffer(data, len(data))
    if reader.nvjpeg_read(copy, ctypes.c_size_t(len(data)), 0, ctypes.byref(info)):
        header = read_header(data)
        said = (info.width, info.height, info.encoding, info.precision, info.subsampling, info.orientation)
        assert said[:5] == (header.width, header.height, header.encoding, header.precision, header.subsampling)
        assert said[5] == header.orientation
        for component in range(header.components):
            rows, columns = header.plane(component)
            assert reader.nvjpeg_component_height(ctypes.byref(info), component) == rows
            assert reader.nvjpeg_component_width(ctypes.byref(info), component) == columns
    if not reader.nvjpeg_read(copy, ctypes.c_size_t(len(data)), 1, ctypes.byref(info)):
        return
    for format in range(11):
        if reader.nvjpeg_is_plain(ctypes.byref(info), format):
            header, wanted = codec.decodable(data), codec.Wanted(format)
            shapes = codec.shapes(header, wanted)
            if header.width * header.height < 1 << 20:
                assert [plane.shape for plane in codec.decode(data, header, wanted)] == shapes


@pytest.mark.shows("LIBSA.6")
@pytest.mark.parametrize("original", range(len(ORIGINALS)))
def test_what_the_client_posts_no_decoder_refuses(reader: ctypes.CDLL, original: int) -> None:
    """Make nvjpeg_read in parse.c take scans without a Huffman table to see it fail."""

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=damaged(st.just(ORIGINALS[original])))
    def every(data: bytes) -> None:
        judge(reader, data)

    judge(reader, ORIGINALS[original])
    every()


# ---- through the wire ----


@pytest.fixture
def run(gtap_exec: Callable[..., Ran], cpu_server: Server) -> Callable[[Path], Ran]:
    built = program("corrupted")
    return lambda file: gtap_exec(built, str(file), server=cpu_server)


def fuzz(examples: int, statuses: Set[int] = STATUSES) -> Callable[..., None]:
    @settings(
        max_examples=examples,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=examples < 10,
    )
    @given(streams=st.lists(damaged(st.sampled_from(ORIGINALS)), min_size=30, max_size=40).map(Streams))
    def test(streams: Streams, folder: Path, run: Callable[[Path], Ran]) -> None:
        check(streams, folder, run, statuses)

    return test


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.6")
def test_a_damaged_stream_has_its_status_at_once(tmp_path: Path, run: Callable[[Path], Ran]) -> None:
    """Make nvjpeg_read in parse.c take scans without a Huffman table to see it fail."""
    check(FEW, tmp_path, run)
    fuzz(1)(folder=tmp_path, run=run)


@pytest.mark.wheels
@pytest.mark.system
@pytest.mark.shows("LIBSA.6")
def test_many_damaged_streams_have_their_status_at_once(tmp_path: Path, run: Callable[[Path], Ran]) -> None:
    """Make nvjpeg_read in parse.c take scans without a Huffman table to see it fail."""
    fuzz(40)(folder=tmp_path, run=run)
