"""Who is told: the outbox, channels, addresses, delivery."""
