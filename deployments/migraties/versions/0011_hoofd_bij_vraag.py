"""Welke stand van de zaak er was toen het formulier op de pagina van Prefect kwam."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Empty, so not judged by it, for a form that an earlier release stored."""
    op.add_column("vraag", sa.Column("hoofd", sa.String(), nullable=False, server_default=""))
