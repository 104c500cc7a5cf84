"""Zuivere regels over gewone waarden: een oordeel met uitleg, of een weigering met haar norm."""
