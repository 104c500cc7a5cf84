import copy
from functools import reduce
from operator import getitem

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.formulieren import Levering, met_ondertekening
from models.formulieren.melding import Melding
from models.fouten import Geweigerd, Invoerfout, NietGevonden, Onbereikbaar, OnjuisteInvoer
from models.stappen import formulier
from tests.hulp.voorbeelden import ANTWOORDEN, MAATREGEL, OBJECT, antwoord, melding, problemen

KANARIES = st.from_regex(r"\AQX@[a-z0-9 @'{}<>\[\]-]{6,60}ZQ\Z")
ANDERS = st.sampled_from([None, True, 7, 1.5, -86_400, 10**20, float("inf"), "", [], {}, "\ud800"])
ONDERTEKEND = {"functionaris": "hovj.limburg", "ondertekeningscode": "123456"}
LEVERING = {
    **antwoord("informatieproduct", "geleverd", variant="di"),
    "product": "di",
    "leverancier": "politie",
    "reden": "",
}
for _veld_van_een_vraag in ("uitkomst", "verduidelijking"):
    LEVERING.pop(_veld_van_een_vraag)

GEVALLEN = [
    (Melding, melding()),
    (Melding, melding(doelwit=OBJECT)),
    (Levering, LEVERING),
    *((formulier(*sleutel[:1]), antwoord(*sleutel)) for sleutel in ANTWOORDEN),
    *(
        (formulier("informatieproduct", p), antwoord("informatieproduct", "geleverd", variant=p))
        for p in ("ird", "di", "da", "ra", "wa")
    ),
    *(
        (met_ondertekening(formulier(stap)), {**antwoord(stap, uitkomst), **ONDERTEKEND})
        for stap, uitkomst in ANTWOORDEN
    ),
]
ENGELS = {"input", "should", "value", "field", "valid", "required", "error", "extra", "or", "must"}


def plekken(invoer, voor=()):
    """Elke plek in de invoer, ook die van een heel object of een hele lijst."""
    takken = invoer.items() if isinstance(invoer, dict) else enumerate(invoer)
    for naam, waarde in takken:
        yield (*voor, naam)
        if isinstance(waarde, dict | list):
            yield from plekken(waarde, (*voor, naam))


def met(invoer, plek, waarde):
    kopie = {"": _diep(invoer)}
    *ouders, laatste = ("", *plek)
    reduce(getitem, ouders, kopie)[laatste] = waarde
    return kopie[""]


def _diep(waarde):
    if isinstance(waarde, dict):
        return {naam: _diep(deel) for naam, deel in waarde.items()}
    return [_diep(deel) for deel in waarde] if isinstance(waarde, list) else waarde


def melding_van_fouten(model, invoer):
    return "\n".join(problemen(model, invoer))


def test_elk_voorbeeld_past():
    assert [melding_van_fouten(*geval) for geval in GEVALLEN] == [""] * len(GEVALLEN)


@given(st.data(), KANARIES)
def test_geen_fout_herhaalt_wat_er_stond(data, kanarie):
    model, invoer = data.draw(st.sampled_from(GEVALLEN))
    plek = data.draw(st.sampled_from(sorted(plekken(invoer), key=str)))
    verpakt = data.draw(st.sampled_from([kanarie, [kanarie], {kanarie: kanarie}]))
    assert kanarie not in melding_van_fouten(model, met(invoer, plek, verpakt))


@given(st.data(), KANARIES)
def test_geen_fout_herhaalt_een_veldnaam_die_geen_veldnaam_is(data, kanarie):
    model, invoer = data.draw(st.sampled_from(GEVALLEN))
    objecten = [(), *(p for p in plekken(invoer) if isinstance(reduce(getitem, p, invoer), dict))]
    plek = data.draw(st.sampled_from(objecten))
    fout = melding_van_fouten(model, met(invoer, (*plek, kanarie), "x"))
    assert (kanarie in fout, "(een veld): is een onbekend veld; haal het weg" in fout) == (
        False,
        True,
    )


@given(st.data(), st.one_of(KANARIES, ANDERS))
def test_elke_fout_staat_in_het_nederlands_en_zegt_wat_er_moet(data, waarde):
    model, invoer = data.draw(st.sampled_from(GEVALLEN))
    plek = data.draw(st.sampled_from(sorted(plekken(invoer), key=str)))
    fout = melding_van_fouten(model, met(invoer, plek, waarde))
    woorden = set(fout.lower().replace(":", " ").replace(",", " ").split())
    assert (woorden & ENGELS, "heeft een waarde die niet past" in fout) == (set(), False)


