"""Makes the examples importable where they are not installed."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "gtap-plugin-toy"))
