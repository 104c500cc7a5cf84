"""Where every measurement prints."""

from rich.console import Console

scherm = Console(width=100)
