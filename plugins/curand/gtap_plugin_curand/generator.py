"""A generator as the program has set it: its numbers come of a source that is made when they are first wanted."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import attrs

from gtap_plugin_curand.tables import DIMENSIONS

Array = Any
MOST_POSITION = 2**64


class Type(IntEnum):
    XORWOW = 101
    MRG32K3A = 121
    MTGP32 = 141
    MT19937 = 142
    PHILOX4_32_10 = 161
    SOBOL32 = 201
    SCRAMBLED_SOBOL32 = 202
    SOBOL64 = 203
    SCRAMBLED_SOBOL64 = 204


class Order(IntEnum):
    BEST = 100
    DEFAULT = 101
    SEEDED = 102
    LEGACY = 103
    DYNAMIC = 104
    QUASI_DEFAULT = 201


DEFAULTS = {100: Type.XORWOW, 200: Type.SOBOL32}
PAIRED = (Type.XORWOW, Type.MRG32K3A)
WITHOUT_OFFSET = (Type.MTGP32, Type.MT19937)


@attrs.define
class Generator:
    """A handle's object. `position`: where in its sequence a source that is made now begins."""

    type: Type
    seed: int = 0
    position: int = 0
    order: int = Order.DEFAULT
    dimensions: int = 1
    _source: Any = None

    @property
    def is_quasi(self) -> bool:
        return self.type >= Type.SOBOL32

    @property
    def bits(self) -> int:
        return 64 if self.type in (Type.SOBOL64, Type.SCRAMBLED_SOBOL64) else 32

    def change(self, **settings: int) -> None:
        """Set seed, order or dimensions; what is as it was changes nothing."""
        if any(getattr(self, name) != value for name, value in settings.items()):
            self.prepare()
            for name, value in settings.items():
                setattr(self, name, value)

    def prepare(self) -> None:
        """The sequence goes on by another source: where it is, or from its start where it has no positions."""
        if self._source is not None:
            self.position = self._source.position % MOST_POSITION
        self._source = None

    def move(self, position: int) -> None:
        self.position, self._source = position, None

    def draw(self, what: str, count: int) -> Array:
        """`count` numbers: integers, uniforms, doubles, normals or normal_doubles."""
        if self._source is None:
            self._source = self._made()
        return getattr(self._source, what)(count)

    def _made(self) -> Any:
        from gtap_plugin_curand import mtgp
        from gtap_plugin_curand.lanes import Mrg32k3a, Xorwow
        from gtap_plugin_curand.philox import Philox
        from gtap_plugin_curand.sobol import Sobol
        from gtap_plugin_curand.standin import StandIn
        from gtap_plugin_curand.twister import Twister

        if self.is_quasi:
            scrambled = self.type in (Type.SCRAMBLED_SOBOL32, Type.SCRAMBLED_SOBOL64)
            return Sobol(self.bits, scrambled, min(self.dimensions, DIMENSIONS), self.position)
        if self.type == Type.MRG32K3A:
            return Mrg32k3a(self.seed, self.position, self.order == Order.LEGACY)
        if self.type == Type.XORWOW:
            return Xorwow(self.seed, self.position, self.order == Order.SEEDED)
        if self.type == Type.PHILOX4_32_10:
            return Philox(self.seed, self.position)
        if self.type == Type.MT19937:
            return Twister(self.seed)
        parameters = mtgp.parameters()
        return StandIn(self.seed) if parameters is None else mtgp.Mtgp32(self.seed, parameters)
