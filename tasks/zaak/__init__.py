"""A case in the search tables: what decides who may answer and read it, and its destruction."""
