"""Prefect as regie runs it: its server, its worker, what is registered there."""
