"""What a short-lived process asks of the Prefect API, over plain HTTP: no Prefect import."""

from collections.abc import Generator, Iterable
from uuid import uuid4

import httpx

from tasks.basis.instellingen import instellingen
from tasks.basis.paginasleutel import paginasleutel

ONBEKEND = "onbekend"
_GEDULD_S = 1
_LEZEND = {"GET", "HEAD", "OPTIONS"}


def gezond(adres: str = "") -> bool:
    """Whether the Prefect server (of the settings, or at this address) answers within a second."""
    try:
        with client(adres) as api:
            return api.get("/health").is_success
    except httpx.HTTPError:
        return False


def staat_open() -> bool:
    """Whether the Prefect server tells things to who has no key; httpx.HTTPError if it is away."""
    vraag = httpx.Request("GET", f"{instellingen().prefect_api}/version")
    with client() as api:
        return api.send(vraag, auth=None).is_success


def staten(runs: Iterable[str]) -> dict[str, str]:
    """Name of the state of each flow run; those that Prefect does not tell are left out."""
    gevonden: dict[str, str] = {}
    try:
        with client() as api:
            for run in runs:
                antwoord = api.get(f"/flow_runs/{run}")
                if antwoord.is_success:
                    gevonden[run] = str((antwoord.json().get("state") or {}).get("name", ONBEKEND))
    except (httpx.HTTPError, ValueError):
        pass
    return gevonden


def client(adres: str = "", *, geduld_s: float = _GEDULD_S) -> httpx.Client:
    """A client of the Prefect API, with its address and key from the settings."""
    adres = adres or instellingen().prefect_api
    return httpx.Client(
        base_url=adres,
        timeout=geduld_s,
        auth=Toegang(adres),
        trust_env=False,
        verify=adres.startswith("https"),  # plain HTTP: do not spend time on certificates
    )


class Toegang(httpx.Auth):
    """What Prefect asks of who comes: the key, and for a change a CSRF token, fetched once."""

    requires_response_body = True

    def __init__(self, adres: str) -> None:
        self._adres, self._csrf = adres, httpx.Headers()
        wie, _, geheim = paginasleutel().partition(":")
        self._sleutel = httpx.BasicAuth(wie, geheim) if wie else httpx.Auth()

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Ask for a token first, if this request changes something."""
        if request.method not in _LEZEND:
            if not self._csrf:
                yield from self._vraag_token()
            request.headers.update(self._csrf)
        yield from self._sleutel.auth_flow(request)

    def _vraag_token(self) -> Generator[httpx.Request, httpx.Response, None]:
        """A server that wants no token says so (422): then none is sent."""
        wie = str(uuid4())
        vraag = httpx.Request("GET", f"{self._adres}/csrf-token", params={"client": wie})
        antwoord = yield next(self._sleutel.auth_flow(vraag))
        if antwoord.is_success:
            token = str(antwoord.json()["token"])
            self._csrf.update({"Prefect-Csrf-Client": wie, "Prefect-Csrf-Token": token})
