"""A question asked again is answered from kept groups: the answer is the same, and a wrong one stays refused."""

import random
from typing import Any

import pytest
from falcon.testing import TestClient

from services.mockhost.network import Network, NetworkOptions
from services.population.country import CITIZENS
from services.registries.brp.fields_filter import Full
from services.registries.brp.questions import FULL

PATH = "/haalcentraal/api/brp/personen"
NETWORK = Network(NetworkOptions(auth=False, population=True, clock="2027-01-05"))
HOST = NETWORK.host()
DICE = random.Random(23)
GOOD = sorted(name for name in FULL._tree if FULL.check(name).value == "good")


def citizens(count: int) -> list[str]:
    assert NETWORK.population is not None
    return [NETWORK.population.country.bsn(DICE.randrange(CITIZENS)) for _ in range(count)]


def paths() -> list[str]:
    """Return some groups in any order, one of them narrowed to some of its members."""
    chosen = DICE.sample(GOOD, 9)
    inside = [f"{chosen[0]}.{name}" for name in FULL._tree[chosen[0]]]
    return [*chosen[1:], *(one for one in inside if FULL.check(one).value == "good")][::-1]


def ask(numbers: list[str], fields: list[str], **more: Any) -> tuple[int, Any]:
    question = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": numbers, "fields": fields}
    answer = TestClient(HOST.apps("brp")["personen"]).simulate_post(PATH, json=question | more)
    return answer.status_code, answer.json


EVERYBODY = [one.head.bsn for one in NETWORK.personas] + citizens(20)


@pytest.mark.parametrize("fields", [paths() for _ in range(12)], ids=lambda one: one[-1])
def test_the_second_and_third_answer_are_the_first(fields: list[str]) -> None:
    for numbers in (EVERYBODY[:20], *([one] for one in EVERYBODY)):
        first, second, third = (ask(numbers, fields) for _ in range(3))
        assert first[0] == 200 and first == second == third


def test_what_is_kept_is_kept_by_group_and_bounded() -> None:
    person = Full({"naam": '"naam":{"voornamen":"Bo","voorletters":"B."}', "leeftijd": '"leeftijd":4'})
    both = FULL.plan(("naam", "leeftijd"), False)
    part = FULL.plan(("naam.voornamen",), False)
    assert bytes(person.written(both)) == b'{"naam":{"voornamen":"Bo","voorletters":"B."},"leeftijd":4}'
    assert bytes(person.written(part)) == b'{"naam":{"voornamen":"Bo"}}'
    assert dict(person) == {"naam": {"voornamen": "Bo", "voorletters": "B."}, "leeftijd": 4} and len(person) == 2
    for name in GOOD:
        for member in FULL._tree[name]:
            person.written(FULL.plan((f"{name}.{member}",), False))
            assert bytes(person.written(both)) == b'{"naam":{"voornamen":"Bo","voorletters":"B."},"leeftijd":4}'
    assert all("leeftijd" not in piece or "naam" not in piece for piece in person._pieces.values())
    assert len(person._pieces) < 130


@pytest.mark.parametrize(
    ("numbers", "more"),
    [
        (["12345678"], {}),
        (["99999001٣"], {}),
        (["999990019\n"], {}),
        ([], {}),
        (["999990019"] * 21, {}),
        (["999990019"], {"vreemd": 1}),
        (["999990019"], {"gemeenteVanInschrijving": "1"}),
    ],
)
def test_a_wrong_question_is_refused_also_after_sound_ones_with_its_fields(
    numbers: list[str], more: dict[str, Any]
) -> None:
    fields = ["leeftijd", "naam.voorletters"]
    assert ask(citizens(1), fields)[0] == ask(citizens(1), fields)[0] == 200
    status, told = ask(numbers, fields, **more)
    assert status == 400 and told["invalidParams"]
