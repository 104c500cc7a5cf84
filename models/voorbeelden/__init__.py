"""Examples that would be accepted: of answers, and of what is brought in."""
