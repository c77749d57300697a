"""The server's side: generators keep to their own kind of memory; addresses of the library's own stay here."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

from gtap_core import Call, Entry, Pending
from gtap_plugin_curand.spec import GENERATED, curand
from gtap_plugin_curand.tables import TABLES

OF_HOST = "curandCreateGeneratorHost"
DISTRIBUTIONS, REAL_TABLES = "curand.distributions", "curand.tables"
POINTER = 8  # bytes
NOT_INITIALIZED, OUT_OF_RANGE, NOT_SUPPORTED = 101, 104, 204


@curand.handler(OF_HOST)
def create_generator_of_host(session: Call, generator: Entry, rng_type: int) -> Pending:
    """By a handler, so that its entry is made here and says by what."""
    return session.submit(session.library.curandCreateGeneratorHost, generator, rng_type)


def _generator(name: str) -> Any:
    """Of the host: to memory that this session has made for the reply; an address would be one of its own process."""

    def generate(session: Call, generator: Entry, output: Any, *arguments: Any) -> int | Pending:
        is_host = generator.creation.get("function") == OF_HOST
        if isinstance(output, int) == is_host:
            return OUT_OF_RANGE
        return session.submit(getattr(session.library, name), generator, output, *arguments)

    return generate


for _, name, *_ in GENERATED:
    curand.handler(name)(_generator(name))


# ---- distributions: addresses of the device's memory ----


@curand.handler("curandCreatePoissonDistribution")
async def create_distribution(session: Call, lambda_: float, distribution: bytearray | None) -> int:
    made = bytearray(POINTER)
    status: int = await session.run(session.library.curandCreatePoissonDistribution, lambda_, made)
    if status == 0:
        session.kept.setdefault(DISTRIBUTIONS, set()).add(int.from_bytes(made, "little"))
        if distribution is not None:
            distribution[:] = made
    return status


@curand.handler("curandDestroyDistribution")
async def destroy_distribution(session: Call, distribution: int) -> int:
    made: set[int] = session.kept.get(DISTRIBUTIONS, set())
    if distribution not in made:
        return NOT_INITIALIZED
    made.discard(distribution)
    status: int = await session.run(session.library.curandDestroyDistribution, distribution)
    return status


# ---- tables: the real library gives an address of this process's memory ----


def _not_for_clients(session: Call, *arguments: Any) -> int:
    return NOT_SUPPORTED


for name in ("DirectionVectors32", "DirectionVectors64", "ScrambleConstants32", "ScrambleConstants64"):
    curand.handler(f"curandGet{name}")(_not_for_clients)


@curand.handler("gtapCurandTable")
async def table(session: Call, table: int, offset: int, bytes: bytearray | None, size: int) -> int:
    if table not in TABLES or bytes is None or offset + size > TABLES[table].size:
        return OUT_OF_RANGE
    if session.device.kind != "cuda":
        status: int = await session.run(session.library.gtapCurandTable, table, offset, bytes, size)
        return status
    kept: dict[int, bytes_] = session.kept.setdefault(REAL_TABLES, {})
    if table not in kept:
        pointer = bytearray(POINTER)
        status = await session.run(getattr(session.library, TABLES[table].function), *_asked(pointer, table))
        if status != 0:
            return status
        kept[table] = ctypes.string_at(int.from_bytes(pointer, "little"), TABLES[table].size)
    bytes[:] = kept[table][offset : offset + size]
    return 0


bytes_ = bytes


def _asked(pointer: bytearray, table: int) -> Sequence[Any]:
    number = TABLES[table].number
    return (pointer,) if number is None else (pointer, number)
