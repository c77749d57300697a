"""The compiled inner loop of a session, and how Python opens it."""
