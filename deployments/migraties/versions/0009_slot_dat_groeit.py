"""Een slot op een deur groeit, geldt op de pagina per vraag, en wordt gemeld."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """A table anew, for its key grows; what it held lasted a minute."""
    op.drop_table("slot")
    op.create_table(
        "slot",
        sa.Column("functionaris", sa.String(), nullable=False),
        sa.Column("deur", sa.String(), nullable=False),
        sa.Column("vraag", sa.String(), nullable=False),
        sa.Column("wie", sa.String(), nullable=False),
        sa.Column("fouten", sa.Integer(), nullable=False),
        sa.Column("schoon_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dicht", sa.Boolean(), nullable=False),
        sa.Column("gemeld", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("functionaris", "deur", "vraag"),
    )
