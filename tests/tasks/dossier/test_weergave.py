"""A tree as markdown, web page and paper: all of it is there, and what was typed stays text."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt  # rich brings it

from tasks.basis.tekens import zichtbaar
from tasks.basis.typst import maak_pdf
from tasks.dossier.boom import Deel, Groep, Rij, Tabel, Veld, Zin
from tasks.dossier.formulieren import stuk
from tasks.dossier.lezen import Dossier
from tasks.dossier.verhaal import verhaal
from tasks.dossier.weergave.markdown import als_markdown
from tasks.dossier.weergave.papier import als_papier
from tasks.dossier.weergave.webpagina import als_html
from tests.hulp.papierspel import kaal, tekst
from tests.hulp.zaakspel import Zaakspel

LASTIG = (
    "<script>alert(1)</script>",
    '#import "x": *\n#set page(fill: red)',
    "[klik](https://example.org) ![beeld](x) [merk]: y",
    "| a | b |\n|---|---|\n| c | d |",
    "`code` ```\nblok\n```",
    "regel\n\n# kop\n- punt\n1. een\n2) twee\n> citaat\n---\n===\n\n    vier spaties",
    "*vet* _schuin_ ~~weg~~ snake_case BB&C 3 < 4 &lt;b&gt; &amp; &#65; \\",
    "einde op een\\\nstreep  \nen twee spaties",
    '"><img src=x onerror=alert(1)>\' onload="x',
    "om\u202ekeren\u200b en \x07\x1b[31m \r\x0b# kop\u2028- punt",
    "= kop\n+ punt\n<merk> @ref $x$ // weg /* weg */ {x} #x",
)
LEEG = "niet ingevuld"


def boom(typ: str) -> Deel:
    """A tree of everything that there is, with this text in every place."""
    rij = Rij((typ, "kort"), (Veld(typ, typ),))
    getekend = Deel(typ, (Veld("Rol", typ), Veld("Leeg", "")), kader=True)
    binnen = (Veld("Naam", typ), Groep(typ, (Veld("1", typ),)))
    velden = (Veld(typ, typ), Groep("Adres", binnen))
    return Deel(typ, (Zin(typ), *velden, Tabel(typ, (typ, "Kop"), (rij, rij)), getekend))


def woorden(tekst_: str) -> str:
    return "".join(zichtbaar(tekst_).split())


class Lezer(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elementen, self.tekst, self.open = [], "", []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elementen.append((tag, tuple(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.tekst += data


def gelezen(markdown: str) -> tuple[set[str], str]:
    """The kinds of tokens that a reader of markdown makes of it, and its text."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    plat = [deel for token in tokens for deel in (token.children or (token,))]
    inhoud = "".join(token.content for token in plat if token.type == "text")
    soorten = {token.type.removesuffix("_open").removesuffix("_close") for token in plat}
    return soorten, "".join(inhoud.split())


