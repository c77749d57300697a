"""The supervisor: accepts connections, grants leases, runs one session process per client process."""
