"""What a schedule does and shows."""
