"""The terminal view of a server: needs Textual (`pip install "gtap[top]"`)."""
