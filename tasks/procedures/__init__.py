"""What each procedure does in an act; a file has the name of its flow."""
