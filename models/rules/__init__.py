"""Pure rules over plain values: a verdict that explains itself, or a refusal with its norm."""
