"""A demo installation: who is in it, and its first case."""
