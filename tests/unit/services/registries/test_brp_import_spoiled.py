"""However a test set is spoiled, reading it ends in what could be read or in an error for its reader: no traceback."""

import contextlib
import json
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

from services.errors import InputError
from services.mockkit.testset import Intake, source
from services.registries.brp import importing
from tests.unit.services.registries.test_brp_import import ANSWER, FORM, OTHER, PERSON, sheet

ROWS = [
    PERSON | {"09.02.10": "Pim", "09.H": "09", "08.11.10": "Nu", "08.10.30": "20200101", "08.H": "58"},
    {"09.02.10": "Pam", "08.11.10": "Toen", "08.10.30": "20100101"},
]
SHEET = sheet(ROWS, [PERSON | {"01.01.20": OTHER}]).encode()
WHOLE = [SHEET, json.dumps([FORM, FORM | {"burgerservicenummer": OTHER}]).encode(), json.dumps(ANSWER).encode() + b"\n"]
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_names = st.sampled_from([
    "burgerservicenummer", "naam", "geboorte", "verblijfplaats", "gezag", "ouders", "partners", "nationaliteiten",
    "opschortingBijhouding", "geheimhoudingPersoonsgegevens", "persoonInOnderzoek", "leeftijd", "adressering",
])  # fmt: skip


def _read(raw: bytes) -> None:
    with contextlib.suppress(InputError):
        made = importing.read(source("set", raw))
        assert made is None or isinstance(made, Intake)
        assert made is None or all(str(one) for one in made.remarks)


def test_unspoiled_they_are_read() -> None:
    """Negative control."""
    assert WHOLE
    for whole in WHOLE:
        made = importing.read(source("set", whole))
        assert made is not None and made.tables and not made.remarks


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(whole=st.sampled_from(WHOLE), data=st.data())
def test_spoiled_bytes(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 40))
    extra = data.draw(st.binary(max_size=4) | st.sampled_from([b";", b"\n", b'"', b"\r", b"[", b"}", b",", b"\x00"]))
    _read(whole[:at] + extra + whole[at + cut :])


@settings(max_examples=50, deadline=None)
@given(cells=st.lists(st.lists(st.text(max_size=9), min_size=1, max_size=30), min_size=1, max_size=4))
def test_other_cells(cells: list[list[str]]) -> None:
    head = sheet().splitlines()[0]
    rows = "".join(";".join(row + [""] * (head.count(";") + 1 - len(row))) + "\n" for row in cells)
    _read(f"{head}\n{rows}".encode("utf-8", "surrogatepass"))


@settings(max_examples=80, deadline=None)
@given(base=st.sampled_from([FORM, ANSWER]), spoiled=st.dictionaries(_names, _json, max_size=4))
def test_other_json(base: dict[str, Any], spoiled: dict[str, Any]) -> None:
    _read(json.dumps([base | spoiled, FORM]).encode())
    _read(json.dumps(base | spoiled).encode())
