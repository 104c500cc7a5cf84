"""Informing a gemeente, what was agreed with it, and its reorganisation."""
