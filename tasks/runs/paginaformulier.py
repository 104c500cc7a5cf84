"""Door B as it is shown: the form of a vraag on the Prefect page, and the text above it."""

from functools import cache
from typing import Any, cast
from uuid import UUID

from prefect.input import RunInput
from prefect.input.actions import acreate_flow_run_input
from prefect.input.run_input import Keyset, keyset_from_base_key
from pydantic import create_model

from models.begrippen import Gebiedssoort, Procedure
from models.formulieren import met_ondertekening
from models.rules.openbaar import rolnaam
from models.stappen import STAPPEN, formulier
from models.tabellen import Vraag
from models.zaak.beeld import Zaakbeeld
from tasks.basis.tijd import op_scherm


class Paginaformulier(RunInput):
    """A form as the Prefect page shows it: one field per question."""

    @classmethod
    def schema_op_de_pagina(cls) -> dict[str, Any]:
        """Its schema, without `null`: what may stay empty is a field that nobody fills in.

        The page would ask for a choice between `str` and `None` first.
        """
        schema = cls.model_json_schema(ref_template="#/definitions/{model}")
        schema["definitions"] = schema.pop("$defs", {})
        for deel in (schema, *schema["definitions"].values()):
            for veld in deel.get("properties", {}).values():
                _zonder_null(veld)
        return schema

    @classmethod
    def op_de_pagina(cls, keyset: Keyset) -> dict[str, Any]:
        """What Prefect keeps of it with a run: key → value."""
        return {
            keyset["schema"]: cls.schema_op_de_pagina(),
            keyset["description"]: cls._description,
        }

    @classmethod
    async def asave(cls, keyset: Keyset, flow_run_id: UUID | None = None) -> None:
        """Store the form with the run, as Prefect does, but with that schema."""
        for sleutel, waarde in cls.op_de_pagina(keyset).items():
            await acreate_flow_run_input(sleutel, waarde, flow_run_id)


def _zonder_null(veld: dict[str, Any]) -> None:
    keuzen = [keuze for keuze in veld.get("anyOf", ()) if keuze != {"type": "null"}]
    if len(keuzen) == 1:
        del veld["anyOf"], veld["default"]
        veld.update(keuzen[0] | veld)


@cache
def prefect_formulier(stap: str, variant: str) -> type[Paginaformulier]:
    """The form of a stap as Prefect wants it: the same fields, with identity and code."""
    model = met_ondertekening(formulier(stap, variant))
    bases = cast("tuple[type[Paginaformulier], ...]", (model, Paginaformulier))
    return create_model(model.__name__, __base__=bases, __doc__=model.__doc__)


def getoond(zaak: Zaakbeeld, vraag: Vraag) -> type[Paginaformulier]:
    """What the page shows of an open vraag: its form, with the text above it."""
    formulier = prefect_formulier(vraag.stap, vraag.variant)
    return formulier.with_initial_data(description=uitleg_in(zaak, vraag))


def uitleg_in(zaak: Zaakbeeld, vraag: Vraag) -> str:
    """Text above the form; that something was asked about a product, never what (N130)."""
    opdracht = zaak.opdracht(vraag.onderwerp) if vraag.stap == "informatieproduct" else None
    gevraagd = bool(opdracht and opdracht.antwoord.get("verduidelijking"))
    return uitleg(vraag, verduidelijking=gevraagd)


def uitleg(vraag: Vraag, *, verduidelijking: bool = False) -> str:
    """Markdown above the form: the reason of a refusal on top, then what is asked of whom."""
    stap = STAPPEN[vraag.stap]
    weigering = f"> **Niet aanvaard:** {vraag.reden}\n\n" if vraag.reden else ""
    welke = f" (onderwerp {vraag.onderwerp})" if vraag.onderwerp else ""
    if over_gemeente(vraag):  # the page may not name the gemeente
        welke = f" (vraag {vraag.id}; `regie zaak` zegt waarover)"
    lees_eerst = _LEES_EERST[in_gemeente(vraag) and over_gemeente(vraag)]
    vraagje = "Er is een vraag om verduidelijking; zij staat in het dossier.\n\n"
    return (
        f"{weigering}**{stap.titel}** in zaak {vraag.zaaknummer}{welke}: {stap.vraag}\n\n"
        f"{vraagje if verduidelijking else ''}"
        f"Gevraagd aan {rolnaam(vraag.rol)}, vóór {op_scherm(vraag.vervalt_op)}."
        f" {lees_eerst.format(zaak=vraag.zaaknummer)}\n\n"
        "Een keuzelijst opent met het pijltje rechts. "
        "Wat u hier typt, wordt versleuteld vastgelegd en uit Prefect gewist."
    )


_LEES_EERST = {
    False: "Lees eerst het dossier: `regie dossier {zaak} --als UW-ID --code -`.",
    True: "Lees eerst wat is vrijgegeven: `regie vrijgave {zaak} --als UW-ID --code -`.",
}


def over_gemeente(vraag: Vraag) -> bool:
    """Whether it is about informing a gemeente (circulaire 2.3.5)."""
    return vraag.proces == Procedure.INFORMEER_BURGEMEESTER


def in_gemeente(vraag: Vraag) -> bool:
    """Whether someone in a gemeente is asked, who reads no dossier."""
    return vraag.rol.gebiedssoort is Gebiedssoort.GEMEENTE


def sleutels(sleutel: str) -> Keyset:
    """Under which keys Prefect keeps response, schema and description of an attempt."""
    return keyset_from_base_key(f"suspended-{sleutel}")
