"""Host functions, values that hold streams, capture and graphs: wire functions 33 to 79."""

from gtap_core import Library


def declare(driver: Library) -> None:
    """Enter them."""
