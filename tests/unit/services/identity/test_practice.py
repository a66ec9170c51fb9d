"""Proves the accounts of the practice persons: sensible without a table, and a table that is wrong names its line."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from services.clock import Clock
from services.errors import InputError
from services.identity import account_rules
from services.identity.account import Account
from services.identity.account_book import AccountBook
from services.identity.earlier_use import EarlierUse
from services.identity.history import Line
from services.identity.practice import LoginTable, practice_account
from services.personas import Persona, check, read
from services.store import MemoryStore
from tests.helpers.logins import FENNA, NOW

PERSONAS = Path(__file__).parents[4] / "resources" / "personas"
EVERYBODY = read(PERSONAS)


def account(persona: Persona) -> Account:
    """The account as the program makes it."""
    head = persona.head
    base = Account(head.gebruikersnaam, head.wachtwoord, head.bsn, head.naam, head.telefoon, persona=head.id)
    return practice_account(base, head.geboren, persona.login())


@pytest.mark.parametrize("persona", EVERYBODY, ids=lambda one: one.head.id)
def test_everybody_has_sensible_means(persona: Persona) -> None:
    made = account(persona)
    assert made.reachable_by_sms
    assert account_rules.email(made.email) == ("email_empty" if "email_add" in made.asks else "")
    for app in made.apps:
        assert account_rules.pin(app.pin) == ""
        assert not app.id_check or made.document(app.id_check) is not None
    for document in made.documents:
        assert account_rules.pin(document.pin) == ""
        number_fault = "" if document.kind == "rijbewijs" else account_rules.document_number(document.number)
        assert number_fault == "", document.kind
        if document.kind == "rijbewijs":
            assert len(document.number) == 10
            assert persona.head.age_on(document.issued) >= 18


ALWAYS_THERE = {
    "login_succeeded", "login_failed", "login_cancelled", "sms_sent", "spoken_sent", "email_verified", "phone_changed",
    "password_changed",
}  # fmt: skip


def earlier(made: Account) -> list[Line]:
    """What stood in the usage history before today."""
    return EarlierUse({made.bsn: made}.get, Clock(NOW, frozen=True))(made.bsn)


def contradicted(line: Line, made: Account) -> bool:
    """Whether the account says that this cannot have been."""
    sms = line.means == "sms" or line.action in ("sms_sent", "spoken_sent")
    return (
        made.first_time
        or line.action not in ALWAYS_THERE   # of an app or a document the person's own file would say when
        or (sms and not made.reachable_by_sms)
        or (line.action == "sms_sent" and made.spoken)
        or (line.action == "spoken_sent" and not made.spoken)
        or (line.means == "password" and made.two_steps)
        or ("email" in line.action and not (made.email and made.email_checked))
        or ("phone" in line.action and not made.telefoon)
        or (line.action == "password_changed" and account_rules.password(made.password, made.username) != "")
    )


@pytest.mark.parametrize("persona", EVERYBODY, ids=lambda one: one.head.id)
def test_the_usage_history_agrees_with_the_account(persona: Persona) -> None:
    made = account(persona)
    lines = earlier(made)
    assert [one.action for one in lines if contradicted(one, made)] == []
    assert bool(lines) != made.first_time
    logins = sum(one.means == "sms" and one.action == "login_succeeded" for one in lines)
    assert logins == sum(one.action in ("sms_sent", "spoken_sent") for one in lines)


def test_only_what_an_account_says_otherwise_is_left_out_of_the_usage_history() -> None:
    made = {one.head.id: account(one) for one in EVERYBODY}
    told = {key: [line.action for line in earlier(one)] for key, one in made.items()}
    assert len(told["fenna"]) == 10
    assert told["mila"] == [] and made["mila"].first_time, "she logs in for the first time"
    assert set(told["fenna"]) - set(told["willem"]) == {"email_verified"}
    assert set(told["fenna"]) - set(told["anouk"]) == {"password_changed"}
    assert set(told["fenna"]) - set(told["joris"]) == {"login_failed"}
    assert told["hendrik"].count("spoken_sent") == 2 and "sms_sent" not in told["hendrik"]
    bare = replace(made["fenna"], email="", telefoon="", two_steps=True)
    assert [one.action for one in earlier(bare)] == ["password_changed"]
    assert earlier(replace(bare, status="requested")) == []


def test_what_a_session_changes_does_not_change_what_was_before() -> None:
    mila, store = next(account(one) for one in EVERYBODY if one.head.id == "mila"), MemoryStore()
    book = AccountBook([mila], lambda: store)
    book.save(replace(mila, email="mila@post.example", email_checked=True, first_time=False))
    assert EarlierUse(book.written, Clock(NOW, frozen=True))(mila.bsn) == []


def test_some_persons_differ() -> None:
    accounts = {one.head.id: account(one) for one in EVERYBODY}
    assert accounts["hendrik"].active_app is None
    assert accounts["hendrik"].spoken
    assert accounts["karin"].apps[0].id_check == ""
    assert accounts["joris"].two_steps
    assert accounts["mila"].asks == ("email_add", "app")
    assert not accounts["willem"].email_checked
    weak = [key for key, one in accounts.items() if account_rules.password(one.password, one.username)]
    assert weak == ["anouk"], "whoever logs in without a story is asked nothing"
    assert sorted(key for key, one in accounts.items() if one.asks) == ["karin", "mila", "willem"]
    peter, nadia = accounts["peter"].document("rijbewijs"), accounts["nadia"].document("identiteitskaart")
    assert peter is not None
    assert nadia is not None
    assert (peter.blocked, nadia.status) == (True, "inactive")
    assert accounts["mila"].document("rijbewijs") is None
    assert len({one.apps[0].id for one in accounts.values() if one.apps}) > 10


def test_left_out_means_as_for_everybody() -> None:
    made = practice_account(FENNA, EVERYBODY[0].head.geboren, LoginTable())
    assert (made.status, made.language, made.two_steps, len(made.apps)) == ("active", "nl", False, 1)


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ('status = "kapot"', "status"),
        ("altijd = true", "altijd"),
        ('[[inloggen.documenten]]\nsoort = "pas"\nnummer = "x"\nafgegeven = 2020-01-01', "soort"),
    ],
)
def test_a_table_that_is_wrong_names_its_line(tmp_path: Path, table: str, wrong: str) -> None:
    head = (PERSONAS / "fenna.toml").read_text(encoding="utf-8").split("\n[", 1)[0]
    path = tmp_path / "fenna.toml"
    path.write_text(f"{head}\n\n[inloggen]\n{table}\n", encoding="utf-8")
    persona = read(tmp_path)[0]
    assert persona.registries == ()
    errors = check([persona], {})
    assert len(errors) == 1
    assert wrong in str(errors[0])
    assert errors[0].line > head.count("\n")
    with pytest.raises(InputError):
        persona.login()
