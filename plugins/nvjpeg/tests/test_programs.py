"""C programs linked against nvJPEG, on the CPU device, against Pillow."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from plugins.nvjpeg.tests import pictures
from plugins.nvjpeg.tests.pictures import CSS, HEIGHT, NAMES, SHARED, WIDTH
from tests import wheels
from tests.fixtures import Ran, Server, serving
from tests.programs import build

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE / "programs"
EXPORTS = HERE.parent / "exports"
LIBRARIES = {"13": ("libnvjpeg.so.13.txt", "nvidia-nvjpeg"), "12.9": ("libnvjpeg.so.12.txt", "nvidia-nvjpeg-cu12")}
UNCHANGED, YUV, Y, RGB, BGR, RGBI, BGRI, NV12 = 0, 1, 2, 3, 4, 5, 6, 8
FILL = 0xA5
SUCCESS, INVALID_PARAMETER, BAD_JPEG, NOT_SUPPORTED, ARCH_MISMATCH, INCOMPLETE = 0, 2, 3, 4, 7, 10
Run = Callable[..., Ran]


def program(name: str, cudart: build.Cudart = "13", link: build.Link = "shared") -> Path:
    names, wheel = LIBRARIES[cudart]
    include = f"-I{wheels.headers(wheel)}"
    return build.program(PROGRAMS / f"{name}.cu", cudart, link, [include], libraries=[build.linkable(EXPORTS / names)])


def files(folder: Path, streams: Sequence[bytes]) -> list[str]:
    paths = []
    for number, each in enumerate(streams):
        path = folder / f"{number}.jpg"
        path.write_bytes(each)
        paths.append(str(path))
    return paths


@pytest.fixture(scope="module")
def cpu_server(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("cpu"), environ, "cpu") as server:
        yield server


@pytest.fixture
def run(gtap_exec: Callable[..., Ran], cpu_server: Server) -> Run:
    def run_on_the_cpu_device(built: Path, *arguments: object, **options: object) -> Ran:
        ran = gtap_exec(built, *map(str, arguments), server=cpu_server, **options)
        assert ran.status == 0, ran.stderr
        return ran

    return run_on_the_cpu_device


def expected(name: str, data: bytes, format: int) -> list[np.ndarray]:
    """The channels of a format by Pillow, rows of bytes."""
    css = pictures.subsampling(name)
    if format in (UNCHANGED, YUV, Y):
        whole = pictures.pixels(data, "L" if css == "GRAY" else "YCbCr")
        if css == "GRAY" or format == Y:
            return [whole if css == "GRAY" else whole[..., 0]]
        across, down = SHARED[css]
        return [whole[..., 0], *(shared(whole[..., each], across, down) for each in (1, 2))]
    colours = pictures.pixels(data)
    if format in (BGR, BGRI):
        colours = colours[..., ::-1]
    if format in (RGBI, BGRI):
        return [colours.reshape(len(colours), -1)]
    return [colours[..., each] for each in range(3)]


def shared(plane: np.ndarray, across: int, down: int) -> np.ndarray:
    """The mean of the pixels that share a value."""
    rows, columns = -(-plane.shape[0] // down) * down, -(-plane.shape[1] // across) * across
    padded = np.pad(plane, ((0, rows - plane.shape[0]), (0, columns - plane.shape[1])), "edge")
    return padded.reshape(rows // down, down, columns // across, across).mean((1, 3))


def compare(
    found: Sequence[np.ndarray], wanted: Sequence[np.ndarray], exact: bool, what: object, slack: int = 0
) -> None:
    """The same to 1 where nothing is interpolated; else close, for Pillow interpolates chroma and nvJPEG does not.

    What lies beside and below the image has not been touched. `slack`: what another inverse transform may differ by.
    """
    for plane, channel in zip(found, wanted, strict=False):
        rows, columns = channel.shape
        error = np.abs(plane[:rows, :columns].astype(float) - channel)
        assert error.max() <= (1 if exact else 14) + slack, (what, error.max())
        assert error.mean() <= (0.6 if exact else 2), (what, error.mean())
        assert (plane[:, columns:] == FILL).all(), what
        assert (plane[rows:] == FILL).all(), what
    for plane in found[len(wanted) :]:
        assert (plane == FILL).all(), what


def check_decoded(run: Run, folder: Path, built: Path, format: int, names: Sequence[str], slack: int = 0) -> None:
    streams = [pictures.stream(each) for each in names]
    ran = run(built, folder / "out", 1, format, *files(folder, streams))
    lines = [[int(word) for word in line.split()] for line in ran.stdout.splitlines()]
    assert len(lines) == len(names)
    found = pictures.planes(folder / "out", [(line[-2], line[-1]) for line in lines])
    for name, data, line, planes in zip(names, streams, lines, found, strict=True):
        css = pictures.subsampling(name)
        across, down = SHARED.get(css, (1, 1))
        chroma = [] if css == "GRAY" else [-(-WIDTH // across), -(-HEIGHT // down)]
        sizes = [WIDTH, HEIGHT, *chroma, *chroma]
        assert line[:13] == [0, 0, 0, 1 + len(chroma), CSS[css], *sizes, *[0] * (8 - len(sizes))], name
        exact = css in ("444", "GRAY") or format == Y
        compare(planes, expected(name, data, format), exact, (name, format), slack)


@pytest.mark.wheels
@pytest.mark.covers(
    "nvjpegCreateSimple", "nvjpegDestroy", "nvjpegJpegStateCreate", "nvjpegJpegStateDestroy", "nvjpegGetImageInfo",
    "nvjpegDecode",
)  # fmt: skip
@pytest.mark.parametrize("format", [UNCHANGED, BGRI])
def test_every_kind_of_stream_is_decoded(format: int, run: Run, tmp_path: Path) -> None:
    check_decoded(run, tmp_path, program("decode"), format, NAMES)


@pytest.mark.wheels
@pytest.mark.system
@pytest.mark.shows("LIBSA.2")
@pytest.mark.parametrize(("cudart", "link"), build.FOUR_WAYS)
@pytest.mark.parametrize("format", [UNCHANGED, YUV, Y, RGB, BGR, RGBI, BGRI])
def test_programs_of_each_cuda_decode_every_format(
    cudart: build.Cudart, link: build.Link, format: int, run: Run, tmp_path: Path
) -> None:
    """4:2:0, 4:4:4, grey and progressive among them.

    Delete `view[:] = plane` from the plugin's decode.py to see it fail.
    """
    check_decoded(run, tmp_path, program("decode", cudart, link), format, NAMES)


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.3")
def test_decoding_does_not_wait(
    recording: Callable[[Server], object], cpu_server: Server, gtap_exec: Callable[..., Ran], tmp_path: Path
) -> None:
    """Make nvjpegDecode call nvjpeg_wire_gtapNvjpegDecode always, in decode.c, to see it fail."""
    waits = []
    for repeat in (2, 12):
        recorder = recording(cpu_server)
        (file,) = files(tmp_path, [pictures.stream("420")])
        ran = gtap_exec(program("decode"), tmp_path / "out", str(repeat), str(RGBI), file, server=recorder, stats=True)
        assert ran.status == 0, ran.stderr
        assert ran.stats["waits"] == recorder.waits
        waits.append(recorder.waits)
    assert waits[0] == waits[1]


@pytest.mark.wheels
@pytest.mark.covers("nvjpegDecode")
def test_what_is_wrong_with_a_stream_its_decoding_says(run: Run, tmp_path: Path) -> None:
    """nvjpegDecode itself returns it, and nothing comes later."""
    good = pictures.stream("420")
    cases = [
        (b"not a picture", BAD_JPEG),
        (good[: len(good) // 2], INCOMPLETE),
        (good[:100], BAD_JPEG),
        (pictures.resized(good, 0, 7), NOT_SUPPORTED),
        (pictures.resized(good, 65535, 65535), NOT_SUPPORTED),
        (pictures.stream("CMYK"), NOT_SUPPORTED),
    ]
    ran = run(program("decode"), tmp_path / "out", 1, RGBI, *files(tmp_path, [data for data, _ in cases]))
    lines = [[int(word) for word in line.split()] for line in ran.stdout.splitlines()]
    assert [line[1] for line in lines] == [status for _, status in cases]
    assert [line[2] for line in lines] == [0] * len(cases)


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.2")
@pytest.mark.covers(
    "nvjpegCreateEx", "nvjpegDecodeBatchedInitialize", "nvjpegDecodeBatchedPreAllocate", "nvjpegDecodeBatched",
    "nvjpegDecodeBatchedEx", "nvjpegDecodeBatchedSupported", "nvjpegDecodeBatchedSupportedEx",
)  # fmt: skip
def test_a_batch_is_decoded(run: Run, tmp_path: Path) -> None:
    """Delete `view[:] = plane` from the plugin's decode.py to see it fail."""
    assert check_batch(run, tmp_path, program("batch")) == ["0 0"] * 4


