"""A change of the facts of a case: a move, new work, the household, the dreiger known."""

from typing import Annotated, Any, Self

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from models.basis import Invoer, Invoerregels, Kort, Tekst, lees_naast
from models.formulieren.melding import Huisgenoot, Melding, ObjectOfDienst, Persoon, Woonadres
from models.naslag.gemeenten import Gemeentecode

KAN_LEEG = frozenset({"woonadres", "werkgever", "werkgemeente"})
"""What can be no more: then it is named, and null."""
VELDEN = {True: KAN_LEEG | {"huisgenoten"}, False: frozenset({"gemeente", "concrete_dreiging"})}
"""Of a person, or else of an object or dienst: what of it can change."""


class Wijziging(Invoer):
    """Wat er veranderde; wat niet is genoemd, blijft zoals het was (circulaire 2.3, 2.4.2)."""

    motivering: Tekst = Field(title="Waaruit dit blijkt")
    woonadres: Woonadres | None = Field(default=None, title="Nieuw woonadres")
    werkgever: Kort | None = Field(default=None, title="Nieuwe werkgever")
    werkgemeente: Gemeentecode | None = Field(default=None, title="Nieuwe werkgemeente")
    huisgenoten: Annotated[tuple[Huisgenoot, ...], Field(max_length=30)] | None = Field(
        default=None, title="Huisgenoten en familie", description="De hele lijst zoals zij nu is."
    )
    dreiger_bekend: bool | None = Field(default=None, title="Is de dreiger nu bekend?")
    gemeente: Gemeentecode | None = Field(
        default=None, title="Gemeente", description="Alleen bij een object of dienst."
    )
    concrete_dreiging: bool | None = Field(
        default=None,
        title="Is de dreiging nu concreet?",
        description="Alleen bij een object of dienst: dan is de HOvJ het gezag.",
    )

    @model_validator(mode="wrap")
    @classmethod
    def _verandert_iets(cls, invoer: Any, lees: ModelWrapValidatorHandler[Self]) -> Self:  # noqa: ANN401  raw input of any shape
        return lees_naast(invoer, lees, _fouten(invoer) if isinstance(invoer, dict) else {})


def _fouten(invoer: dict[str, Any]) -> Invoerregels:
    kan = Wijziging.model_fields.keys() - {"motivering"}
    if not kan & invoer.keys():
        return {(): "noem minstens een gegeven dat veranderde"}
    leeg = (veld for veld in kan - KAN_LEEG if invoer.get(veld, ...) is None)
    return {(veld,): "kan niet leeg; laat het veld weg" for veld in sorted(leeg)}


def toegepast(melding: Melding, wijziging: Wijziging) -> Melding:
    """The melding with the facts as they are after the change.

    Its text, registration and moment stay: what was reported is not rewritten.
    """
    velden = wijziging.model_fields_set & VELDEN[isinstance(melding.doelwit, Persoon)]
    nieuw = {veld: getattr(wijziging, veld) for veld in velden}
    dreiger = melding.dreiger
    if wijziging.dreiger_bekend is not None:
        dreiger = dreiger.model_copy(update={"bekend": wijziging.dreiger_bekend})
    doelwit = melding.doelwit.model_copy(update=nieuw)
    return melding.model_copy(update={"doelwit": doelwit, "dreiger": dreiger})


def genoemde_gemeenten(melding: Melding) -> tuple[str, ...]:
    """Codes of the gemeenten in which the facts of a case lie, each once."""
    wie = melding.doelwit
    if isinstance(wie, ObjectOfDienst):
        return (wie.gemeente,)
    woont = wie.woonadres.gemeente if wie.woonadres else None
    return tuple(dict.fromkeys(code for code in (woont, wie.werkgemeente) if code))


def heringedeeld(melding: Melding, van: str, naar: str) -> Melding:
    """The melding where one gemeente has become another: nobody moved, so all else stays."""
    wie = melding.doelwit
    if isinstance(wie, ObjectOfDienst):
        nieuw: dict[str, object] = {"gemeente": naar} if wie.gemeente == van else {}
    else:
        nieuw = {"werkgemeente": naar} if wie.werkgemeente == van else {}
        if wie.woonadres and wie.woonadres.gemeente == van:
            nieuw["woonadres"] = wie.woonadres.model_copy(update={"gemeente": naar})
    return melding.model_copy(update={"doelwit": wie.model_copy(update=nieuw)})
