"""What exists and what is true: types, tables and pure rules; no session, clock or network."""
