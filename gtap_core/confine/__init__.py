"""What processes of sessions give up: privileges and descriptors (process.py), system calls (seccomp.py)."""
