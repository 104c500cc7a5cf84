"""Wanneer iemand bevestigde dat een bericht langs een kanaal aankwam."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nobody confirmed a channel yet; the mailbox of a demo needs no confirmation."""
    op.add_column("kanaal", sa.Column("bevestigd_op", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE kanaal SET bevestigd_op = CURRENT_TIMESTAMP WHERE soort = 'postvak'")
