"""What everything stands on: settings, time, database, files, logs, formats."""
