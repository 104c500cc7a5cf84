"""Een mens is geen account; wie zich inschrijft; wanneer een mandaat en een adres is gegeven."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """What was there is one person per account, enrolled, and what the installation began with."""
    op.add_column(
        "functionaris", sa.Column("persoon", sa.String(), nullable=False, server_default="")
    )
    op.execute("UPDATE functionaris SET persoon = id")
    op.create_index("ix_functionaris_persoon", "functionaris", ["persoon"])
    for naam in ("naam", "functie"):
        op.add_column("functionaris", sa.Column(naam, sa.LargeBinary(), nullable=True))
    op.add_column("functionaris", sa.Column("wacht_op", sa.String(length=40), nullable=True))
    for tabel, naam in (
        ("functionaris", "rust_tot"),
        ("mandaat", "gegeven_op"),
        ("kanaal", "gezet_op"),
    ):
        op.add_column(tabel, sa.Column(naam, sa.DateTime(timezone=True), nullable=True))
    op.add_column("bericht", sa.Column("adres", sa.LargeBinary(), nullable=True))
    op.add_column("kanaal", sa.Column("gezet_door", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "inschrijving",
        sa.Column("functionaris", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("geldig_tot", sa.DateTime(timezone=True), nullable=False),
        sa.Column("makers", sa.String(), nullable=False),
        sa.Column("formulier", sa.String(), nullable=False),
        sa.Column("geheim", sa.LargeBinary(), nullable=True),
        sa.Column("bewezen_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["functionaris"], ["functionaris.id"]),
        sa.PrimaryKeyConstraint("functionaris"),
    )
    op.create_index("ix_inschrijving_link", "inschrijving", ["link"])
