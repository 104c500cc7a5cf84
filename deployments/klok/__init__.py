"""The klok, and the local mailbox of a demo."""
