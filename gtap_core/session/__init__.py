"""The session runtime: one client's world on the server. Handlers use the names below."""

from gtap_core.session.call import Call, LibraryFunction, RealHandle
from gtap_core.session.device import DeviceUnavailable, Pending, done
from gtap_core.session.handles import Entry
from gtap_core.session.ordering import ordered

__all__ = ["Call", "DeviceUnavailable", "Entry", "LibraryFunction", "Pending", "RealHandle", "done", "ordered"]
