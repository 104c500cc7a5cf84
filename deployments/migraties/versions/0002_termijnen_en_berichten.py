"""Termijnen, berichten per adres, kanalen, en processen die worden ingetrokken."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Berichten that waited in 0.1.0 are dropped: by now their news is old."""
    op.drop_table("bericht")
    op.create_table(
        "bericht",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reeks", sa.Integer(), nullable=True),
        sa.Column("zaaknummer", sa.String(), nullable=False, index=True),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("stap", sa.String(), nullable=False),
        sa.Column("trede", sa.Integer(), nullable=False),
        sa.Column("vraag", sa.String(), nullable=False),
        sa.Column("rol", sa.String(length=40), nullable=False),
        sa.Column("gebied", sa.String(), nullable=False),
        sa.Column("functionaris", sa.String(), nullable=False),
        sa.Column("kanaal", sa.Integer(), nullable=True),
        sa.Column("kanaalsoort", sa.String(), nullable=False),
        sa.Column("staat", sa.String(length=40), nullable=False),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("volgende_op", sa.DateTime(timezone=True), nullable=True, index=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "kanaal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("functionaris", sa.String(), nullable=False, index=True),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("adres", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["functionaris"], ["functionaris.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "termijn",
        sa.Column("vraag", sa.String(), nullable=False),
        sa.Column("zaaknummer", sa.String(), nullable=False, index=True),
        sa.Column("proces", sa.String(), nullable=False),
        sa.Column("onderwerp", sa.String(), nullable=False),
        sa.Column("stap", sa.String(), nullable=False),
        sa.Column("vervalt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("volgende", sa.Integer(), nullable=False),
        sa.Column("volgende_op", sa.DateTime(timezone=True), nullable=True, index=True),
        sa.Column("te_laat_s", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("vraag"),
    )
    op.create_table(
        "trede",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vraag", sa.String(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("zaaknummer", sa.String(), nullable=False, index=True),
        sa.Column("stap", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("rol", sa.String(length=40), nullable=False),
        sa.Column("gebied", sa.String(), nullable=False),
        sa.Column("gepland_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vastgelegd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("getoond", sa.Boolean(), nullable=False, index=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("vraag", "nummer"),
    )
    op.add_column("proces", sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "maatregel", sa.Column("onderwerp", sa.String(), nullable=False, server_default="")
    )
