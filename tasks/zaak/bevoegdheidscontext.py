"""What of a case decides who may answer and who is told."""

from models.begrippen import Leverancier, Rol
from models.formulieren.melding import ObjectOfDienst
from models.formulieren.wijziging import genoemde_gemeenten
from models.naslag.beleid import beleid_op
from models.naslag.gemeenten import gemeenten
from models.rules.bevoegden import Bevoegdheidscontext
from models.rules.gezag import hovj, leverende_eenheid, stelsel_van_rechtswege, werkt_bij_om
from models.rules.informering import LADDER, in_gemeente, ladder
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from tasks.basis.tijd import dag


def context_van(
    beeld: Zaakbeeld,
    onderwerp: str = "",
    *,
    gemeente: str = "",
    volgorde: tuple[Rol, ...] = LADDER,
) -> Bevoegdheidscontext:
    """Gezag, units and suppliers of this case; the gemeente that `onderwerp` is about, or this one.

    There the ladder is the one that was agreed when the gemeente was informed, or by `volgorde`.
    """
    informering = beeld.informeringen.get(onderwerp)
    waar = informering.gemeente if informering else gemeente
    eigen_zaak = waar in beeld.burgemeester_van
    ladder_ = informering.ladder if informering else ladder(volgorde, eigen_zaak=eigen_zaak)
    opdracht = beeld.opdracht(onderwerp)
    van = beeld.aangewezen.van if beeld.aangewezen else None
    beleid = beleid_op(dag(beeld.feiten[0].moment))
    return Bevoegdheidscontext(
        gezag=beeld.gezag_bij(onderwerp),
        hovj=van or hovj(beeld.melding, beleid),
        eenheid=beeld.eenheid,
        leverende_eenheid=leverende_eenheid(beeld.doelwit, beeld.eenheid, beleid),
        leverancier=_leverancier(opdracht) if opdracht else None,
        uitvoerders=beeld.uitvoerders_onder(beeld.gezag_bij(onderwerp)),
        vervolg_door=Rol(beleid.vervolg_door),
        bij_om=werkt_bij_om(beeld.doelwit),
        rechtens=stelsel_van_rechtswege(beeld.doelwit) is not None,
        gemeente=waar,
        ladder=ladder_ if waar else (),
        in_gemeente=in_gemeente(ladder_, eigen_zaak=eigen_zaak) if waar else (),
        eenheden=tuple(gemeenten()[code].eenheid for code in genoemde_gemeenten(beeld.melding)),
        eigen_parket=beeld.doelwit.parket or "",
        beperkt=beeld.beperkt_door(beeld.gezag_bij(onderwerp)),
        bij_object=isinstance(beeld.doelwit, ObjectOfDienst),
        gezagen=tuple(sorted(beeld.gezagen - {beeld.gezag})),
    )


def _leverancier(opdracht: Feit) -> Rol:
    return Rol(opdracht.antwoord.get("leverancier", Leverancier.POLITIE))
