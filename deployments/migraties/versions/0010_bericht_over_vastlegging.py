"""Wie besliste, hoort welke vastlegging op die naam staat."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Empty for what was sent before: no such bericht was one."""
    op.add_column("bericht", sa.Column("vastlegging", sa.Integer(), nullable=True))
