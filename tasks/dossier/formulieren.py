"""Forms on paper: which records make up a form, and every answer in it under its own title."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from models.basis import Invoer
from models.begrippen import Feitsoort, Rol
from models.begrippen.woorden import woord
from models.formulieren import Spoedmaatregel, VerzoekAanwijzing
from models.stappen import STAPPEN, formulier
from models.zaak.feit import Feit, variant
from tasks.dossier.boom import Deel, Rij, Tabel, Veld
from tasks.dossier.woorden import datum, ja_nee, naam_van, tijdstip, waarde_van

Gegevens = dict[str, Any]
_KOLOMMEN = 5
"""Short fields of a part that fit beside each other on the page."""


_ERBIJ: dict[str, tuple[str, Callable[[Any], str]]] = {
    "ingevoerd_op": ("Ingevoerd op", lambda op: tijdstip(datetime.fromisoformat(op))),
    "deur": ("Ingevoerd langs", lambda deur: waarde_van("deur", deur)),
    "bewijs": ("Getekend met", lambda bewijs: waarde_van("bewijs", bewijs)),
    "gelezen": ("Las het dossier", lambda nr: f"ja, vastlegging {nr}" if nr else "nee"),
    "getoond": ("Zag de zaak", lambda nr: f"tot en met vastlegging {nr}" if nr else "onbekend"),
    "zaakhoofd": ("Stand van de zaak (hash)", str),
    "advies": ("Rust op advies (hash)", lambda hash_: hash_ or "geen"),
    "risico": ("Gaat uit van risico", lambda risico: woord(risico or "")),
}
"""What is recorded beside an answer: how the signature block calls it, and how it reads."""


FORMULIEREN = {
    "intakeformulier": "Intakeformulier",
    "oordeelsformulier": "Oordeelsformulier",
    "overdrachtsdossier": "Overdrachtsdossier",
    "maatregelenbesluit": "Maatregelenbesluit",
}
"""Every form that can be handed out and its title; a stap says itself which it belongs to."""

_ZONDER_VRAAG: dict[str, tuple[str, type[Invoer]]] = {
    "spoedmaatregel": ("Spoedmaatregel", Spoedmaatregel),
    "verzoek_aanwijzing": ("Verzoek om onmiddellijke aanwijzing", VerzoekAanwijzing),
}
"""What was brought in and then decided on: soort of its record → title and form."""


def stukken(soort: str, feiten: Iterable[Feit]) -> list[Feit]:
    """The records that make up a form, in order: its answers, and what they rest on.

    That is the advies that a besluit names, and what was brought in to be decided on. A
    spoedmaatregel that the HOvJ ordered is decided by that.
    """
    alle = list(feiten)
    besluiten = [
        f for f in alle if f.soort == Feitsoort.BESLUIT and STAPPEN[f.stap].papier == soort
    ]
    hashes = {feit.hash for feit in besluiten} | {feit.inhoud.get("advies") for feit in besluiten}
    beslist = {(feit.proces, feit.onderwerp) for feit in besluiten}

    def hoort_erbij(feit: Feit) -> bool:
        if feit.soort not in _ZONDER_VRAAG:
            return feit.hash in hashes
        opgedragen = (feit.soort, feit.rol) == (Feitsoort.SPOEDMAATREGEL, Rol.HOVJ)
        return (feit.proces, feit.onderwerp) in beslist or (
            opgedragen and soort == "maatregelenbesluit"
        )

    return [feit for feit in alle if hoort_erbij(feit)]


def stuk(
    feit: Feit, feiten: Iterable[Feit], namen: Mapping[str, str] = MappingProxyType({})
) -> Deel:
    """One record of a case as a section: its answers, and who gave them on what mandate.

    `namen` says how functionarissen are called, of those of whom that is known.
    """
    if feit.soort in _ZONDER_VRAAG:
        titel, model = _ZONDER_VRAAG[feit.soort]
    else:
        titel, model = STAPPEN[feit.stap].titel, formulier(feit.stap, variant(feit, feiten))
    schema = model.model_json_schema()
    titel += f" (ronde {feit.keer})" if feit.keer > 1 else ""
    velden = _velden(feit.antwoord, schema, schema.get("$defs", {}))
    getekend = Deel(f"Ondertekening: {titel}", tuple(_ondertekening(feit, namen)), kader=True)
    return Deel(titel, (*velden, getekend))


def _ondertekening(feit: Feit, namen: Mapping[str, str]) -> Iterator[Veld]:
    """Who, on what mandate, when, and the record that proves it (N085)."""
    bij = feit.inhoud if "antwoord" in feit.inhoud else {}
    namens = namen.get(feit.namens, feit.namens)
    nog = bij.keys() - {"antwoord", *_ERBIJ}
    yield Veld("Functionaris", namen.get(feit.functionaris, feit.functionaris))
    yield Veld("Rol", f"{woord(feit.rol)} ({feit.gebied})")
    yield Veld("Mandaat", f"namens {namens} (Awb 10:10)" if namens else "eigen mandaat")
    yield Veld("Moment", tijdstip(feit.moment))
    yield Veld("Vastlegging", f"{feit.volgnummer} van het register")
    yield Veld("Hash (SHA-256)", feit.hash)
    for naam, (titel, lees) in _ERBIJ.items():
        if naam in bij:
            yield Veld(titel, lees(bij[naam]))
    for naam in (naam for naam in bij if naam in nog):
        yield Veld(naam_van(naam), _tekst(bij[naam], {}, {}))


def _velden(antwoord: Gegevens, schema: Gegevens, defs: Gegevens) -> Iterator[Veld | Tabel]:
    """Every answer, in the order of the form; what the form does not know comes last."""
    vormen = schema.get("properties", {})
    for naam in sorted(antwoord, key=lambda n: list(vormen).index(n) if n in vormen else 999):
        vorm = _plat(vormen.get(naam, {}), defs)
        titel = vorm.get("title") or naam_van(naam)
        waarde = antwoord[naam]
        if isinstance(waarde, list) and waarde and all(isinstance(deel, dict) for deel in waarde):
            yield _tabel(titel, waarde, _plat(vorm.get("items", {}), defs), defs)
        elif isinstance(waarde, dict) and waarde:
            for veld in _velden(waarde, vorm, defs):
                yield replace(veld, naam=f"{titel}: {veld.naam}")
        else:
            yield Veld(titel, _tekst(waarde, vorm, defs))


def _tabel(naam: str, delen: list[Gegevens], schema: Gegevens, defs: Gegevens) -> Tabel:
    """Parts as rows: what is short beside each other, what is written out below it."""
    vormen = {naam: _plat(vorm, defs) for naam, vorm in schema.get("properties", {}).items()}
    namen = list(dict.fromkeys([*vormen, *(naam for deel in delen for naam in deel)]))
    kort = [naam for naam in namen if _is_kort(vormen.get(naam, {}))][:_KOLOMMEN]
    titels = {naam: vormen.get(naam, {}).get("title") or naam_van(naam) for naam in namen}

    def cel(deel: Gegevens, veld: str) -> str:
        return _tekst(deel.get(veld), vormen.get(veld, {}), defs)

    def rij(deel: Gegevens) -> Rij:
        lang = (veld for veld in namen if veld in deel and veld not in kort)
        return Rij(
            tuple(cel(deel, veld) for veld in kort),
            tuple(Veld(titels[veld], cel(deel, veld)) for veld in lang),
        )

    return Tabel(naam, tuple(titels[veld] for veld in kort), tuple(map(rij, delen)))


def _is_kort(vorm: Gegevens) -> bool:
    gekozen = "enum" in vorm or "const" in vorm or vorm.get("format") in {"date", "date-time"}
    return gekozen or vorm.get("type") in {"boolean", "integer", "number"}


def _plat(vorm: Gegevens, defs: Gegevens) -> Gegevens:
    """A part of a JSON schema without references, and without the branch for nothing."""
    takken = [tak for tak in vorm.get("anyOf", []) if tak.get("type") != "null"]
    naar = defs[vorm["$ref"].rpartition("/")[2]] if "$ref" in vorm else {}
    rest = {sleutel: w for sleutel, w in vorm.items() if sleutel not in {"anyOf", "$ref"}}
    onder = takken[0] if takken else naar
    return {**_plat(onder, defs), **rest} if onder else rest


def _tekst(waarde: Any, vorm: Gegevens, defs: Gegevens) -> str:  # noqa: ANN401  JSON
    """A value as people read it; empty if nothing was filled in."""
    if waarde in (None, "", [], {}):
        return ""
    if isinstance(waarde, list | dict):
        return "\n".join(_regels(waarde, vorm, defs))
    if isinstance(waarde, bool):
        return ja_nee(waarde)
    if "enum" in vorm or "const" in vorm:
        return woord(str(waarde))
    return _DAGEN.get(vorm.get("format", ""), str)(waarde)


def _regels(delen: list[Any] | Gegevens, vorm: Gegevens, defs: Gegevens) -> Iterator[str]:
    """Parts of a part, a line each: there is no room for a table within a table."""
    if isinstance(delen, list):
        deel = _plat(vorm.get("items", {}), defs)
        yield from (f"– {_tekst(waarde, deel, defs)}" for waarde in delen)
        return
    for naam, waarde in delen.items():
        deel = _plat(vorm.get("properties", {}).get(naam, {}), defs)
        yield f"{deel.get('title') or naam_van(naam)}: {_tekst(waarde, deel, defs)}"


_DAGEN: dict[str, Callable[[str], str]] = {
    "date": lambda waarde: datum(date.fromisoformat(waarde)),
    "date-time": lambda waarde: tijdstip(datetime.fromisoformat(waarde)),
}
