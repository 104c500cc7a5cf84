"""Standaardmaatregelen, die niet worden getoetst."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """A new column; what was there is no standard measure."""
    nee = sa.text("false")
    kolom: sa.Column[bool] = sa.Column(
        "standaard", sa.Boolean(), nullable=False, server_default=nee
    )
    op.add_column("maatregel", kolom)
