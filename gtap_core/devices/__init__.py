"""What a session runs on: cuda, the real driver; null, nothing at all. Plugins bring others."""
