"""A machtiging for some branches never reaches the whole company, whatever is chosen or asked for."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from services.identity.machtigen.catalogue import grants_of
from services.identity.machtigen.states import Status
from services.identity.offering import mandate_options
from services.identity.session import Level, Party, Session
from services.identity.subjects import Received, SubjectOption, Vestiging, acting, narrowed
from tests.helpers.worlds import NOW

TODAY = NOW.date()
HALM = Party("company", "00412730", "Bakkerij De Halm B.V.")
PLACES = tuple(Vestiging(f"99990041270{n}", f"Winkel {n}") for n in (1, 2, 3))
SERVICES = ("berichten-lezen", "zaken-bekijken")


class Given:
    """A MandateSource with these machtigingen."""

    def __init__(self, *found: Received) -> None:
        self._found = found

    def received(self) -> tuple[Received, ...]:
        return self._found


def mandate(service: str, *branches: Vestiging) -> Received:
    return Received(HALM, service, Status.ACTIEF, TODAY, date(2028, 1, 1), TODAY, "", branches)


def session() -> Session:
    own = Party("citizen", "900050342", "Fenna de Wit")
    return Session(own, own, Level.MIDDEN, "sms", NOW, NOW.replace(year=2029), 1, "")


def option(*found: Received) -> SubjectOption:
    (one,) = mandate_options(Given(*found), session(), TODAY)
    return one


def test_one_branch_is_the_party_itself() -> None:
    one = option(mandate("berichten-lezen", PLACES[0]))
    assert one.party.vestiging == PLACES[0].number and one.vestigingen == () and not one.branch_only
    assert acting(session(), one, 2).subject.vestiging == PLACES[0].number


def test_of_several_branches_one_must_be_chosen() -> None:
    one = option(mandate("berichten-lezen", *PLACES[:2]))
    assert one.branch_only
    with pytest.raises(ValueError, match="vestiging"):
        acting(session(), one, 2)
    with pytest.raises(KeyError):
        narrowed(one, PLACES[2].number)
    assert acting(session(), narrowed(one, PLACES[1].number), 2).subject.vestiging == PLACES[1].number


@given(st.lists(st.tuples(st.sampled_from(SERVICES), st.sets(st.sampled_from(PLACES))), min_size=1, max_size=5))
def test_no_choice_gives_more_than_the_machtigingen_of_that_branch(rows: list[tuple[str, set[Vestiging]]]) -> None:
    one = option(*(mandate(service, *sorted(branches, key=str)) for service, branches in rows))
    choices = [one] if not one.branch_only else []
    choices += [narrowed(one, place.number) for place in one.vestigingen]
    assert choices
    for choice in choices:
        where = choice.party.vestiging
        reach = {s for s, branches in rows if not branches or where in {b.number for b in branches}}
        assert set(choice.services) <= reach and choice.services
        assert choice.grants == grants_of(choice.services)
