"""What a server gives a real nvJPEG: batches as arrays of pointers, streams that are kept, lengths with bitstreams."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from gtap_plugin_nvjpeg import nvjpeg
from gtap_plugin_nvjpeg.handlers import checked_batch

from gtap_core.devices.cuda.libraries import RealLibraries
from gtap_core.session.handles import Entry

# Says into the first destination what it was given: lengths, first bytes, regions.
C = """
#include <string.h>
struct image { unsigned char *channel[4]; size_t pitch[4]; };
struct params { int roi[4], allow, scale; };
static struct params all[8];
static int made, ended;
int nvjpegDecodeParamsCreate(void *handle, struct params **params) { *params = &all[made++]; return handle ? 0 : 2; }
int nvjpegDecodeParamsSetROI(struct params *p, int x, int y, int w, int h)
{
    p->roi[0] = x, p->roi[1] = y, p->roi[2] = w, p->roi[3] = h;
    return 0;
}
int nvjpegDecodeParamsSetAllowCMYK(struct params *p, int allow) { p->allow = allow; return 0; }
int nvjpegDecodeParamsSetScaleFactor(struct params *p, int scale) { p->scale = scale; return 0; }
int nvjpegDecodeParamsDestroy(struct params *p) { ended++; return p ? 0 : 2; }
static unsigned char said[64];
int nvjpegDecodeBatched(void *h, void *s, const unsigned char **data, const size_t *lengths, struct image *to,
                        void *stream)
{
    said[0] = data[0][0], said[1] = data[1][0], said[2] = lengths[0], said[3] = lengths[1];
    said[4] = to[1].pitch[0], said[5] = (long)h, said[6] = (long)s, said[7] = (long)stream;
    return 0;
}
int nvjpegDecodeBatchedEx(void *h, void *s, const unsigned char **data, const size_t *lengths, struct image *to,
                          struct params **params, void *stream)
{
    nvjpegDecodeBatched(h, s, data, lengths, to, stream);
    said[8] = params[1]->roi[2], said[9] = params[0]->allow, said[10] = params[1]->scale, said[11] = ended;
    return 0;
}
int nvjpegDecodeBatchedInitialize(void *h, void *s, int batch, int threads, int format) { return batch > 8 ? 5 : 0; }
int nvjpegGetProperty(int which, int *value) { *value = which < 100 ? said[which] : ended; return 0; }
"""


@pytest.fixture
def libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RealLibraries:
    source, made = tmp_path / "nvjpeg.c", tmp_path / "libnvjpeg.so.13"
    source.write_text(C)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", str(made), str(source)], check=True)
    monkeypatch.setattr(nvjpeg, "real", (str(made),))
    monkeypatch.setattr(nvjpeg, "pathfinder", "")
    return RealLibraries({"nvjpeg": nvjpeg}, SimpleNamespace())  # type: ignore[arg-type]


def said(libraries: RealLibraries, count: int) -> list[int]:
    values = []
    for which in range(count):
        value = bytearray(4)
        assert libraries.call("nvjpeg", "nvjpegGetProperty", [which, value]) == 0
        values += struct.unpack("<i", value)
    return values


PLAIN = (0, 0, -1, -1, 0, 0, 1, 0)  # region, CMYK, scale, orientation, no parameters


class Batches:
    """A library handle, a state, and the memory of their session."""

    def __init__(self, libraries: RealLibraries) -> None:
        self.libraries = libraries
        self.handle = Entry(16, "nvjpeg.nvjpegHandle_t", {}, real=5)
        self.state = Entry(18, "nvjpeg.nvjpegJpegState_t", {}, real=6)

    def initialize(self, count: int) -> int:
        return self.libraries.call("nvjpeg", "nvjpegDecodeBatchedInitialize", [self.handle, self.state, count, 1, 5])

    def decode(self, items: list[tuple[int, ...]], data: bytes | None, total: int | None = None) -> int:
        packed = b"".join(struct.pack("<3Q8i", *each) for each in items)
        images = b"".join(struct.pack("<8Q", 1, 2, 3, 4, 100 + at, 0, 0, 0) for at in range(len(items)))
        total = len(data or b"") if total is None else total
        arguments = [self.handle, self.state, len(items), memoryview(packed), data, total, memoryview(images), 0]
        return checked_batch(self, *arguments)  # type: ignore[arg-type]

    # what a handler has of its call

    invalid_value = 2
    library = SimpleNamespace(gtapNvjpegBatch="gtapNvjpegBatch")

    def check(self, address: int, size: int) -> int:
        return 0 if address >= 4096 and address + size <= 8192 else self.invalid_value

    def submit(self, function: str, *arguments: object) -> int:
        return self.libraries.call("nvjpeg", function, arguments)


@pytest.fixture
def batches(libraries: RealLibraries) -> Batches:
    return Batches(libraries)


def test_a_batch_is_given_as_arrays_of_pointers(batches: Batches) -> None:
    assert batches.initialize(2) == 0
    assert batches.decode([(0, 3, 0, *PLAIN), (3, 2, 0, *PLAIN)], b"abcde") == 0
    assert said(batches.libraries, 8) == [ord("a"), ord("d"), 3, 2, 101, 5, 6, 0]


def test_decode_parameters_are_made_for_one_batch(batches: Batches) -> None:
    batches.initialize(2)
    items = [(0, 3, 0, 0, 0, -1, -1, 1, 0, 1, 1), (3, 2, 0, 1, 2, 30, 40, 0, 2, 1, 1)]
    assert batches.decode(items, b"abcde") == 0
    assert said(batches.libraries, 12)[8:] == [30, 1, 2, 0]
    ended = bytearray(4)
    batches.libraries.call("nvjpeg", "nvjpegGetProperty", [100, ended])
    assert struct.unpack("<i", ended) == (2,)


@pytest.mark.parametrize(
    "item", [(4, 2, 0), (2**63, 2**63, 0), (0, 6, 0), (0, 4, 8190), (0, 1, 4095), (0, 2**63, 4096)]
)
def test_what_lies_outside_the_bytes_that_came_and_the_sessions_memory_is_refused(
    batches: Batches, item: tuple[int, ...]
) -> None:
    batches.initialize(1)
    assert batches.decode([(*item, *PLAIN)], b"abcde") == 2
    assert batches.decode([], b"") == 2
    assert batches.decode([(0, 3, 0, *PLAIN)], None, 1 << 62) == 2


def test_a_batch_of_another_size_than_the_library_knows_is_refused(batches: Batches) -> None:
    """It would read the arrays as far as it was told."""
    one = [(0, 3, 0, *PLAIN)]
    assert batches.decode(one, b"abcde") == 2
    assert batches.initialize(3) == 0
    assert batches.decode(one, b"abcde") == 2
    assert batches.initialize(9) == 5
    assert batches.decode(3 * one, b"abcde") == 0
