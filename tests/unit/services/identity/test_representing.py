"""For whom an employee may act in one login: exactly whom the login itself would have taken, and no one more."""

from datetime import date, timedelta

from hypothesis import given, strategies as st

from services.identity.eherkenning.authority import Bedrijf, Bevoegdheid, Keten, Middel
from services.identity.eherkenning.directory import Dienst
from services.identity.eherkenning.levels import Niveau
from services.identity.eherkenning.representing import options
from services.identity.session import Level, Party, Session
from services.identity.subjects import acting
from tests.helpers.worlds import NOW

TODAY = NOW.date()
OFFICE, OWN = "00471120", Party("company", "00471120", "De Balans")
SERVICE = Dienst(id="portaal", naam="P", dienstverlener="V", oin="00000099900000001000", index=1, niveau="2+")
DAYS = st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))


class Books:
    """A register and a trade register in one: authorities, links, and companies that may have ended."""

    def __init__(
        self, held: list[Bevoegdheid], given: dict[str, list[Keten]], ended: frozenset[str] = frozenset()
    ) -> None:
        self._held, self._given, self._ended = held, given, ended

    def middel(self, leverancier: str, gebruikersnaam: str) -> Middel | None:
        return None

    def bevoegdheden(self, persoon: str) -> list[Bevoegdheid]:
        return [one for one in self._held if one.persoon == persoon]

    def ketens(self, klant: str) -> list[Keten]:
        return self._given.get(klant, [])

    def company(self, kvk: str) -> Bedrijf | None:
        places = ((f"9{kvk}001", "A"), (f"9{kvk}002", "B"))
        return Bedrijf(kvk, f"Bedrijf {kvk}", vestigingen=places, ended=kvk in self._ended)


def employee(means: str = "eherkenning", level: Level = Level.SUBSTANTIEEL) -> Session:
    return Session(Party("citizen", "p", "P"), OWN, level, means, NOW, NOW.replace(year=2029), 1, "", ground="functie")


def authority(klant: str = "", kvk: str = OFFICE, **more: object) -> Bevoegdheid:
    told = {"niveau": Niveau.EH3, "van": TODAY, "tot": TODAY + timedelta(days=30)} | more
    return Bevoegdheid("1", "p", kvk, klant=klant, **told)  # type: ignore[arg-type]


def named(books: Books, session: Session) -> list[str]:
    return [one.party.id for one in options(books, books, SERVICE, session, TODAY)]


def test_a_client_is_offered_with_the_name_of_the_intermediary() -> None:
    books = Books([authority("00412730")], {"00412730": [Keten(OFFICE, tot=TODAY + timedelta(days=5))]})
    (one,) = options(books, books, SERVICE, employee(), TODAY)
    assert (one.party.id, one.ground, one.relation) == ("00412730", "keten", f"Bedrijf {OFFICE}")
    assert one.until == TODAY + timedelta(days=5), "the chain ends with its first link"
    made = acting(employee(), one, 2)
    assert (made.subject.id, made.ground, made.relation) == ("00412730", "keten", f"Bedrijf {OFFICE}")


def test_who_is_not_logged_in_for_a_company_is_offered_nobody() -> None:
    books = Books([authority("00412730")], {"00412730": [Keten(OFFICE)]})
    assert named(books, employee("sms")) == []


def test_a_chain_takes_level_three() -> None:
    books = Books([authority("00412730")], {"00412730": [Keten(OFFICE)]})
    assert named(books, employee(level=Level.MIDDEN)) == []


def test_an_ended_client_and_the_own_company_are_not_offered() -> None:
    held = [authority("00412730"), authority(), authority(kvk="00440310")]
    books = Books(held, {"00412730": [Keten(OFFICE)]}, frozenset({"00412730"}))
    assert named(books, employee()) == ["00440310"]


def test_an_authority_for_branches_gives_only_those() -> None:
    both = ("900850342001", "900850342002")
    held = [authority(kvk="00440310", vestigingen=("900440310001",)), authority(kvk="00850342", vestigingen=both)]
    one, many = options(Books(held, {}), Books(held, {}), SERVICE, employee(), TODAY)
    assert one.party.vestiging == "900440310001" and not one.branch_only
    assert many.branch_only and {place.number for place in many.vestigingen} == set(both)


SERVICES = st.sampled_from([(), ("portaal",), ("anders",)])
HELD = st.builds(
    authority, klant=st.sampled_from(["00412730", "00850342"]), niveau=st.sampled_from(Niveau), van=DAYS, tot=DAYS,
    ingetrokken=st.booleans(), diensten=SERVICES,
)  # fmt: skip
LINKS = st.builds(Keten, st.sampled_from([OFFICE, "00290493"]), SERVICES, DAYS, DAYS, st.booleans())


@given(st.lists(HELD, max_size=4), st.lists(LINKS, max_size=3))
def test_whoever_is_offered_has_both_links_today(held: list[Bevoegdheid], links: list[Keten]) -> None:
    found = named(Books(held, {"00412730": links}), employee())
    first = any(
        one.tussenpersoon == OFFICE and not one.ingetrokken and one.van <= TODAY <= one.tot
        and (not one.diensten or "portaal" in one.diensten)
        for one in links
    )  # fmt: skip
    second = any(
        one.klant == "00412730" and one.covers("portaal") and not one.ingetrokken and one.van <= TODAY <= one.tot
        and one.niveau >= SERVICE.wanted
        for one in held
    )  # fmt: skip
    assert (found == ["00412730"]) == (first and second) and set(found) <= {"00412730"}


def test_a_link_without_dates_is_for_ever() -> None:
    assert Keten(OFFICE).covers("portaal", date(2050, 1, 1))
