"""For plugin authors' tests: check a library, stand in for a real one, call without a network, wait."""

from gtap_core.testing.check import Checked, check_library
from gtap_core.testing.cpu import CpuCalls
from gtap_core.testing.fake import FakeCalls, fake_library
from gtap_core.testing.loopback import Loopback, loopback
from gtap_core.testing.waiting import eventually

__all__ = ["Checked", "CpuCalls", "FakeCalls", "Loopback", "check_library", "eventually", "fake_library", "loopback"]
