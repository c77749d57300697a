"""Calls a CPU function with the arguments of a wire function, arrays as NumPy views."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from gtap_core.errors import SpecError
from gtap_core.spec.annotations import ArrayView
from gtap_core.spec.expression import Expression, OutOfRange
from gtap_core.spec.library import Function, Library

Memory = Callable[[int, int], memoryview]


@attrs.frozen(eq=False)
class CpuFunction:
    """One function of a CPU provider, ready to be called with a call's arguments in prototype order.

    The body gets numbers; for a handle what its create function stored in `real`; for a handle to create the entry,
    whose `real` it sets; bytes-like objects or None for host memory, `bytes` for a string; and where the parameter is
    annotated `f32["n"]` a NumPy view of n elements of host memory (a device address is looked up by `memory`). A body
    that has a keyword-only parameter `memory` gets the look-up itself, for what no count can say: strides, arrays of
    addresses. It returns a status, or None for 0.
    """

    function: Function
    body: Callable[..., Any]
    views: tuple[tuple[str, Expression] | None, ...]
    looks: bool = False  # the body takes `memory`

    def __call__(self, arguments: Sequence[Any], memory: Memory) -> int:
        """`memory(address, size)` gives the bytes of device memory, writable, or raises ValueError (invalid_value)."""
        try:
            arguments = self.function.complete(arguments)
            values = [self._argument(index, arguments, memory) for index in range(len(arguments))]
        except (OutOfRange, ValueError):
            return self.function.library.statuses.invalid_value
        status = self._look(values, memory) if self.looks else self.body(*values)
        return 0 if status is None else int(status)

    def _look(self, values: Sequence[Any], memory: Memory) -> Any:
        """Call a body that looks memory up itself; what is not there is the call's invalid value."""

        def look(address: int, size: int) -> memoryview:
            try:
                return memory(address, size)
            except ValueError as error:
                raise _Outside from error

        try:
            return self.body(*values, memory=look)
        except _Outside:
            return self.function.library.statuses.invalid_value

    def _argument(self, index: int, arguments: Sequence[Any], memory: Memory) -> Any:
        value, view = arguments[index], self.views[index]
        if view is None or value is None:
            return value
        import numpy

        dtype, count = numpy.dtype(view[0]), self._count(view[1], arguments)
        size = count * dtype.itemsize
        data = memory(value, size) if isinstance(value, int) else value
        if len(data) != size:
            raise ValueError(f"{self.function.name}: {len(data)} bytes for {count} elements of {dtype}")
        return numpy.frombuffer(data, dtype)

    def _count(self, count: Expression, arguments: Sequence[Any]) -> int:
        names = [parameter.name for parameter in self.function.parameters]
        return count.value(lambda name: int(arguments[names.index(name.name)]), self.function.library.tables)


class _Outside(Exception):
    """A body looked for device memory that is not the session's."""


def cpu_function(library: Library, name: str) -> CpuFunction | None:
    """The CPU provider's function of that name, None if the plugin has none. Raises SpecError for a wrong signature."""
    body = library.cpu_functions.get(name)
    if body is None:
        return None
    function = library.by_name[name]
    parameters = inspect.signature(body).parameters
    looks = "memory" in parameters and parameters["memory"].kind is inspect.Parameter.KEYWORD_ONLY
    signature = [name for name in parameters if not (looks and name == "memory")]
    wanted = [parameter.name for parameter in function.parameters]
    if len(signature) != len(wanted):
        raise SpecError(f"{library.name}: the CPU function of {name} takes {signature}, the prototype {wanted}")
    annotations = inspect.get_annotations(body, eval_str=True)
    views: list[tuple[str, Expression] | None] = []
    for parameter in signature:
        annotation = annotations.get(parameter)
        array = annotation if isinstance(annotation, ArrayView) else None
        views.append(None if array is None else (array.dtype, library.types.expression(array.count)))
    for view in views:
        for used in view[1].names() if view is not None else ():
            if used.deref or used.name not in wanted:
                raise SpecError(f"{library.name}: the CPU function of {name} counts by {used.name}, no parameter of it")
    return CpuFunction(function, body, tuple(views), looks)
