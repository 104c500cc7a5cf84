"""A case: its records, the fold over them, and where it stands."""
