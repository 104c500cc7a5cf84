"""Into het stelsel and out of it (circulaire 2.3): what its procedures do in an act."""
