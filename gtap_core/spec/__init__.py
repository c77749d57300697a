"""What a remotable call is: libraries, functions, roles, layouts; no I/O."""

from gtap_core.spec.annotations import ArrayView, Real
from gtap_core.spec.golden import running_hash
from gtap_core.spec.layout import STREAM_KIND, Parameter, kind_number
from gtap_core.spec.library import Function, Library, Statuses
from gtap_core.spec.marshal import BULK, INLINE, LONGEST_PART, NULL, Bulk, Deep, Embedded, received
from gtap_core.spec.provider import CpuFunction, cpu_function
from gtap_core.spec.roles import Role

__all__ = [
    "BULK",
    "INLINE",
    "LONGEST_PART",
    "NULL",
    "STREAM_KIND",
    "ArrayView",
    "Bulk",
    "CpuFunction",
    "Deep",
    "Embedded",
    "Function",
    "Library",
    "Parameter",
    "Real",
    "Role",
    "Statuses",
    "cpu_function",
    "kind_number",
    "received",
    "running_hash",
]
