"""nvJPEG by the server's own library: the pictures that the CPU device is held to, as Pillow sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.nvjpeg.tests import pictures, test_corrupted
from plugins.nvjpeg.tests import test_programs as suite
from plugins.nvjpeg.tests.pictures import CSS, HEIGHT, NAMES, WIDTH
from plugins.nvjpeg.tests.test_programs import BGR, BGRI, ENCODINGS, RGB, RGBI, UNCHANGED, YUV, Run, Way, Y
from tests.fixtures import Ran, Server
from tests.gpu import toolchain
from tests.gpu.conftest import DEVICE, MACHINE_CODE, lacks

pytestmark = MACHINE_CODE
SLACK = 3  # a GPU's inverse transform and its colours are not libjpeg-turbo's
NOT_HERE = re.compile(r"^nvjpegCreate\w*\(.*\): 9$", re.MULTILINE)
STATUSES = frozenset(range(11))
Program = Callable[[str], Path]


@pytest.fixture(scope="module")
def program(compiler: toolchain.Toolchain) -> Program:
    """Builds a program of the plugin's tests with nvJPEG's headers, out of the wheel or of the machine's toolkit."""
    exports = {each: suite.EXPORTS / names for each, (names, _) in suite.LIBRARIES.items()}

    def make(name: str) -> Path:
        source = suite.PROGRAMS / f"{name}.cu"
        try:
            return toolchain.linked(compiler, source, exports, lambda: suite.program(name)).path
        except toolchain.NotHere as reason:
            pytest.skip(str(reason))

    return make


@pytest.fixture
def run(gtap_exec: Callable[..., Ran], cuda_server: Server) -> Run:
    """Runs a program, which ends well. The test skips where the server has no nvJPEG."""

    def run_on_the_server(built: Path, *arguments: object, **options: object) -> Ran:
        ran = gtap_exec(built, *map(str, arguments), server=cuda_server, **options)
        if NOT_HERE.search(ran.stderr):
            lacks("nvjpeg")
        assert ran.status == 0, ran.stderr
        return ran

    return run_on_the_server


@pytest.mark.parametrize("format", [UNCHANGED, YUV, Y, RGB, BGR, RGBI, BGRI])
def test_every_kind_of_stream_is_decoded(format: int, run: Run, program: Program, tmp_path: Path) -> None:
    """LIBSA.2 on a GPU. What becomes of chroma that is not there, of grey as YUV, no manual says."""
    names = [each for each in NAMES if format != YUV or each != "GRAY"]
    suite.check_decoded(run, tmp_path, program("decode"), format, names, SLACK)


def test_a_batch_is_decoded(run: Run, program: Program, tmp_path: Path) -> None:
    """LIBSA.2 on a GPU."""
    suite.check_batch(run, tmp_path, program("batch"), SLACK)


@pytest.mark.parametrize("cases", [suite.TURNED, suite.REGIONS, suite.INKS], ids=["turned", "regions", "inks"])
def test_decoding_in_steps_obeys_its_parameters(
    cases: list[suite.Step], run: Run, program: Program, tmp_path: Path
) -> None:
    """All but scales, which the manual has for the hardware decoder alone."""
    suite.check_steps(run, tmp_path, program("steps"), cases, SLACK)


@pytest.mark.parametrize("way", ENCODINGS, ids=lambda way: "-".join(map(str, way)))
def test_pictures_are_encoded(way: Way, run: Run, program: Program, tmp_path: Path) -> None:
    """LIBSA.2 on a GPU."""
    suite.check_encoded(run, tmp_path, program("encode"), [way])


def test_loops_do_not_wait_but_for_bitstreams(run: Run, program: Program, tmp_path: Path) -> None:
    """LIBSA.3 on a GPU."""
    (file,) = suite.files(tmp_path, [pictures.stream("420")])
    pixels = tmp_path / "pixels"
    pixels.write_bytes(suite.source(RGBI, "444", 3 * WIDTH + 5, pictures.picture()).tobytes())
    way = (RGBI, -1, CSS["420"], 90, 0, 0, 0, pixels)
    decoding, encoding = (
        [run(program(name), tmp_path / "out", *words(repeat), stats=True).stats["waits"] for repeat in (2, 12)]
        for name, words in (
            ("decode", lambda repeat: (repeat, RGBI, file)),
            ("encode", lambda repeat: (WIDTH, HEIGHT, repeat, *way)),
        )
    )
    assert (decoding[1] - decoding[0], encoding[1] - encoding[0]) == (0, 10)


def test_a_damaged_stream_has_its_status_at_once(run: Run, program: Program, tmp_path: Path) -> None:
    """LIBSA.6 on a GPU: whichever status, nothing comes later, for the client posts nothing that fails."""
    built, statuses = program("corrupted"), STATUSES if DEVICE == "cuda" else test_corrupted.STATUSES
    test_corrupted.check(test_corrupted.FEW, tmp_path, lambda file: run(built, file), statuses)
    test_corrupted.fuzz(10, statuses)(folder=tmp_path, run=lambda file: run(built, file))
