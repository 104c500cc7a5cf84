"""A process begun, a vraag asked, moved or withdrawn; an act under way."""
