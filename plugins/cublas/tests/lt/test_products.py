"""cuBLASLt's products and transforms through the wire, against NumPy in double precision."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from plugins.cublas.tests import linked
from plugins.cublas.tests.lt import cases
from plugins.cublas.tests.lt.cases import BF16, C32, C64, E4M3, E5M2, F16, F32, F64, I8, I32, Array, Case, Done, Product
from tests.fixtures import Ran, Server

SINGLE, DOUBLE, HALF, WHOLE, TF32 = 68, 70, 64, 72, 77
ALL_TYPES = [
    (SINGLE, F32, (F32,) * 4), (DOUBLE, F64, (F64,) * 4), (TF32, F32, (F32,) * 4), (74, F32, (F32,) * 4),
    (75, F32, (F32,) * 4), (78, F32, (F32,) * 4), (69, F32, (F32,) * 4), (71, F64, (F64,) * 4),
    (SINGLE, F32, (F16,) * 4), (SINGLE, F32, (BF16,) * 4), (SINGLE, F32, (F16, F16, F32, F32)),
    (SINGLE, F32, (BF16, BF16, F32, F32)), (SINGLE, F32, (I8, I8, F32, F32)), (HALF, F16, (F16,) * 4),
    (WHOLE, I32, (I8, I8, I32, I32)), (WHOLE, F32, (I8,) * 4), (SINGLE, C32, (C32,) * 4), (DOUBLE, C64, (C64,) * 4),
    (SINGLE, F32, (E4M3, E4M3, F32, F32)), (SINGLE, F32, (E4M3, E5M2, BF16, BF16)),
    (SINGLE, F32, (E5M2, E4M3, F16, F16)), (SINGLE, F32, (E4M3, E4M3, BF16, E4M3)),
    (SINGLE, F32, (E4M3, E5M2, F16, E5M2)),
]  # fmt: skip


def run(
    given: Sequence[Case], tmp_path: Path, gtap_exec: Callable[..., Ran], server: Server, **options: object
) -> list[Done]:
    """Every case in one program."""
    into, out = tmp_path / "cases", tmp_path / "done"
    cases.write(given, into)
    ran = gtap_exec(linked.program("lt_cases.cpp"), str(into), str(out), server=server, **options)
    assert ran.status == 0, ran.stderr
    return cases.read(given, out)


def products() -> list[Product]:
    """Types by shapes, transposes, orders, batches, scalars and where D lies."""
    made = []
    for i, (compute, scale, types) in enumerate(ALL_TYPES):
        whole = 1 if scale == I32 else 0
        for trans in ((0, 0), (1, 0), (0, 1), (2, 2)) if i < 2 or scale in (C32, C64) else ((1, 0), (0, 2)):
            name = f"types {compute} {types} {trans}"
            made.append(Product(name, compute, scale, types, trans=trans, alpha=2 - whole, beta=1, seed=i))
    for shape in ((1, 1, 1), (7, 1, 3), (1, 9, 2), (33, 17, 65), (4, 4, 0), (0, 3, 2)):
        made.append(Product(f"shape {shape}", SINGLE, F32, (F32,) * 4, shape, seed=9))
    for rows in ((True,) * 4, (True, False, False, True), (False, True, True, False)):
        made.append(Product(f"rows {rows}", DOUBLE, F64, (F64,) * 4, rows=rows, slack=3, trans=(0, 1)))
    made.append(Product("rows of conjugates", DOUBLE, C64, (C64,) * 4, rows=(True,) * 4, slack=1, trans=(2, 2)))
    made.append(Product("rows of halves", SINGLE, F32, (F16,) * 4, (33, 17, 65), rows=(True, False, True, False)))
    for beta in (0, -0.0):
        made.append(Product(f"no C {beta}", SINGLE, F32, (F32,) * 4, beta=beta, slack=1))
        made[-1].matrices[2].values[...] = np.nan
    for batch in (2, 5):
        made.append(Product(f"batch {batch}", SINGLE, F32, (F32,) * 4, batch=batch, slack=2, trans=(1, 1)))
    for mode in (0, 1, 2, 3, 4):
        made.append(Product(f"mode {mode}", SINGLE, F32, (F32,) * 4, mode=mode, alpha=1, beta=2))
    for beta in (0, 1, -0.25):
        made.append(Product(f"beta {beta}", SINGLE, F32, (F16,) * 4, beta=beta, in_place=True))
    made.append(Product("complex scalars", DOUBLE, C64, (C64,) * 4, alpha=1 - 2j, beta=0.5j))
    made += [Product(f"heuristic {i}", SINGLE, F32, (BF16,) * 4, by_heuristic=True, seed=i) for i in range(3)]
    return made


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.2")
@pytest.mark.covers(
    "cublasLtCreate", "cublasLtDestroy", "cublasLtMatmul", "cublasLtMatmulDescCreate", "cublasLtMatmulDescDestroy",
    "cublasLtMatmulDescSetAttribute", "cublasLtMatrixLayoutCreate", "cublasLtMatrixLayoutDestroy",
    "cublasLtMatrixLayoutSetAttribute", "cublasLtMatmulAlgoGetHeuristic", "cublasLtMatmulPreferenceCreate",
    "cublasLtMatmulPreferenceDestroy",
)  # fmt: skip
def test_products_are_those_of_numpy(
    tmp_path: Path, gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    """Delete the transpose in `operated` of lt/matrices.py to see it fail."""
    made = products()
    for product, done in zip(made, run([each.case() for each in made], tmp_path, gtap_exec, server()), strict=True):
        assert (done.status, done.error) == (0, 0), product.name
        product.assert_close(product.found(done), product.sums())
        for i, matrix in enumerate(product.matrices[:3]):
            if not (product.in_place and i == 2):
                assert done.buffers[i] == matrix.bytes(), f"{product.name}: an input has changed"
        if product.slack and not product.in_place:
            assert_slack_untouched(product, done)


def assert_slack_untouched(product: Product, done: Done) -> None:
    matrix = product.matrices[3]
    before = np.frombuffer(matrix.bytes(), cases.TYPES[matrix.type])
    after = np.frombuffer(done.buffers[3], cases.TYPES[matrix.type])
    between = np.arange(before.size) % matrix.ld >= matrix.ld - matrix.slack
    np.testing.assert_array_equal(after[between], before[between])


# ---- epilogues ----

M, N, K = 12, 5, 7
MASK_LD, AUX_LD = 128, 16


def gelu(x: Array) -> Array:
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def gelu_slope(x: Array, step: float = 1e-6) -> Array:
    return (gelu(x + step) - gelu(x - step)) / (2 * step)


def epilogue(kind: int, types: tuple[int, int, int, int] = (F32,) * 4, **more: object) -> Product:
    """A product with a bias in buffer 6 and an auxiliary one in buffer 7."""
    rng = np.random.default_rng(kind)
    batch = int(more.get("batch", 1))  # type: ignore[call-overload]
    kept = cases.values(rng, types[3], batch, max(M, N))
    is_mask = kind & (2 | 8)
    aux = rng.bytes(batch * N * MASK_LD // 8) if is_mask else cases.values(rng, types[3], batch * N * AUX_LD).tobytes()
    extra = [cases.attribute(7, "<I", kind), cases.address(8, 6), cases.attribute(10, "<q", max(M, N))]
    if kind & 128:
        ld = MASK_LD if is_mask else AUX_LD
        extra += [cases.address(11, 7), cases.attribute(12, "<q", ld), cases.attribute(13, "<q", ld * N)]
    return Product(
        f"epilogue {kind} {types}", SINGLE, F32, types, (M, N, K), alpha=0.7, beta=0.3, extra=extra,
        more=[kept.tobytes(), aux], seed=kind, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def mask_of(data: bytes, batch: int) -> Array:
    lines = np.frombuffer(data, "u1").reshape(batch, N, MASK_LD // 8)
    return np.unpackbits(lines, axis=2, bitorder="little")[:, :, :M].transpose(0, 2, 1)


def aux_of(data: bytes, type: int, batch: int) -> Array:
    lines = cases.wide(np.frombuffer(data, cases.TYPES[type]).reshape(batch, N, AUX_LD))
    return lines[:, :, :M].transpose(0, 2, 1)


def check_epilogue(product: Product, kind: int, done: Done) -> None:
    type, batch = product.types[3], product.batch
    bias = cases.wide(np.frombuffer(product.more[0], cases.TYPES[type])).reshape(batch, -1)
    sums = product.sums()
    if kind & 4:
        sums = sums + bias[:, :M, None]
    expected = sums
    if kind & 2:
        expected = np.maximum(sums, 0)
        if kind & 128:
            np.testing.assert_array_equal(mask_of(done.buffers[7], batch), sums > 0)
    elif kind & 32:
        expected = gelu(sums)
        if kind & 128:
            product.assert_close(aux_of(done.buffers[7], type, batch), sums)
    elif kind & 8:
        expected = sums * mask_of(product.more[1], batch)
    elif kind & 64:
        expected = sums * gelu_slope(aux_of(product.more[1], type, batch))
    product.assert_close(product.found(done), expected)
    given = cases.wide(np.frombuffer(done.buffers[6], cases.TYPES[type])).reshape(batch, -1)
    a, b = (cases.wide(each.values) for each in product.matrices[:2])
    if kind & 16:
        product.assert_close(given[:, :M], expected.sum(axis=2))
    if kind == 256:
        product.assert_close(given[:, :M], a.sum(axis=2))
    if kind == 512:
        product.assert_close(given[:, :N], b.sum(axis=1))


EPILOGUES = (1, 2, 130, 4, 6, 134, 136, 152, 32, 160, 36, 164, 192, 208, 256, 512)


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.2")
@pytest.mark.covers("cublasLtMatmul", "cublasLtMatmulDescSetAttribute")
def test_epilogues_are_those_of_numpy(
    tmp_path: Path, gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    """Delete the line that adds the bias in lt/epilogue.py to see it fail."""
    made = [(kind, epilogue(kind, types)) for kind in EPILOGUES for types in ((F32,) * 4, (BF16, BF16, F32, F32))]
    made += [(kind, epilogue(kind, batch=3)) for kind in (134, 152, 164, 208, 256)]
    found = run([product.case() for _, product in made], tmp_path, gtap_exec, server())
    for (kind, product), done in zip(made, found, strict=True):
        assert (done.status, done.error) == (0, 0), product.name
        check_epilogue(product, kind, done)


# ---- FP8 with its scales ----


@pytest.mark.wheels
@pytest.mark.system
def test_fp8_matrices_are_scaled_and_the_greatest_value_is_told(
    tmp_path: Path, gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    scales = [struct.pack("<f", each) for each in (0.5, 0.25, 0.125, 8.0)]
    extra = [
        cases.address(17, 6), cases.address(18, 7), cases.address(19, 8), cases.address(20, 9), cases.address(21, 10),
    ]  # fmt: skip
    made = Product(
        "scaled",
        SINGLE,
        F32,
        (E4M3, E4M3, BF16, E4M3),
        (8, 16, 32),
        trans=(1, 0),
        extra=extra,
        more=[*scales, bytes(4)],
    )
    rows = np.arange(1, 9, dtype="f4") / 4
    columns = np.arange(1, 17, dtype="f4") / 8
    outer = Product(
        "by rows and columns", SINGLE, F32, (E4M3, E4M3, BF16, BF16), (8, 16, 32), trans=(1, 0), beta=0,
        more=[rows.tobytes(), columns.tobytes()],
        extra=[cases.address(17, 6), cases.address(18, 7), cases.attribute(31, "<i", 3), cases.attribute(32, "<i", 3)],
    )  # fmt: skip
    done = run([made.case(), outer.case()], tmp_path, gtap_exec, server())
    assert [each.status for each in done] == [0, 0]
    a, b, c, _ = (cases.wide(each.values) for each in made.matrices)
    sums = 1.5 * 0.5 * 0.25 * (np.swapaxes(a, 1, 2) @ b) + 0.5 * c
    np.testing.assert_allclose(struct.unpack("<f", done[0].buffers[10])[0], np.abs(sums).max(), rtol=1e-5)
    made.assert_close(made.found(done[0]), np.clip(8 * sums, -448, 448))
    outer.assert_close(outer.found(done[1]), outer.sums() * rows[None, :, None] * columns[None, None, :])


# ---- transforms ----


@pytest.mark.wheels
@pytest.mark.covers(
    "cublasLtMatrixTransform", "cublasLtMatrixTransformDescCreate", "cublasLtMatrixTransformDescDestroy",
    "cublasLtMatrixTransformDescSetAttribute",
)  # fmt: skip
def test_transforms_change_order_and_type(
    tmp_path: Path, gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    made, expected, into = [], [], []
    rng = np.random.default_rng(3)
    for i, (types, scale, trans, rows, mode) in enumerate(
        [
            ((F32, F32, F32), F32, (0, 0), (False, True, True), 0),
            ((F16, F16, F16), F32, (1, 0), (False, False, False), 1),
            ((F64, F64, F64), F64, (1, 1), (True, False, False), 0),
            ((I8, I8, F32), F32, (0, 1), (False, True, False), 0),
            ((F32, F32, I8), F32, (0, 0), (False, False, True), 0),
        ]
    ):
        shapes = [(4, 3) if operation else (3, 4) for operation in trans]
        matrices = [
            cases.Matrix(type, cases.values(rng, type, 2, *shape), row, slack=1)
            for type, shape, row in zip(types, [*shapes, (3, 4)], rows, strict=True)
        ]
        made.append(cases.transform_case(f"transform {i}", scale, trans, matrices, 2, -0.5, mode))
        a, b = (cases.operated(cases.wide(each.values), how) for each, how in zip(matrices, trans, strict=False))
        expected.append(2 * a - 0.5 * b)
        into.append(matrices[2])
    for case, wanted, matrix, done in zip(made, expected, into, run(made, tmp_path, gtap_exec, server()), strict=True):
        assert (done.status, done.error) == (0, 0), case.name
        rounded = np.clip(np.rint(wanted), -128, 127) if matrix.type == I8 else wanted
        found = cases.wide(matrix.read(done.buffers[2]))
        np.testing.assert_allclose(
            found, rounded, rtol=cases.CLOSE[matrix.type], atol=2e-3 if matrix.type == F16 else 1e-5
        )


# ---- what the device has not ----


@pytest.mark.wheels
@pytest.mark.system
def test_types_that_do_not_go_together_are_not_supported(
    tmp_path: Path, gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    """By the heuristics at once; the session goes on."""
    wrong = [
        Product("f32 into f16", SINGLE, F32, (F32, F32, F16, F16), by_heuristic=True),
        Product("two kinds", SINGLE, F32, (F16, BF16, F32, F32), by_heuristic=True),
        Product("e5m2 twice", SINGLE, F32, (E5M2, E5M2, F32, F32), by_heuristic=True),
        Product("whole by half", HALF, F16, (I8, I8, I32, I32), by_heuristic=True),
    ]
    right = Product("right", SINGLE, F32, (F32,) * 4)
    done = run([*(each.case() for each in wrong), right.case()], tmp_path, gtap_exec, server())
    assert [each.status for each in done] == [15, 15, 15, 15, 0]
    right.assert_close(right.found(done[-1]), right.sums())
