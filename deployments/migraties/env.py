"""How Alembic reaches the register."""

from alembic import context
from sqlmodel import SQLModel

import models.tabellen  # noqa: F401  fills the metadata
from tasks.basis.database import databank

with databank().execution_options(schrijft=True).connect() as verbinding:
    context.configure(
        connection=verbinding,
        target_metadata=SQLModel.metadata,
        render_as_batch=verbinding.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    verbinding.commit()
