"""Every touch of the world: settings, clock, database, register, decisions, Prefect."""
