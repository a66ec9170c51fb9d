"""Every datum on every screen has its entry in the Stelselcatalogus, and the screen says that it shows it."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.kit.contributions import fields_shown
from app.kit.texts import Catalog
from app.modules.persoon import model
from app.modules.vervoer.load import Details
from app.modules.wonen.load import Holding
from services.registries.bag.records import AdresUitgebreid, VerblijfsobjectAntwoord
from services.registries.belastingdienst.records import Aanslag
from services.registries.berichten.records import Message, Summary
from services.registries.blau.records import Inkomstenverhouding
from services.registries.bri.records import Inkomen
from services.registries.brp.records import Reisdocument, field_path
from services.registries.digimelding.records import Melding
from services.registries.donorregister.records import Registratie
from services.registries.duo.records import Onderwijs, Studiefinancien
from services.registries.lbio.records import Alimentatie
from services.registries.logboek.records import Verwerking
from services.registries.nhr.records import Basisprofiel, Vestiging
from services.registries.rdw.records import Bezit, Keuring, Rijbewijs
from services.registries.svb.records import Kinderbijslag, Uitkering
from services.registries.toeslagen.records import Toeslag
from services.registries.uwv.records import Klantdossier
from services.registries.woz.records import WozObject
from services.registries.zaken.records import CaseDetail
from services.stelsel.stelselcatalogus.catalogue import Catalogue, catalogue
from tests.contract.test_persoon_shows_everything import decoded, everyone
from tests.helpers.record_paths import record_paths
from tests.unit.app.modules.changing import excused

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "app" / "modules"

# Screen, registry, record it is drawn from, where that record hangs in the answer, its name in fields_not_shown.toml.
DRAWN: list[tuple[str, str, Any, str, str]] = [
    ("wonen", "woz", WozObject, "", "woz."),
    ("wonen", "brk", Holding, "", "brk."),
    ("wonen", "bag", VerblijfsobjectAntwoord, "", "bag.verblijfsobject."),
    ("wonen", "bag", AdresUitgebreid, "", "bag.adres."),
    ("vervoer", "rdw", Bezit, "", "bezit."),
    ("vervoer", "rdw", Details, "", "details."),
    ("vervoer", "rdw", Keuring, "keuring.", "keuring."),
    ("vervoer", "rdw", Rijbewijs, "rijbewijs.", "rijbewijs."),
    ("zaken", "zaken", CaseDetail, "", ""),
    ("berichten", "berichten", Message, "", ""),
    ("berichten", "berichten", Summary, "", ""),
    ("reisdocumenten", "brp", Reisdocument, "reisdocumenten.", ""),
    ("werk", "blau", Inkomstenverhouding, "", "blau."),
    ("werk", "bri", Inkomen, "", "bri."),
    ("werk", "uwv", Klantdossier, "", "uwv."),
    ("werk", "belastingdienst", Aanslag, "", "belastingdienst."),
    ("onderwijs", "duo", Onderwijs, "", "duo."),
    ("onderwijs", "duo", Studiefinancien, "", "duo."),
    ("uitkeringen", "toeslagen", Toeslag, "", "toeslagen."),
    ("uitkeringen", "svb", Uitkering, "", "svb."),
    ("uitkeringen", "svb", Kinderbijslag, "", "svb."),
    ("uitkeringen", "lbio", Alimentatie, "", "lbio."),
    ("donor", "donorregister", Registratie, "", "donorregister."),
    ("bedrijf", "nhr", Basisprofiel, "", "nhr.basisprofiel."),
    ("bedrijf", "nhr", Vestiging, "", "nhr.vestiging."),
    ("inzage", "logboek", Verwerking, "", "logboek."),
    ("meldingen", "digimelding", Melding, "", ""),
]
# The holder of a travel document is the citizen at the screen, who is named above it.
HOLDER = "reisdocumenten.houder."
# What this login may do with a case is no datum that a register keeps.
RIGHT = "case.may_add"


@cache
def told() -> Catalogue:
    return catalogue()


@cache
def shown(module: str) -> tuple[str, ...]:
    return fields_shown(MODULES / module)


@cache
def data() -> frozenset[tuple[str, str, str]]:
    """Return (screen, registry, path) of every datum on a screen."""
    return frozenset({*_of_records(), *_of_persons()})


def _of_records() -> Iterator[tuple[str, str, str]]:
    for module, registry, kind, place, name in DRAWN:
        left_out = excused(MODULES / module) if name else {}
        for path in record_paths(kind):
            if _within(f"{name}{path}", left_out) or (module, path) == ("zaken", RIGHT):
                continue
            if not f"{place}{path}".startswith(HOLDER):
                yield module, registry, f"{place}{path}"


def _within(path: str, left_out: Iterable[str]) -> bool:
    return any(path == one or path.startswith(f"{one}.") for one in left_out)


def _of_persons() -> Iterator[tuple[str, str, str]]:
    texts = Catalog(ROOT / "resources" / "texts").scoped(MODULES / "persoon")
    for _, person in everyone():
        for section in model.sections(decoded(person), texts):
            for path, _, _ in section.shown():
                yield "persoon", "brp", field_path(path)


def unexplained(catalogue: Catalogue, only: str = "") -> list[str]:
    """Return every datum on a screen (``only`` of one registry) without an entry, or with one its screen hides."""
    found = []
    for module, registry, path in sorted(data()):
        if only not in ("", registry):
            continue
        term = catalogue.covering(registry, path)
        if term is None:
            found.append(f"{module}: {registry}.{path} staat in geen fields.toml")
        elif term.id not in shown(module):
            found.append(f"{module}: {term.id} ({path}) staat niet in fields_shown.toml")
    return found


def test_every_datum_on_every_screen_has_an_entry() -> None:
    assert len(data()) > 500
    assert unexplained(told()) == []


def test_negative_control_an_entry_that_falls_away_is_missed() -> None:
    """Every entry that a screen was drawn with is needed: without it and what is wider, something is unexplained."""
    whole = told()
    found = [whole.covering(registry, path) for _, registry, path in data()]
    explaining = {one.id: one for one in found if one is not None}
    assert len(explaining) > 100
    for term in explaining.values():
        without = Catalogue(())
        without.terms = tuple(one for one in whole.terms if not one.covers(term.key))
        assert unexplained(without, term.registry.id), term.id


def _name(folder: Path) -> str:
    return folder.name


# Screens with sources whose data are not one record: drawn from several, or from what another screen explains.
ELSEWHERE = {
    "omgeving": "features of the map, whose properties its own test names",
    "persoon": "drawn by sections, see _of_persons",
    "bevoegdheden": "grants, which no register of facts keeps",
    "machtigen": "grants, which no register of facts keeps",
    "gegevens": "tiles that lead to the other screens",
    "overzicht": "what the other screens bring to it",
    "zoeken": "what the other screens bring to it",
}


def test_every_screen_with_sources_is_looked_at() -> None:
    """A new screen must be drawn above, or be named here with its reason."""
    with_sources = {one.name for one in FOLDERS if tomllib.loads((one / "module.toml").read_text()).get("registries")}
    assert with_sources - set(ELSEWHERE) == {module for module, *_ in DRAWN}


FOLDERS = sorted(path.parent for path in MODULES.glob("*/module.toml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=_name)
def test_a_screen_names_data_that_exist(folder: Path) -> None:
    """A screen with sources has a fields_shown.toml, and what it names there is in the catalogue."""
    manifest = tomllib.loads((folder / "module.toml").read_text(encoding="utf-8"))
    if not manifest.get("registries"):
        return
    assert (folder / "fields_shown.toml").is_file(), f"{folder.name} toont gegevens: maak fields_shown.toml"
    unknown = [name for name in fields_shown(folder) if told().find(name) is None]
    assert not unknown
    assert {name.split(".")[0] for name in fields_shown(folder)} <= set(manifest["registries"])
