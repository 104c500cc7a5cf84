"""Eerste tabellen."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ALLEEN_TOEVOEGEN = {
    "sqlite": [
        f"""CREATE TRIGGER vastlegging_{wat.lower()} BEFORE {wat} ON vastlegging
        BEGIN SELECT RAISE(ABORT, 'een vastlegging wordt nooit gewijzigd of gewist'); END"""
        for wat in ("UPDATE", "DELETE")
    ]
    + [  # REPLACE deletes without that trigger, unless the connection asks for recursive ones
        """CREATE TRIGGER vastlegging_insert BEFORE INSERT ON vastlegging
        WHEN EXISTS (SELECT 1 FROM vastlegging WHERE volgnummer = NEW.volgnummer)
        OR EXISTS (SELECT 1 FROM vastlegging
            WHERE (zaaknummer, zaakvolgnummer) = (NEW.zaaknummer, NEW.zaakvolgnummer))
        OR EXISTS (SELECT 1 FROM vastlegging
            WHERE (zaaknummer, soort, proces, onderwerp, stap, keer)
            = (NEW.zaaknummer, NEW.soort, NEW.proces, NEW.onderwerp, NEW.stap, NEW.keer))
        BEGIN SELECT RAISE(ABORT, 'een vastlegging wordt nooit gewijzigd of gewist'); END"""
    ],
    "postgresql": [
        """CREATE FUNCTION weiger_wijziging() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE 'een vastlegging wordt nooit gewijzigd of gewist'; END $$""",
        """CREATE TRIGGER vastlegging_alleen_toevoegen
        BEFORE UPDATE OR DELETE OR TRUNCATE ON vastlegging
        FOR EACH STATEMENT EXECUTE FUNCTION weiger_wijziging()""",
    ],
}
"""The register is append-only; the database itself refuses anything else."""


def upgrade() -> None:
    """Bring the tables to this version."""
    op.create_table(
        "bericht",
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("zaaknummer", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("stap", sa.String(), nullable=False),
        sa.Column("rol", sa.String(length=40), nullable=False),
        sa.Column("gebied", sa.String(), nullable=False),
        sa.Column("staat", sa.String(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("nummer"),
    )
    op.create_index("ix_bericht_staat", "bericht", ["staat"], unique=False)
    op.create_index("ix_bericht_zaaknummer", "bericht", ["zaaknummer"], unique=False)

    op.create_table(
        "functionaris",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("geheim", sa.LargeBinary(), nullable=False),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "gebruiktecode",
        sa.Column("functionaris", sa.String(), nullable=False),
        sa.Column("tijdstap", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("functionaris", "tijdstap"),
    )
    op.create_table(
        "hartslag",
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bericht", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("naam"),
    )
    op.create_table(
        "hoofd",
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("handtekening", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("volgnummer"),
    )
    op.create_table(
        "installatie",
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("waarde", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("naam"),
    )
    op.create_table(
        "keten",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "maatregel",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("zaaknummer", sa.String(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("locatie", sa.String(length=40), nullable=False),
        sa.Column("uitvoerder", sa.String(length=40), nullable=False),
        sa.Column("titel", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("gezag_rol", sa.String(length=40), nullable=False),
        sa.Column("toetsdatum", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_maatregel_toetsdatum", "maatregel", ["toetsdatum"], unique=False)
    op.create_index("ix_maatregel_zaaknummer", "maatregel", ["zaaknummer"], unique=False)

    op.create_table(
        "proces",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaaknummer", sa.String(), nullable=False),
        sa.Column("proces", sa.String(), nullable=False),
        sa.Column("onderwerp", sa.String(), nullable=False),
        sa.Column("flow_run_id", sa.String(), nullable=True),
        sa.Column("generatie", sa.Integer(), nullable=False),
        sa.Column("wek", sa.Boolean(), nullable=False),
        sa.Column("bezig_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("begonnen_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("klaar_op", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("zaaknummer", "proces", "onderwerp"),
    )
    op.create_index("ix_proces_flow_run_id", "proces", ["flow_run_id"], unique=False)
    op.create_index("ix_proces_klaar_op", "proces", ["klaar_op"], unique=False)
    op.create_index("ix_proces_wek", "proces", ["wek"], unique=False)
    op.create_index("ix_proces_zaaknummer", "proces", ["zaaknummer"], unique=False)

    op.create_table(
        "sleutel",
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("verpakt", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("naam"),
    )
    op.create_table(
        "slot",
        sa.Column("functionaris", sa.String(), nullable=False),
        sa.Column("deur", sa.String(), nullable=False),
        sa.Column("fouten", sa.Integer(), nullable=False),
        sa.Column("tot", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("functionaris", "deur"),
    )
    op.create_table(
        "vastlegging",
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("zaaknummer", sa.String(), nullable=False),
        sa.Column("zaakvolgnummer", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("proces", sa.String(), nullable=False),
        sa.Column("onderwerp", sa.String(), nullable=False),
        sa.Column("stap", sa.String(), nullable=False),
        sa.Column("keer", sa.Integer(), nullable=False),
        sa.Column("functionaris", sa.String(), nullable=False),
        sa.Column("rol", sa.String(), nullable=False),
        sa.Column("gebied", sa.String(), nullable=False),
        sa.Column("namens", sa.String(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("vorige", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("volgnummer"),
        sa.UniqueConstraint("zaaknummer", "soort", "proces", "onderwerp", "stap", "keer"),
        sa.UniqueConstraint("zaaknummer", "zaakvolgnummer"),
    )
    op.create_table(
        "vraag",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("zaaknummer", sa.String(), nullable=False),
        sa.Column("proces", sa.String(), nullable=False),
        sa.Column("onderwerp", sa.String(), nullable=False),
        sa.Column("stap", sa.String(), nullable=False),
        sa.Column("keer", sa.Integer(), nullable=False),
        sa.Column("rol", sa.String(length=40), nullable=False),
        sa.Column("gebied", sa.String(), nullable=False),
        sa.Column("variant", sa.String(), nullable=False),
        sa.Column("sinds", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vervalt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("poging", sa.Integer(), nullable=False),
        sa.Column("run", sa.String(), nullable=True),
        sa.Column("gesteld", sa.Boolean(), nullable=False),
        sa.Column("opgeruimd", sa.Boolean(), nullable=False),
        sa.Column("gesloten_op", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("zaaknummer", "proces", "onderwerp", "stap", "keer"),
    )
    op.create_index("ix_vraag_open", "vraag", ["gesloten_op", "vervalt_op"], unique=False)
    op.create_index("ix_vraag_zaaknummer", "vraag", ["zaaknummer"], unique=False)

    op.create_table(
        "zaak",
        sa.Column("zaaknummer", sa.String(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("domein", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("gezag_rol", sa.String(length=40), nullable=False),
        sa.Column("gezag_gebied", sa.String(), nullable=False),
        sa.Column("eenheid", sa.String(), nullable=False),
        sa.Column("melding_hmac", sa.String(), nullable=True),
        sa.Column("geopend_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gesloten_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vernietigd_op", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("zaaknummer"),
        sa.UniqueConstraint("melding_hmac"),
    )
    op.create_table(
        "mandaat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("functionaris", sa.String(), nullable=False),
        sa.Column("rol", sa.String(length=40), nullable=False),
        sa.Column("gebied", sa.String(), nullable=False),
        sa.Column("van", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("namens", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["functionaris"],
            ["functionaris.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_mandaat_functionaris", "mandaat", ["functionaris"], unique=False)
    op.create_index("ix_mandaat_rol", "mandaat", ["rol"], unique=False)

    op.execute("INSERT INTO keten (id, volgnummer, hash) VALUES (1, 0, '')")
    for opdracht in _ALLEEN_TOEVOEGEN[op.get_bind().dialect.name]:
        op.execute(opdracht)


def downgrade() -> None:
    """There is nothing before the first version; a register is never dropped by a migration."""
    raise NotImplementedError("vóór de eerste versie is er niets")
