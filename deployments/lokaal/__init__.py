"""All of regie on one machine, in the foreground."""
