"""What people and scripts see across cases."""
