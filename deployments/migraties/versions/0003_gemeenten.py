"""Processen per gemeente, voorafspraken, en wanneer de persoon opnieuw wordt geïnformeerd."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """New columns and a table; what was there stays as it is."""
    op.add_column("proces", sa.Column("gemeente", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_proces_gemeente", "proces", ["gemeente"])
    op.add_column("zaak", sa.Column("informeren_op", sa.Date(), nullable=True))
    op.create_index("ix_zaak_informeren_op", "zaak", ["informeren_op"])
    op.create_table(
        "voorafspraak",
        sa.Column("gemeente", sa.String(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("herzien_op", sa.Date(), nullable=False, index=True),
        sa.Column("gevraagd_op", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("gemeente"),
    )
