"""What every command shares: options, input files, Dutch."""
