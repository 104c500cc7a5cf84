"""The enrolment link: the person takes a secret into an app, proves it, and gets a kenmerk.

Opening the page shows nothing and uses nothing up, for mail programs open links by themselves. The
secret goes to whoever presses the button first: what comes back after that has to carry the form
that only this page was given.
"""

from html import escape
from urllib.parse import parse_qs

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from deployments.web.pagina import pagina
from tasks.basis.tijd import nu
from tasks.mensen import inschrijven

_TITEL = "Inschrijven bij regie"
_KNOP = (
    "<p>Hierna ziet u eenmalig waarmee een app op uw telefoon codes maakt. Zorg dat niemand"
    ' meekijkt en houd uw telefoon klaar.</p><form method="post"><button>Begin</button></form>'
)
_BEWIJS = """<p>Scan dit met een app voor codes, zoals die uw organisatie voorschrijft.</p>
{qr}<p>Op dezelfde telefoon: <a href="{uri}">open de app</a>, of typ het over:<br>
<code>{uri}</code></p><p>{vraag}</p><form method="post">
<input type="hidden" name="formulier" value="{formulier}">
<label>Code <input name="code" inputmode="numeric" autocomplete="off" required></label>
<button>Klaar</button></form>"""
_KENMERK = """<p>Uw kenmerk is <strong>{kenmerk}</strong>. Schrijf het op.</p>
<p>Een beheerder vraagt u ernaar, en bevestigt dan uw inschrijving; tot dan tekent u nog niet. Ga na
dat u die beheerder kent. De codes uit de app geeft u nooit aan iemand.</p>"""


async def _toon(verzoek: Request) -> HTMLResponse:
    await run_in_threadpool(inschrijven.keur_link, verzoek.path_params["token"], moment=nu())
    return pagina(_TITEL, _KNOP, titel=_TITEL)


async def _schrijf_in(verzoek: Request) -> HTMLResponse:
    velden = await _velden(verzoek)
    if not velden:
        token = verzoek.path_params["token"]
        formulier, uri = await run_in_threadpool(inschrijven.begin, token, moment=nu())
        return _bewijs(formulier, uri, "Typ de zes cijfers die de app nu toont.")
    formulier, code = velden.get("formulier", ""), velden.get("code", "")
    kenmerk, uri = await run_in_threadpool(
        inschrijven.bewijs, formulier, "".join(code.split()), moment=nu()
    )
    if uri:
        vraag = "Die code klopt niet. Staat de klok van uw telefoon goed? Typ een nieuwe."
        return _bewijs(formulier, uri, vraag)
    return pagina("Bijna klaar", _KENMERK.format(kenmerk=kenmerk), titel=_TITEL)


def _bewijs(formulier: str, uri: str, vraag: str) -> HTMLResponse:
    qr = segno.make(uri).svg_inline(scale=4, border=4)
    velden = {"uri": escape(uri), "formulier": escape(formulier), "vraag": escape(vraag)}
    return pagina("Uw app", _BEWIJS.format(qr=qr, **velden), titel=_TITEL)


async def _velden(verzoek: Request) -> dict[str, str]:
    ruw = (await verzoek.body()).decode("ascii", "ignore")
    return {naam: waarden[0] for naam, waarden in parse_qs(ruw).items()}


ROUTES = [
    Route("/i/{token}", _toon, methods=["GET"]),
    Route("/i/{token}", _schrijf_in, methods=["POST"]),
]
