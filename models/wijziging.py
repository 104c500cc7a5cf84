"""A change of the facts of a case: a move, new work, the household, the dreiger known."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from models.basis import Invoer, Kort, Tekst
from models.gemeenten import Gemeentecode
from models.melding import Huisgenoot, Melding, Persoon, Woonadres


class Wijziging(Invoer):
    """Wat er veranderde; wat leeg blijft, blijft zoals het was (circulaire 2.3, 2.4.2)."""

    motivering: Tekst = Field(title="Waaruit dit blijkt")
    woonadres: Woonadres | None = Field(default=None, title="Nieuw woonadres")
    werkgever: Kort | None = Field(default=None, title="Nieuwe werkgever")
    werkgemeente: Gemeentecode | None = Field(default=None, title="Nieuwe werkgemeente")
    huisgenoten: Annotated[tuple[Huisgenoot, ...], Field(max_length=30)] | None = Field(
        default=None, title="Huisgenoten en familie", description="De hele lijst zoals zij nu is."
    )
    dreiger_bekend: bool | None = Field(default=None, title="Is de dreiger nu bekend?")

    @model_validator(mode="after")
    def _verandert_iets(self) -> Self:
        if not (self.model_fields_set - {"motivering"}):
            raise ValueError("noem minstens een gegeven dat veranderde")
        return self


def toegepast(melding: Melding, wijziging: Wijziging) -> Melding:
    """The melding with the facts as they are after the change; TypeError for an object or dienst.

    Its text, registration and moment stay: what was reported is not rewritten.
    """
    if not isinstance(melding.doelwit, Persoon):
        raise TypeError("geen zaak over een persoon")
    nieuw = {
        veld: waarde
        for veld in ("woonadres", "werkgever", "werkgemeente", "huisgenoten")
        if (waarde := getattr(wijziging, veld)) is not None
    }
    dreiger = melding.dreiger
    if wijziging.dreiger_bekend is not None:
        dreiger = dreiger.model_copy(update={"bekend": wijziging.dreiger_bekend})
    doelwit = melding.doelwit.model_copy(update=nieuw)
    return melding.model_copy(update={"doelwit": doelwit, "dreiger": dreiger})
