"""Proves the accounts of the practice persons: sensible without a table, and a table that is wrong names its line."""

from pathlib import Path

import pytest

from services.errors import InputError
from services.identity import account_rules
from services.identity.account import Account
from services.identity.practice import LoginTable, practice_account
from services.personas import Persona, check, read
from tests.helpers.logins import FENNA

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
