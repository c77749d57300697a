"""f32 and f64 arithmetic against exact integers, and the approximate functions against the manual's bounds."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from plugins.cpu.tests.isa import exact
from plugins.cpu.tests.isa.element import ANY, Element, ElementBatch, batches_of
from plugins.cpu.tests.isa.exact import F32, F64, FORMATS, Format
from plugins.cpu.tests.isa.rows import Row

Oracle = Callable[..., Any]
ROUNDINGS = (".rn", ".rz", ".rm", ".rp")


def batches() -> Iterator[ElementBatch]:
    yield from batches_of("floating", elements())


def elements() -> Iterator[Element]:
    for kind, f in (("f32", F32), ("f64", F64)):
        yield from _arithmetic(kind, f)
        yield from _signs(kind, f)
        yield from _extremes(kind, f)
    yield from _approximate()


def float_row(instruction: str, oracle: str, since: str = "1.0", target: str = "any", tier: str = "T0") -> Row:
    """A row of the chapter on floating point; f64 needs sm_13, what has .ftz PTX 1.4, at least."""
    if instruction.endswith("f64") and target == "any":
        target = "sm_13"
    if ".ftz" in instruction:
        since = max(since, "1.4")
    return Row(instruction, tier, since, target, f"Floating Point: {instruction.partition('.')[0]}", oracle)


def variants(kind: str, oracle: Oracle, saturates: bool = False) -> Iterator[tuple[str, Oracle]]:
    """("", .ftz, .sat, .ftz.sat) as far as the type has them, each with its oracle."""
    f = FORMATS[kind]
    for ftz in ("", ".ftz") if kind == "f32" else ("",):
        for sat in ("", ".sat") if kind == "f32" and saturates else ("",):
            made = exact.flushing(f, oracle) if ftz else oracle
            yield ftz + sat, exact.saturating(f, made) if sat else made


def _arithmetic(kind: str, f: Format) -> Iterator[Element]:
    for op, function in (("add", exact.add), ("sub", exact.sub), ("mul", exact.mul)):
        yield from _rounded(op, kind, partial(function, f), ("", *ROUNDINGS), 2, saturates=True)
    for op, since, target in (("fma", "2.0", "sm_20"), ("mad", "2.0", "sm_20")):
        yield from _rounded(op, kind, partial(exact.fma, f), ROUNDINGS, 3, True, since, target)
    yield from _rounded("div", kind, partial(exact.div, f), ROUNDINGS, 2, False, "2.0", "sm_20")
    yield from _rounded("rcp", kind, partial(exact.rcp, f), ROUNDINGS, 1, False, "2.0", "sm_20")
    yield from _rounded("sqrt", kind, partial(exact.sqrt, f), ROUNDINGS, 1, False, "2.0", "sm_20")


def _rounded(op: str, kind: str, function: Oracle, roundings: tuple[str, ...], count: int, saturates: bool = False,
             since: str = "1.0", target: str = "any") -> Iterator[Element]:  # fmt: skip
    for rounding in roundings:
        said = f"exact {op}, rounded {rounding[1:] or 'rn'}"
        directed = rounding in (".rm", ".rp") and kind == "f32"
        for tail, oracle in variants(kind, partial(function, rounding[1:] or "rn"), saturates):
            name = f"{op}{rounding}{tail}.{kind}"
            row = float_row(name, said, "2.0" if directed else since, "sm_20" if directed else target)
            yield Element(row, (kind,), (kind,) * count, oracle)


def _signs(kind: str, f: Format) -> Iterator[Element]:
    for op, oracle in (("neg", _negated(f)), ("abs", _absolute(f))):
        for tail, made in variants(kind, oracle):
            yield Element(float_row(f"{op}{tail}.{kind}", f"{op}, of a NaN a NaN"), (kind,), (kind,), made)
    row = float_row(f"copysign.{kind}", "sign of a, magnitude of b", "2.0", "sm_20")
    yield Element(row, (kind,), (kind, kind), lambda a, b: (a & f.sign) | (b & ~f.sign))
    for name, test in _CLASSES.items():
        row = float_row(f"testp.{name}.{kind}", "class by exponent and fraction", "2.0", "sm_20")
        yield Element(row, ("pred",), (kind,), partial(test, f))


def _negated(f: Format) -> Oracle:
    return lambda a: f.nan if f.is_nan(a) else a ^ f.sign


def _absolute(f: Format) -> Oracle:
    return lambda a: f.nan if f.is_nan(a) else a & ~f.sign


_CLASSES: dict[str, Callable[[Format, int], int]] = {
    "finite": lambda f, a: int(not f.is_nan(a) and not f.is_infinite(a)),
    "infinite": lambda f, a: int(f.is_infinite(a)),
    "number": lambda f, a: int(not f.is_nan(a)),
    "notanumber": lambda f, a: int(f.is_nan(a)),
    "normal": lambda f, a: int(1 << f.fraction <= a & ~f.sign < f.infinity),
    "subnormal": lambda f, a: int(f.is_subnormal(a)),
}


def _extremes(kind: str, f: Format) -> Iterator[Element]:
    for op, greatest in (("min", False), ("max", True)):
        for nan in ("", ".NaN") if kind == "f32" else ("",):
            for xor in ("", ".xorsign.abs") if kind == "f32" else ("",):
                oracle = partial(exact.minimum, f, greatest=greatest, nan=bool(nan))
                if xor:
                    oracle = _of_magnitudes(f, oracle)
                since, target = ("7.2", "sm_86") if xor else ("7.0", "sm_80") if nan else ("1.0", "any")
                for tail, made in variants(kind, oracle):
                    row = float_row(f"{op}{tail}{nan}{xor}.{kind}", f"{op}, -0 below +0", since, target)
                    yield Element(row, (kind,), (kind, kind), made)


def _of_magnitudes(f: Format, oracle: Oracle) -> Oracle:
    def signed(a: int, b: int) -> Any:
        result = oracle(a & ~f.sign, b & ~f.sign)
        return result | ((a ^ b) & f.sign) if isinstance(result, int) else result

    return signed


# approximations


@attrs.frozen
class Near:
    """A float of a format within `error` of a value, which may be infinite; the sign of a zero counts if `sign`."""

    f: Format
    value: float
    error: float
    sign: int | None = None

    def accepts(self, got: int) -> bool:
        if self.f.is_nan(got):
            return False
        if self.f.is_infinite(got):
            largest = number(self.f, self.f.infinity - 1)
            beyond = self.value + self.error if not got & self.f.sign else self.error - self.value
            return beyond > largest
        if got & ~self.f.sign == 0 and self.sign is not None and self.value == 0:
            return bool(got & self.f.sign) == bool(self.sign)
        return abs(number(self.f, got) - self.value) <= self.error


def number(f: Format, bits: int) -> float:
    """A finite float or an infinity as a Python number."""
    if f.is_infinite(bits):
        return -math.inf if bits & f.sign else math.inf
    sign, m, e = f.decoded(bits)
    return math.copysign(math.ldexp(m, e), -1 if sign else 1)


def ulp(f: Format, value: float) -> float:
    """The distance of neighbouring numbers at a value."""
    least = 1 - f.bias - f.fraction
    return math.ldexp(1, max(math.frexp(value)[1] - 1 - f.fraction, least))


def near(f: Format, value: float, ulps: float = 0, relative: float = 0, absolute: float = 0) -> Any:
    """What a bound allows around a value that is exact, or nearly so."""
    if math.isnan(value):
        return f.nan
    if math.isinf(value):
        return f.infinity | (f.sign if value < 0 else 0)
    sign = int(math.copysign(1, value) < 0)
    if value == 0:
        return Near(f, value, absolute, sign)
    slack = ulp(f, value) / 2 if abs(value) < math.ldexp(1, 1 - f.bias) else 0  # results that are subnormal
    return Near(f, value, max(ulps * ulp(f, value), relative * abs(value), absolute) + slack, sign)


def _approximate() -> Iterator[Element]:
    for op, oracle, said, since in _APPROXIMATE:
        for tail, made in _flushed_variants(oracle):
            row = float_row(f"{op}{tail}.f32", said, since, "sm_75" if "tanh" in op else "any", "T2")
            if op == "tanh.approx" and tail:
                continue
            yield Element(row, ("f32",), ("f32",), made)
    for op, oracle, said in (("div.approx", _quotient, "a / b: 2 ulp, 0 for |b| > 2**126"),
                             ("div.full", _full_quotient, "a / b: 2 ulp")):  # fmt: skip
        for tail, made in _flushed_variants(oracle):
            yield Element(float_row(f"{op}{tail}.f32", said, "1.4"), ("f32",), ("f32", "f32"), made)
    for op, function in (("rcp", _inverse), ("rsqrt", _inverse_root)):
        row = float_row(f"{op}.approx.ftz.f64", f"{op} of the upper half: 2**-19, lower half 0", "2.1", "sm_20", "T2")
        yield Element(row, ("f64",), ("f64",), partial(_gross, function))
    row = float_row("rsqrt.approx.f64", "1 / sqrt(a): 2 ulp", "1.4", "sm_13", "T2")
    yield Element(row, ("f64",), ("f64",), lambda a: near(F64, _inverse_root(_value(F64, a)), ulps=2))


def _flushed_variants(oracle: Oracle) -> Iterator[tuple[str, Oracle]]:
    yield "", oracle
    yield ".ftz", lambda *values: _or_zero(oracle(*map(F32.flushed, values)))


@attrs.frozen
class OrZero:
    """What a range accepts, with subnormal numbers flushed to zero."""

    wanted: Near

    def accepts(self, got: int) -> bool:
        if F32.is_subnormal(got):
            return False
        if got & ~F32.sign == 0:
            return abs(self.wanted.value) - self.wanted.error < math.ldexp(1, -126)
        return self.wanted.accepts(got)


def _or_zero(wanted: Any) -> Any:
    return OrZero(wanted) if isinstance(wanted, Near) else wanted


def _value(f: Format, bits: int) -> float:
    return math.nan if f.is_nan(bits) else number(f, bits)


def _inverse(a: float) -> float:
    return 1 / a if a else math.copysign(math.inf, a)


def _inverse_root(a: float) -> float:
    if a < 0 or math.isnan(a):
        return math.nan
    return 1 / math.sqrt(a) if a else math.copysign(math.inf, a)


def _root(a: float) -> float:
    return math.nan if a < 0 else math.sqrt(a) if a else a


def _logarithm(a: float) -> float:
    if a == 0:
        return -math.inf
    return math.nan if a < 0 else math.log2(a) if a < math.inf else a


def _power(a: float) -> float:
    return math.nan if math.isnan(a) else math.inf if a > 200 else 0.0 if a < -200 else 2.0**a


def _trigonometric(function: Callable[[float], float]) -> Oracle:
    """Bounds by range of the operand; beyond them any number in [-1, 1]."""

    def oracle(a: int) -> Any:
        x = _value(F32, a)
        if math.isnan(x) or math.isinf(x):
            return F32.nan
        if abs(x) > 100 * math.pi:
            return Near(F32, 0.0, 1.0)
        return near(F32, function(x), absolute=2**-20.5 if abs(x) <= 2 * math.pi else 2**-14.7)

    return oracle


def _on_numbers(function: Callable[[float], float], **bounds: float) -> Oracle:
    return lambda a: near(F32, function(_value(F32, a)), **bounds)


def _log_oracle(a: int) -> Any:
    x = _value(F32, a)
    bound = {"absolute": 2.0**-22} if 0.5 < x < 2 else {"relative": 2.0**-22}
    return near(F32, _logarithm(x), **bound)


def _quotient(a: int, b: int) -> Any:
    x, y = _value(F32, a), _value(F32, b)
    if 2.0**126 < abs(y) < math.inf:
        return F32.nan if math.isinf(x) or math.isnan(x) else (a ^ b) & F32.sign
    if 0 < abs(y) < 2.0**-126 and x and math.isfinite(x):
        return ANY  # no bound is given
    return _full_quotient(a, b)


def _full_quotient(a: int, b: int) -> Any:
    x, y = _value(F32, a), _value(F32, b)
    if math.isnan(x) or math.isnan(y) or (math.isinf(x) and math.isinf(y)) or (x == 0 and y == 0):
        return F32.nan
    if math.isinf(x) or y == 0:
        return (a ^ b) & F32.sign | F32.infinity
    return near(F32, x / y, ulps=2)


def _gross(function: Callable[[float], float], a: int) -> Any:
    """On the upper 32 bits of a double, with 20 bits of fraction; those of the result alone are not 0."""
    value = function(_value(F64, F64.flushed(a) & ~0xFFFFFFFF) if not F64.is_nan(a) else math.nan)
    if math.isnan(value):
        return F64.nan
    if math.isinf(value):
        return F64.infinity | (F64.sign if value < 0 else 0)
    return _Upper(near(F64, value, relative=2.0**-19))


@attrs.frozen
class _Upper:
    wanted: Near

    def accepts(self, got: int) -> bool:
        if abs(self.wanted.value) < 2.0**-1022:
            return got == F64.sign * bool(self.wanted.sign)
        return not got & 0xFFFFFFFF and self.wanted.accepts(got)


_APPROXIMATE: tuple[tuple[str, Oracle, str, str], ...] = (
    ("rcp.approx", _on_numbers(_inverse, ulps=1), "1 / a: 1 ulp", "1.4"),
    ("sqrt.approx", _on_numbers(_root, relative=2.0**-23), "sqrt(a): 2**-23 of it", "1.4"),
    ("rsqrt.approx", _on_numbers(_inverse_root, relative=2.0**-22.9), "1 / sqrt(a): 2**-22.9 of it", "1.4"),
    ("sin.approx", _trigonometric(math.sin), "sin(a): 2**-20.5 to 2 pi, 2**-14.7 to 100 pi", "1.4"),
    ("cos.approx", _trigonometric(math.cos), "cos(a): 2**-20.5 to 2 pi, 2**-14.7 to 100 pi", "1.4"),
    ("lg2.approx", _log_oracle, "log2(a): 2**-22, absolute near 1, else of it", "1.4"),
    ("ex2.approx", _on_numbers(_power, ulps=2), "2**a: 2 ulp", "1.4"),
    ("tanh.approx", _on_numbers(math.tanh, relative=2.0**-11), "tanh(a): 2**-11 of it", "7.0"),
)
