"""Waarom het vorige antwoord op de Prefect-pagina is geweigerd, zoals zij het toont."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """A new column; what was refused before stands on the page, and once goes from there."""
    leeg = sa.text("''")
    kolom: sa.Column[str] = sa.Column("reden", sa.String(), nullable=False, server_default=leeg)
    op.add_column("vraag", kolom)
