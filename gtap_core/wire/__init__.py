"""Bytes to events and back, for both ends of every kind of connection; no I/O, no trio, no sockets. See README.md."""