IN_MARKDOWN = {"heading", "paragraph", "bullet_list", "list_item", "text", "softbreak"}
TABEL = {"table", "thead", "tbody", "tr", "th", "td"}
IN_HTML = {
    *("section", "p", "dl", "dt", "dd", "em", "br", "h1", "h2"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}


@pytest.mark.parametrize("typ", LASTIG)
def test_wat_iemand_typt_wordt_in_markdown_geen_opmaak(typ):
    soorten, inhoud = gelezen(als_markdown(boom(typ)))
    assert soorten - TABEL <= IN_MARKDOWN
    assert inhoud.count(woorden(typ)) == gelezen(als_markdown(boom("merk")))[1].count("merk")


@settings(max_examples=500)
@given(st.text(alphabet=st.sampled_from("ab1 \n\t#*_`[]()<>|~&\\!-+=.:;/\"'"), max_size=60))
def test_geen_tekst_wordt_in_markdown_iets_anders_dan_tekst(typ):
    soorten, inhoud = gelezen(als_markdown(Deel("Kop", (Zin("Zin."), Veld("Naam", typ)))))
    assert soorten <= IN_MARKDOWN
    assert inhoud == f"KopZin.Naam:{woorden(typ)}"


def test_markdown_is_gewoon_te_lezen():
    assert als_markdown(boom("merk"), 2).splitlines() == [
        *("## merk", "", "merk", ""),
        *("- merk: merk", "- Adres:", "  - Naam: merk", "  - merk:", "    - 1: merk", ""),
        *("### merk", ""),
        *("| Nr. | merk | Kop |", "|---|---|---|", "| 1 | merk | kort |", "| 2 | merk | kort |"),
        *("", "- Nr. 1:", "  - merk: merk", "- Nr. 2:", "  - merk: merk", ""),
        *("### merk", "", "- Rol: merk", "- Leeg:"),
    ]
    lang = Deel("Kop", (Groep("Tekst", (Veld("Naam", "+31 (BB&C) < 3\n-5, ernstige_dreiging"),)),))
    assert als_markdown(lang).endswith("  - Naam: +31 (BB&C) < 3\n    -5, ernstige_dreiging")


@pytest.mark.parametrize("typ", LASTIG)
def test_wat_iemand_typt_wordt_in_html_geen_element(typ):
    pagina = Lezer(als_html(boom(typ)))
    assert pagina.open == []
    assert {naam for naam, _ in pagina.elementen} <= IN_HTML
    attributen = {paar for _, paren in pagina.elementen for paar in paren}
    vast = {("class", "kader"), ("class", "leeg"), ("scope", "col"), ("scope", "row")}
    assert attributen - {("colspan", "3")} == vast
    aantal = Lezer(als_html(boom("merk"))).tekst.count("merk")
    assert woorden(pagina.tekst).count(woorden(typ)) == aantal


def test_html_zegt_wat_alles_is_en_begint_op_de_diepte_die_de_pagina_geeft():
    pagina = als_html(boom("merk"), 2)
    for deel in (
        "<h2>merk</h2>\n<p>merk</p>\n<dl>\n<dt>merk</dt>\n<dd>merk</dd>",
        "<caption>merk</caption>",
        '<tr><th scope="row">2</th><td>merk</td><td>kort</td></tr>',
        '<section class="kader">\n<h3>merk</h3>',
        f'<dt>Leeg</dt>\n<dd><em class="leeg">{LEEG}</em></dd>',
    ):
        assert deel in pagina
    assert "style" not in pagina
    diep = Deel("a", (Deel("b", (Deel("c", (Zin("een\ntwee"),)),)),))
    assert als_html(diep, 5).count("<h6>") == 2
    assert "<p>een<br>twee</p>" in als_html(diep)


def op_papier(deel: Deel) -> str:
    vast = ("titel", "zaaknummer", "code", "ontvanger", "aan", "op", "stand")
    document = {**dict.fromkeys(vast, "BB-2026-000001"), "datum": [2026, 2, 4, 9, 0, 0]}
    return tekst(maak_pdf({**document, "formulieren": [als_papier(deel)]}))


@pytest.mark.parametrize("typ", LASTIG)
def test_wat_iemand_typt_wordt_op_papier_geen_opmaak(typ):
    velden = (Veld("Begin", typ), Groep("Adres", (Veld("Naam", typ),)))
    tabel = Tabel("Lijst", ("Kop",), (Rij((typ,), (Veld("Lang", typ),)),))
    getekend = Deel("Getekend", (Veld("Rol", typ), Veld("Leeg", "")), kader=True)
    gedrukt = op_papier(Deel("Blad", (Deel("Stuk", (Zin(typ), *velden, tabel, getekend)),)))
    assert gedrukt.count(kaal(zichtbaar(typ))) == 6
    for deel in (f"Begin{kaal(zichtbaar(typ))}Adres: Naam", "ListKop", f"Leeg{LEEG}"):
        assert kaal(deel).replace("ListKop", "LijstNr.Kop") in gedrukt


def test_een_heel_dossier_staat_er_op_drie_manieren(demo):
    spel = Zaakspel().tot("informeren_persoon")
    zaak = spel.beeld
    verteld = verhaal(Dossier(zaak, tuple(zaak.feiten), frozenset()))
    markdown, html, papier = als_markdown(verteld), Lezer(als_html(verteld)), op_papier(verteld)
    assert markdown.startswith(f"# Dossier {spel.zaaknummer}\n\n- Status: open\n- Domein:")
    koppen = [deel.kop for deel in verteld.inhoud if isinstance(deel, Deel)]
    assert len(koppen) == len(zaak.feiten)
    for kop in (*koppen, "Testpersoon Voorbeeld", "Motivering: Verzonnen motivering."):
        assert kop in markdown
        assert kaal(kop).replace("Motivering:", "Motivering") in kaal(html.tekst)
        assert kaal(kop).replace("Motivering:", "Motivering") in papier
    assert [naam for naam, _ in html.elementen].count("h2") == len(koppen)
    eerst, dan = "Is er sprake van ernstige dreiging?: ", "Motivering: Verzonnen motivering."
    assert markdown.index(eerst) < markdown.index(dan)  # as on the form, not by the alphabet


def test_wat_is_achtergehouden_staat_er_zonder_inhoud(demo):
    zaak = Zaakspel().beeld
    melding = zaak.feiten[0]
    dossier = Dossier(zaak, tuple(zaak.feiten[1:]), frozenset({melding.volgnummer}))
    eerste = next(deel for deel in verhaal(dossier).inhoud if isinstance(deel, Deel))
    assert f"(vastlegging {melding.volgnummer})" in eerste.kop
    assert [type(deel) for deel in eerste.inhoud] == [Zin]
    assert "N094" in eerste.inhoud[0].tekst
    assert "Testpersoon" not in als_markdown(verhaal(dossier))


def test_een_formulier_is_dezelfde_soort_boom(demo):
    spel = Zaakspel().tot("informeren_persoon")
    besluit = spel.beeld.laatste("besluit_maatregelen")
    deel = stuk(besluit, spel.beeld.feiten)
    assert deel.inhoud[-1].kader
    assert any(isinstance(onderdeel, Tabel) for onderdeel in deel.inhoud)
    assert re.search(r"^## Ondertekening: ", als_markdown(deel), re.MULTILINE)
    assert Lezer(als_html(deel)).elementen[0] == ("section", ())
