"""The client's side of a run: the control connection, the program's environment, the program, what the run cost."""
