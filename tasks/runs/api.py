"""What a short-lived process asks of the Prefect API, over plain HTTP: no Prefect import."""

import os
from collections.abc import Iterable

import httpx

from tasks.basis.instellingen import instellingen

ONBEKEND = "onbekend"
_GEDULD_S = 1


def gezond(adres: str = "") -> bool:
    """Whether the Prefect server (of the settings, or at this address) answers within a second."""
    try:
        with client(adres) as api:
            return api.get("/health").is_success
    except httpx.HTTPError:
        return False


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


def client(adres: str = "") -> httpx.Client:
    """A client of the Prefect API, with its address and password from the settings."""
    adres = adres or instellingen().prefect_api
    wie, _, wachtwoord = os.environ.get("PREFECT_API_AUTH_STRING", "").partition(":")
    return httpx.Client(
        base_url=adres,
        timeout=_GEDULD_S,
        auth=(wie, wachtwoord) if wie else None,
        trust_env=False,
        verify=adres.startswith("https"),  # plain HTTP: do not spend time on certificates
    )
