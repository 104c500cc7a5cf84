"""Someone who reaches the Prefect port, in a process of his own: he knows no code of regie.

`python indringer.py WHAT ADDRESS …` prints what he brought home, as JSON.
"""

import asyncio
import base64
import json
import sys
import time
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import websockets

GROOT = 80 * 2**20
DEEL = b"x" * 2**16
ELKE_S = 0.005


def vragen(adres: str, *koppen: str) -> dict[str, Any]:
    """What reading and writing gives with these headers (`name=value`)."""
    extra = dict(kop.split("=", 1) for kop in koppen)
    with httpx.Client(base_url=adres, headers=extra, timeout=20) as client:
        lezen = client.get("/admin/settings")
        html = {"accept": "text/html"}
        pagina = client.get(adres.removesuffix("/api") + "/runs", headers=html)
        schrijven = client.post("/flow_runs/filter", json={"limit": 1})
        wens = {"access-control-request-method": "POST"}
        vooraf = client.options("/flow_runs/filter", headers=wens)
    gevraagd = {"lezen": lezen, "pagina": pagina, "schrijven": schrijven, "vooraf": vooraf}
    return {
        "status": {naam: antwoord.status_code for naam, antwoord in gevraagd.items()},
        "open": [n for n, a in gevraagd.items() if "access-control-allow-origin" in a.headers],
    }


def groot(adres: str) -> list[int | str]:
    """Send 80 MB, announced and in parts."""

    def delen() -> Iterator[bytes]:
        for _ in range(GROOT // len(DEEL)):
            yield DEEL

    return [
        _stuur(adres, {"content-length": str(GROOT)}, delen()),
        _stuur(adres, {}, delen()),
    ]


def _stuur(adres: str, koppen: dict[str, str], inhoud: Iterator[bytes]) -> int | str:
    with inloggen(adres) as client:
        try:
            return client.post("/flows/filter", content=inhoud, headers=koppen).status_code
        except httpx.TransportError:
            return "verbroken"


def luister(adres: str, oorsprong: str) -> str:
    """Listen to the events of Prefect as a page of that origin would."""

    async def probeer() -> str:
        plek = adres.replace("http", "ws", 1) + "/events/out"
        hoe = {"origin": oorsprong or None, "subprotocols": ["prefect"], "proxy": None}
        try:
            async with websockets.connect(plek, **hoe) as socket:
                await socket.send(json.dumps({"type": "auth", "token": None}))
                return str(json.loads(await asyncio.wait_for(socket.recv(), 10))["type"])
        except websockets.InvalidStatus as fout:
            return str(fout.response.status_code)
        except websockets.ConnectionClosed as fout:
            return f"dicht ({fout.code})"

    return asyncio.run(probeer())


def verdraai(adres: str, run: str, sleutel: str, invoer: str) -> dict[str, int]:
    """Every 5 ms, until told to stop: read what was typed for this run, and put this there."""
    gezien: dict[str, int] = {}
    with inloggen(adres, sleutel) as client:
        print("begonnen", flush=True)
        grens = time.monotonic() + 60
        while time.monotonic() < grens and not _gestopt():
            for antwoord in _verdraai(client, run, json.loads(invoer)):
                naam = str(antwoord.status_code)
                gezien[naam] = gezien.get(naam, 0) + 1
            time.sleep(ELKE_S)
    return gezien


def _verdraai(client: httpx.Client, run: str, invoer: dict[str, Any]) -> Iterator[httpx.Response]:
    gelezen = client.get(f"/flow_runs/{run}")
    yield gelezen
    staat = gelezen.json().get("state") or {}
    if sleutel := (staat.get("state_details") or {}).get("pause_key"):
        naam = f"suspended-{sleutel}-response"
        yield client.delete(f"/flow_runs/{run}/input/{naam}")
        anders = {"key": naam, "value": json.dumps(invoer)}
        yield client.post(f"/flow_runs/{run}/input", json=anders)
        yield client.post(f"/flow_runs/{run}/resume", json={"run_input": invoer})


def vervals(adres: str, run: str) -> dict[str, str]:
    """Show the decider another form, with a link elsewhere: what now stands there, of each part."""
    anders = {
        "schema": {"properties": {"uitkomst": {"title": "Akkoord?", "enum": ["geen"]}}},
        "description": "[Log hier in](https://kwaad.example)",
    }
    with inloggen(adres) as client:
        sleutel = client.get(f"/flow_runs/{run}").json()["state"]["state_details"]["pause_key"]
        for deel, waarde in anders.items():
            naam = f"suspended-{sleutel}-{deel}"
            client.delete(f"/flow_runs/{run}/input/{naam}").raise_for_status()
            rij = {"key": naam, "value": json.dumps(waarde)}
            client.post(f"/flow_runs/{run}/input", json=rij).raise_for_status()
        gelezen = client.get(f"/flow_runs/{run}/input/suspended-{sleutel}-description")
    return {"er staat": gelezen.json()}


def raad(adres: str, run: str, invoer: str, keer: str) -> int:
    """Type this answer, with a code that is none, as often as that; how often it was taken in."""
    gedaan, geraden, grens = "", 0, time.monotonic() + 60
    with inloggen(adres) as client:
        while geraden < int(keer) and time.monotonic() < grens:
            staat = client.get(f"/flow_runs/{run}").json()["state"]
            sleutel = (staat["state_details"] or {}).get("pause_key")
            if staat["name"] == "Suspended" and sleutel != gedaan:
                hervat = client.post(
                    f"/flow_runs/{run}/resume", json={"run_input": json.loads(invoer)}
                )
                if hervat.is_success and hervat.json()["status"] == "ACCEPT":
                    gedaan, geraden = sleutel, geraden + 1
            time.sleep(0.1)
    return geraden


def _gestopt() -> bool:
    import select  # noqa: PLC0415  only he who listens needs it

    return bool(select.select([sys.stdin], [], [], 0)[0])


def inloggen(adres: str, sleutel: str = "") -> httpx.Client:
    """As any program may: a CSRF token is had for the asking, a key is not."""
    koppen = {"authorization": "Basic " + base64.b64encode(sleutel.encode()).decode()}
    koppen = koppen if sleutel else {}
    wie = str(uuid.uuid4())
    token = httpx.get(f"{adres}/csrf-token", params={"client": wie}, headers=koppen, timeout=20)
    if token.is_success:
        koppen |= {"prefect-csrf-client": wie, "prefect-csrf-token": token.json()["token"]}
    return httpx.Client(base_url=adres, headers=koppen, timeout=20)


DADEN = {
    "vragen": vragen,
    "groot": groot,
    "luister": luister,
    "verdraai": verdraai,
    "vervals": vervals,
    "raad": raad,
}

if __name__ == "__main__":
    print(json.dumps(DADEN[sys.argv[1]](*sys.argv[2:])))
