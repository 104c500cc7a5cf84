"""What Prefect shows of a case: its card and the tags of its run; nothing personal, no place."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from prefect.artifacts import acreate_markdown_artifact

from models.rules.openbaar import rolnaam
from models.stappen import STAPPEN
from models.tabellen import Vraag
from models.zaak.beeld import Zaakbeeld
from tasks.basis.tijd import op_scherm
from tasks.runs.runs import client_van_segment


async def toon_kaart(
    run: UUID, tags: list[str], zaak: Zaakbeeld, open_vragen: Sequence[Vraag]
) -> None:
    """Leave both in Prefect."""
    async with client_van_segment() as client:
        await asyncio.gather(
            client.update_flow_run(run, tags=tags),
            acreate_markdown_artifact(
                key=zaak.zaaknummer.lower(),
                markdown=kaart(zaak, open_vragen),
                description=kop(open_vragen),
            ),
        )


def labels(proces: str, open_vragen: Sequence[Vraag]) -> list[str]:
    """Tags of a run: its process, and the roles that it waits for."""
    wacht = sorted({f"wacht-op-{rolnaam(v.rol)}" for v in open_vragen})
    return [proces, *wacht]


def kop(open_vragen: Sequence[Vraag]) -> str:
    """One line under the number of the case, in the list of cards."""
    wacht = " en ".join(f"{STAPPEN[v.stap].titel}, {rolnaam(v.rol)}" for v in open_vragen)
    return f"Wacht op {wacht}" if wacht else "Wacht op niets"


def kaart(zaak: Zaakbeeld, open_vragen: Sequence[Vraag]) -> str:
    """Markdown: where the case stands, what it waits for, since when, and the next term."""
    wacht = "\n".join(
        f"| {STAPPEN[v.stap].titel} | {rolnaam(v.rol)} | {op_scherm(v.sinds)}"
        f" | {op_scherm(v.vervalt_op)} |"
        for v in open_vragen
    )
    gedaan = "\n".join(
        f"| {op_scherm(feit.moment)} | {STAPPEN[feit.stap].titel} | {feit.uitkomst}"
        f" | {rolnaam(feit.rol)} |"
        for feit in zaak.besluiten
    )
    return (
        f"# Zaak {zaak.zaaknummer}\n\n"
        f"**Status:** {zaak.status} · **domein:** {zaak.domein}"
        f" · **gezag:** {rolnaam(zaak.gezag.rol)}\n\n"
        "## Wacht op\n\n"
        + (f"| stap | wie | sinds | vóór |\n|---|---|---|---|\n{wacht}\n" if wacht else "Niets.\n")
        + "\n## Gedaan\n\n"
        + (
            f"| wanneer | stap | uitkomst | rol |\n|---|---|---|---|\n{gedaan}\n"
            if gedaan
            else "Nog niets.\n"
        )
    )
