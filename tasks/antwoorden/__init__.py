"""An answer: judged, recorded, and what follows from it."""
