"""The ways in and the ways of running: command line, worker, server, migrations, demo."""
