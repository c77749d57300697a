"""Calls of cuBLAS with results computed independently, in float64: `case.py` says what one is.

They run in this process on the CPU provider, and as one program's calls under gtap exec, on any device.
"""
