"""Een levensteken is een moment; een tekst erbij is nooit geschreven."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """The column was always empty."""
    op.drop_column("hartslag", "bericht")