def test_een_veldnaam_die_er_een_kan_zijn_wordt_wel_genoemd():
    assert melding_van_fouten(Melding, melding(doelwit__Kleur_2=1)) == (
        "doelwit.Kleur_2: is een onbekend veld; haal het weg"
    )


def test_alle_problemen_staan_er_elk_op_een_regel():
    invoer = melding(bron="krant", aard="vaag")
    assert melding_van_fouten(Melding, invoer).splitlines() == [
        (
            "bron: moet een van deze waarden zijn: 'melding', 'aangifte', 'opsporing',"
            " 'intelligence', 'inlichtingendienst' of 'ketenpartner'"
        ),
        "aard: moet een van deze waarden zijn: 'concreet' of 'voorstelbaar'",
    ]


def test_een_fout_is_een_plek_en_een_zin_en_wordt_een_regel():
    with pytest.raises(ValidationError) as fout:
        Melding.model_validate(melding(doelwit__woonadres__postcode="5611", aard=1))
    onjuist = OnjuisteInvoer.uit(fout.value)
    assert [(f.pad, f.zin) for f in onjuist.fouten] == [
        ("aard", "moet een van deze waarden zijn: 'concreet' of 'voorstelbaar'"),
        (
            "doelwit.woonadres.postcode",
            "heeft niet de verwachte vorm: vier cijfers en twee letters, als 5611AA",
        ),
    ]
    assert onjuist.problemen == tuple(f"{f.pad}: {f.zin}" for f in onjuist.fouten)
    assert str(onjuist) == "\n".join(onjuist.problemen)


def test_een_fout_van_het_geheel_heeft_geen_plek_maar_wel_een_regel():
    onjuist = OnjuisteInvoer("", "past niet")
    assert onjuist.fouten == (Invoerfout("", "past niet"),)
    assert onjuist.problemen == ("de invoer: past niet",)


def test_wie_alle_fouten_zoekt_meldt_ze_samen_of_niets():
    fouten = (Invoerfout("op", "ligt in de toekomst"), Invoerfout("tot", "ligt voor van"))
    assert OnjuisteInvoer.eis_geen(()) is None
    with pytest.raises(OnjuisteInvoer) as fout:
        OnjuisteInvoer.eis_geen(iter(fouten))
    assert fout.value.fouten == fouten


def test_een_ander_proces_leest_dezelfde_fouten():
    fout = OnjuisteInvoer("op", "ligt in de toekomst", Invoerfout("tot", "ligt voor van"))
    gelezen = copy.copy(fout)  # made again as pickle does
    assert (gelezen.fouten, str(gelezen)) == (fout.fouten, str(fout))


def test_ook_kapotte_json_krijgt_een_nederlandse_zin():
    with pytest.raises(ValidationError) as fout:
        Melding.model_validate_json("{")
    assert str(OnjuisteInvoer.uit(fout.value)) == "de invoer: is geen geldige JSON"


def test_een_veld_zonder_tekst_als_naam_krijgt_een_nederlandse_zin():
    assert melding_van_fouten(Melding, {**melding(), 1: 2}) == (
        "1: heeft een veld waarvan de naam geen tekst is"
    )


@pytest.mark.parametrize(
    ("extra", "zin"),
    [
        ({}, "Dat kan niet."),
        ({"norm": "N015"}, "Dat kan niet. (N015)"),
        ({"advies": "doe iets anders."}, "Dat kan niet. Wat wel kan: doe iets anders."),
        (
            {"norm": "N015", "advies": "doe iets anders."},
            "Dat kan niet. (N015) Wat wel kan: doe iets anders.",
        ),
    ],
)
def test_een_weigering_noemt_de_norm_en_wat_wel_kan(extra, zin):
    assert str(Geweigerd("Dat kan niet.", **extra)) == zin


def test_elke_soort_fout_heeft_haar_eigen_uitgang():
    soorten = (OnjuisteInvoer, Geweigerd, NietGevonden, Onbereikbaar)
    assert [soort.code for soort in soorten] == [2, 3, 4, 5]


@given(KANARIES)
def test_ook_een_fout_in_een_lijst_van_maatregelen_zwijgt_over_de_invoer(kanarie):
    invoer = antwoord("maatregeladvies", "geleverd", maatregelen=[{**MAATREGEL, "soort": kanarie}])
    assert melding_van_fouten(formulier("maatregeladvies"), invoer) == (
        "maatregelen.0.soort: moet een van deze waarden zijn: 'toezicht', 'objectbeveiliging',"
        " 'camerabewaking', 'bewakingscontainer', 'afspraak_op_locatie', 'communicatie',"
        " 'persoonsbegeleiding', 'persoonsbeveiliging' of 'overig'"
    )
