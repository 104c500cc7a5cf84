"""What regie looks up: gemeenten, policy, terms, days off, norms; each beside its data."""