def check_batch(run: Run, folder: Path, built: Path, slack: int = 0) -> list[str]:
    """What the library says of whether it decodes such streams by batches."""
    names = ["444", "420", "GRAY", "progressive"]
    streams, pitch = [pictures.stream(each) for each in names], 3 * WIDTH + 3
    ran = run(built, folder / "out", RGBI, pitch, HEIGHT, *files(folder, streams))
    assert ran.stdout.splitlines()[:2] == ["0 0", "0 0"]
    found = pictures.planes(folder / "out", [(pitch, HEIGHT)] * 8)
    for name, data, whole, part in zip(names, streams, found[:4], found[4:], strict=True):
        exact, wanted = name != "420", expected(name, data, RGBI)
        compare(whole, wanted, exact, name, slack)
        compare(part, [wanted[0][2:18, 3 * 4 : 3 * 24]], exact, name, slack)
    return ran.stdout.splitlines()[2:]


# ---- in steps ----

TURNS = {
    1: lambda p: p,
    2: lambda p: p[:, ::-1],
    3: lambda p: p[::-1, ::-1],
    4: lambda p: p[::-1],
    5: lambda p: p.T,
    6: lambda p: np.rot90(p, -1),
    7: lambda p: np.rot90(p, 2).T,
    8: lambda p: np.rot90(p),
}
STEPS = (
    "nvjpegCreateExV2", "nvjpegDecoderCreate", "nvjpegDecoderDestroy", "nvjpegDecoderStateCreate",
    "nvjpegDecoderJpegSupported", "nvjpegJpegStreamCreate", "nvjpegJpegStreamDestroy", "nvjpegJpegStreamParse",
    "nvjpegJpegStreamGetComponentsNum", "nvjpegJpegStreamGetFrameDimensions", "nvjpegJpegStreamGetSamplePrecision",
    "nvjpegJpegStreamGetJpegEncoding", "nvjpegJpegStreamGetChromaSubsampling", "nvjpegJpegStreamGetExifOrientation",
    "nvjpegJpegStreamGetComponentDimensions", "nvjpegDecodeParamsCreate", "nvjpegDecodeParamsDestroy",
    "nvjpegDecodeParamsSetOutputFormat", "nvjpegDecodeParamsSetROI", "nvjpegDecodeParamsSetExifOrientation",
    "nvjpegDecodeParamsSetScaleFactor", "nvjpegDecodeParamsSetAllowCMYK", "nvjpegBufferPinnedCreate",
    "nvjpegBufferPinnedCreateV2", "nvjpegBufferPinnedResize", "nvjpegBufferPinnedDestroy", "nvjpegBufferDeviceCreate",
    "nvjpegBufferDeviceCreateV2", "nvjpegBufferDeviceResize", "nvjpegBufferDeviceDestroy",
    "nvjpegStateAttachPinnedBuffer", "nvjpegStateAttachDeviceBuffer", "nvjpegDecodeJpegHost",
    "nvjpegDecodeJpegTransferToDevice", "nvjpegDecodeJpegDevice", "nvjpegDecodeJpeg",
)  # fmt: skip


