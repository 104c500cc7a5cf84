"""The append-only record: written, read, encrypted, proven."""
