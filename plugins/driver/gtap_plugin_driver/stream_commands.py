"""Host functions, values that hold streams, capture and graphs: wire functions 33 to 79."""

from gtap_core import Library

POST = "post"


def declare(driver: Library) -> None:
    """Enter them."""
    # Holds the stream until the client has run what it owes under that number (gtap_core/wire/README.md, section 4).
    driver.custom(33, "CUresult gtapHostFunction(unsigned long long obligation, CUstream stream)", kind=POST)