Step = tuple[str, int, tuple[int, int, int, int], int, int, int]  # name, format, region, orientation, scale, CMYK
WHOLE, REGION = (0, 0, -1, -1), (9, 5, 31, 22)
TURNED: list[Step] = [("444", RGB, WHOLE, turn, 0, 0) for turn in TURNS]
REGIONS: list[Step] = [("420", UNCHANGED, REGION, 1, 0, 0), ("444", BGR, REGION, 6, 0, 0)]
SCALED: list[Step] = [("GRAY", Y, WHOLE, 1, 1, 0), ("444", RGB, WHOLE, 1, 2, 0)]
INKS: list[Step] = [("CMYK", RGB, WHOLE, 1, 0, 1), ("CMYK", UNCHANGED, WHOLE, 1, 0, 0)]


@pytest.mark.wheels
@pytest.mark.covers(*STEPS)
def test_decoding_in_steps_obeys_its_parameters(run: Run, tmp_path: Path) -> None:
    """Region, orientation, scale, CMYK; an allocator of the program is told of once."""
    ran = check_steps(run, tmp_path, program("steps"), TURNED + REGIONS + SCALED + INKS)
    assert ran.stderr.count("an allocator of the program is never called") == 1


def check_steps(run: Run, folder: Path, built: Path, cases: Sequence[Step], slack: int = 0) -> Ran:
    streams = [pictures.stream(case[0], orientation=case[3]) for case in cases]
    words: list[object] = []
    for (_, format, roi, turn, scale, cmyk), path in zip(cases, files(folder, streams), strict=True):
        words += [format, *roi, turn, scale, cmyk, path]
    side = max(WIDTH, HEIGHT) + 3
    ran = run(built, folder / "out", side, side, *words)
    lines = ran.stdout.splitlines()
    found = pictures.planes(folder / "out", [(side, side)] * len(cases), each=8)
    for case, data, said, statuses, planes in zip(cases, streams, lines[::2], lines[1::2], found, strict=True):
        name, format, roi, turn, scale, cmyk = case
        components = {"GRAY": 1, "CMYK": 4}.get(name, 3)
        css = -1 if components == 4 else CSS[pictures.subsampling(name)]
        assert [int(w) for w in said.split()[:7]] == [components, WIDTH, HEIGHT, 8, 0xC0, css, turn]
        assert statuses == "0 0 0 0", case
        wanted = parts(name, data, format, roi, turn, scale)
        for each in (planes[0::2], planes[1::2]):
            compare(each, wanted, name != "420" and scale == 0 and not cmyk, case, slack)
    return ran


