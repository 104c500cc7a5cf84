"""The commands, a module per panel of `regie --help`."""
