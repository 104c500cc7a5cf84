"""The frame that the pages share: one stylesheet, no script, and nothing kept or told elsewhere."""

from base64 import b64encode
from hashlib import sha256
from html import escape

from starlette.responses import HTMLResponse

_STIJL = (
    "body{font:1.2rem/1.6 sans-serif;max-width:30rem;margin:4rem auto;padding:0 1rem}"
    "button,input{font:inherit;padding:.6rem 1.2rem}"
    "svg{width:100%;max-width:16rem;height:auto;background:#fff}"
    "code{overflow-wrap:anywhere}"
)
_PAGINA = """<!doctype html><html lang="nl"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>{titel}</title><style>{stijl}</style>
<h1>{kop}</h1>{inhoud}</html>"""
_KOPPEN = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'; style-src 'sha256-"
    f"{b64encode(sha256(_STIJL.encode()).digest()).decode()}'",
}


def pagina(
    kop: str, inhoud: str = "", *, titel: str = "Ontvangst bevestigen", status: int = 200
) -> HTMLResponse:
    """A page with this heading, which is escaped, above `inhoud`, which is HTML."""
    tekst = _PAGINA.format(kop=escape(kop), titel=titel, stijl=_STIJL, inhoud=inhoud)
    return HTMLResponse(tekst, status, _KOPPEN)