def parts(name: str, data: bytes, format: int, roi: tuple[int, ...], turn: int, scale: int) -> list[np.ndarray]:
    """What is wanted of a stream, by Pillow and NumPy."""
    if name == "CMYK" and format == UNCHANGED:
        inks = 255 - np.asarray(Image.open(io.BytesIO(data))).astype(int)  # Pillow turns Adobe's light into ink
        return [inks[..., each] for each in range(4)]
    channels = expected(name, data, format)
    if scale:
        step = 1 << scale
        channels = [shared(each, step, step) for each in channels]
    if roi[2] > 0:
        x, y, width, height = roi
        shares = [HEIGHT / each.shape[0] for each in channels]
        channels = [
            each[int(y // round(s)) : int(y // round(s)) + -(-height // round(s)),
                 int(x // round(s)) : int(x // round(s)) + -(-width // round(s))]
            for each, s in zip(channels, shares, strict=True)
        ]  # fmt: skip
    return [TURNS[turn](each) for each in channels]


# ---- encoding ----

ENCODE = (
    "nvjpegCreate", "nvjpegEncoderStateCreate", "nvjpegEncoderStateCreateWithBackend", "nvjpegEncoderStateDestroy",
    "nvjpegEncoderParamsCreate", "nvjpegEncoderParamsDestroy", "nvjpegEncoderParamsSetQuality",
    "nvjpegEncoderParamsSetEncoding", "nvjpegEncoderParamsSetOptimizedHuffman", "nvjpegEncoderParamsSetSamplingFactors",
    "nvjpegEncoderParamsSetRestartInterval", "nvjpegEncodeGetBufferSize", "nvjpegEncodeImage", "nvjpegEncodeYUV",
    "nvjpegEncode", "nvjpegEncodeRetrieveBitstream", "nvjpegEncodeRetrieveBitstreamDevice",
)  # fmt: skip
Way = tuple[int, str, str, int, int, int, int]  # input, from, to, quality, progressive, optimized, restart
ENCODINGS: list[Way] = [
    (RGBI, "-1", "444", 95, 0, 0, 0),
    (BGRI, "-1", "420", 90, 0, 1, 0),
    (RGB, "-1", "422", 90, 1, 0, 0),
    (BGR, "-1", "444", 30, 0, 0, 4),
    (RGBI, "-1", "440", 90, 0, 0, 0),
    (RGB, "-1", "411", 90, 0, 0, 0),
    (RGBI, "-1", "GRAY", 90, 0, 0, 0),
    (YUV, "444", "444", 95, 0, 0, 0),
    (YUV, "420", "420", 95, 1, 1, 0),
    (YUV, "422", "422", 95, 0, 0, 0),
    (YUV, "440", "440", 95, 0, 0, 0),
    (YUV, "+420", "420", 95, 0, 0, 0),
    (NV12, "+420", "420", 95, 0, 0, 0),
    (RGB, "+444", "444", 95, 0, 0, 0),
    (YUV, "GRAY", "GRAY", 95, 0, 0, 0),
]


def source(format: int, css: str, pitch: int, colours: np.ndarray) -> np.ndarray:
    """Three planes that hold a picture in a format."""
    planes = np.zeros((3, HEIGHT, pitch), np.uint8)
    ycc = np.asarray(Image.fromarray(colours).convert("YCbCr"))
    ordered = colours[..., ::-1] if format in (BGR, BGRI) else colours
    if format in (RGBI, BGRI):
        planes[0, :, : 3 * WIDTH] = ordered.reshape(HEIGHT, -1)
    elif format in (RGB, BGR):
        planes[:, :, :WIDTH] = ordered.transpose(2, 0, 1)
    else:
        planes[0, :, :WIDTH] = ycc[..., 0]
        across, down = SHARED.get(css, (1, 1))
        u, v = (np.rint(shared(ycc[..., each].astype(int), across, down)) for each in (1, 2))
        if format == NV12:
            planes[1, : len(u), : 2 * u.shape[1]] = np.stack([u, v], -1).reshape(len(u), -1)
        elif css != "GRAY":
            planes[1, : len(u), : u.shape[1]], planes[2, : len(v), : v.shape[1]] = u, v
    return planes


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.2")
@pytest.mark.covers(*ENCODE)
def test_pictures_are_encoded(run: Run, tmp_path: Path) -> None:
    """Every input, subsampling and setting; what Pillow sees in the streams is the picture.

    Delete `encoder.stream = codec.encode(...)` from the plugin's encode.py to see it fail.
    """
    check_encoded(run, tmp_path, program("encode"), ENCODINGS)


def check_encoded(run: Run, folder: Path, built: Path, ways: Sequence[Way]) -> None:
    pitch, colours, words = 3 * WIDTH + 5, pictures.picture(), list[object]()
    for number, way in enumerate(ways):
        format, css = way[0], way[1].lstrip("+")
        (folder / str(number)).write_bytes(source(format, css, pitch, colours).tobytes())
        start = way[1] if way[1] == "-1" else ("+" if way[1][0] == "+" else "") + str(CSS[css])
        words += [format, start, CSS[way[2]], *way[3:], folder / str(number)]
    ran = run(built, folder / "out", WIDTH, HEIGHT, 0, *words)
    data, at = (folder / "out").read_bytes(), 0
    for way, line in zip(ways, ran.stdout.splitlines(), strict=True):
        status, size, is_room = (int(word) for word in line.split())
        assert (status, is_room) == (0, 1), way
        check_stream(data[at : at + size], way, colours)
        at += size


def check_stream(data: bytes, way: Way, colours: np.ndarray) -> None:
    _, _, to, quality, progressive, _, restart = way
    image = Image.open(io.BytesIO(data))
    assert image.size == (WIDTH, HEIGHT)
    assert ("progression" in image.info) == bool(progressive)
    assert (b"\xff\xdd" in data) == bool(restart)
    if to == "GRAY":
        assert image.mode == "L"
    else:
        across, down = SHARED[to]
        assert [layer[1:3] for layer in image.layer] == [(across, down), (1, 1), (1, 1)]
    wanted = np.asarray(Image.fromarray(colours).convert(image.mode)).astype(int)
    error = np.abs(np.asarray(image).astype(int) - wanted)
    assert error.mean() < (5 if quality == 30 else 2), (way, error.mean())


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.3")
def test_an_encoded_picture_is_one_wait(run: Run, tmp_path: Path) -> None:
    """Make `measure` in encode.c ask for the length alone to see it fail."""
    (tmp_path / "pixels").write_bytes(source(RGBI, "444", 3 * WIDTH + 5, pictures.picture()).tobytes())
    waits = [
        run(program("encode"), tmp_path / "out", WIDTH, HEIGHT, repeat,
            RGBI, -1, CSS["420"], 90, 0, 0, 0, tmp_path / "pixels", stats=True).stats["waits"]
        for repeat in (2, 12)
    ]  # fmt: skip
    assert waits[1] - waits[0] == 10


# ---- the library ----


@pytest.mark.wheels
@pytest.mark.covers(
    "nvjpegGetProperty", "nvjpegGetCudartProperty", "nvjpegGetHardwareDecoderInfo", "nvjpegGetHardwareEncoderInfo",
    "nvjpegSetDeviceMemoryPadding", "nvjpegGetDeviceMemoryPadding", "nvjpegSetPinnedMemoryPadding",
    "nvjpegGetPinnedMemoryPadding", "nvjpegJpegStreamParseHeader", "nvjpegEncoderParamsCopyMetadata",
    "nvjpegEncoderParamsCopyQuantizationTables",
)  # fmt: skip
def test_handles_say_what_was_set_and_bad_arguments_are_refused_at_once(run: Run, tmp_path: Path) -> None:
    data = pictures.stream("420", orientation=6)
    ran = run(program("library"), *files(tmp_path, [data]))
    versions, handle, header, bad, dead, copied, refused, ended = ran.stdout.splitlines()
    assert versions.split() == ["13", "13", "0", "0", "0", "0", str(INVALID_PARAMETER)]
    assert handle == "4096 512 0 0 0"
    assert header == f"{INVALID_PARAMETER} {WIDTH} {HEIGHT}"
    assert bad == f"{BAD_JPEG} {INVALID_PARAMETER}"
    assert dead == str(INVALID_PARAMETER)
    made, original = (Image.open(io.BytesIO(each)) for each in (bytes.fromhex(copied), data))
    assert made.quantization[0] == original.quantization[0]
    assert made.getexif()[0x0112] == 6
    assert abs(int(np.asarray(made).mean()) - FILL) <= 1
    assert refused.split() == [str(INVALID_PARAMETER)] * 15 + ["9", "7"]
    assert ended == f"{INVALID_PARAMETER} 0"
    assert ran.stderr.count("nvjpegBufferDeviceRetrieve") == 1


@pytest.mark.wheels
@pytest.mark.covers("nvjpegDecodeJpegHost", "nvjpegDecodeJpegDevice", "nvjpegEncodeRetrieveBitstream")
def test_what_the_client_does_not_know_the_library_is_asked_for(run: Run, tmp_path: Path) -> None:
    """Streams that it cannot read, engines, decoders that take less than others. What has no room is told at once."""
    good = pictures.stream("420", orientation=6)
    unread = good[:2] + bytes(3) + good[2:]  # a decoder passes over what lies between segments
    at = good.index(b"\xff\xc0")
    arithmetic = good[:at] + b"\xff\xc9" + good[at + 2 :]
    paths = files(tmp_path, [pictures.stream("progressive"), unread, arithmetic, good])
    rans = [run(program("asked"), repeat, *paths, stats=True) for repeat in (2, 12)]
    told, lost, known, engines, room, begun, mapped = rans[0].stdout.splitlines()
    assert told == known == f"3 {WIDTH} {HEIGHT} 8 192 {CSS['420']} 6 39 31 {INVALID_PARAMETER} 0"
    assert lost == f"3 {WIDTH} {HEIGHT} 8 0 {CSS['420']} 6 39 31 {INVALID_PARAMETER} 1"
    assert engines == f"{ARCH_MISMATCH} {ARCH_MISMATCH} {INVALID_PARAMETER} 0"
    assert room == " ".join(str(each) for each in (INVALID_PARAMETER, 1, *[INVALID_PARAMETER] * 3, 0))
    assert begun == f"{INVALID_PARAMETER} {INVALID_PARAMETER} 0"
    assert mapped == f"0 {INVALID_PARAMETER} 0"
    assert rans[1].stats["waits"] - rans[0].stats["waits"] == 3 * 10  # the steps that may fail
