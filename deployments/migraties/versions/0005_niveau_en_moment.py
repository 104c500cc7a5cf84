"""Wanneer het dreigingsniveau van een object aan de beurt is, en waar een proces naartoe werkt."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """New columns, empty: an earlier release had no such cases, and no moments to work towards."""
    op.add_column("zaak", sa.Column("niveau_op", sa.Date(), nullable=True))
    op.create_index("ix_zaak_niveau_op", "zaak", ["niveau_op"])
    op.add_column("proces", sa.Column("op", sa.Date(), nullable=True))
    op.create_index("ix_proces_op", "proces", ["op"])
