"""Prefect: segments, the page, repair, waking."""
