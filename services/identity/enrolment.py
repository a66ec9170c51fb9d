"""Asking for an account, and activating it with the code of the letter (DOMAIN.md §1.7)."""

from typing import Literal

from msgspec.structs import replace

from services.errors import ServiceError
from services.identity import account_rules, sms_request
from services.identity.account import Account, Letter
from services.identity.digid import DigiD
from services.identity.letters import LetterFault, Refused, letter_fault, refused
from services.identity.person_source import KnownPerson, PersonSource
from services.identity.post import IN, LETTER_TRIES, MOST_LETTERS, Delivery
from services.identity.request import LoginRequest
from services.identity.secret import scrambled

Refusal = Literal[
    "", "unknown", "differs", "deceased", "emigrated", "abroad", "investigated", "failure", "too_often", "too_many"
]


class Enrolment:
    """The request of one person; ``known`` are the BSNs of practice persons: no other number is looked at."""

    def __init__(self, digid: DigiD, persons: PersonSource, known: frozenset[str]) -> None:
        self._digid = digid
        self._persons = persons
        self._known = known

    def check(
        self, bsn: str, born: str, postcode: str, number: str, addition: str
    ) -> tuple[Refusal, KnownPerson | None]:
        """Compare with the person registry; three wrong answers within a day block this number for 15 minutes."""
        counter = f"aanvraag {bsn}"
        if self._digid.lockout.blocked(counter, bsn in self._known) is not None:
            return "too_often", None
        refusal, person = self._compare(bsn, born, postcode, number, addition)
        if refusal in ("unknown", "differs"):
            self._digid.lockout.failed(counter, bsn in self._known)
        elif not refusal:
            self._digid.lockout.succeeded(counter, bsn in self._known)
        return refusal, person

    def _compare(
        self, bsn: str, born: str, postcode: str, number: str, addition: str
    ) -> tuple[Refusal, KnownPerson | None]:
        pretended = self._digid.pretence.person
        if pretended:
            return pretended, None
        if bsn not in self._known:
            return "unknown", None
        try:
            person = self._persons.person(bsn)
        except ServiceError:
            return "failure", None
        if person is None:
            return "unknown", None
        return _judged(person, born, postcode, number, addition), person

    def has_account(self, bsn: str) -> bool:
        """Return whether this person can log in already: a new account then takes its place."""
        account = self._digid.accounts.of(bsn)
        return account is not None and account.status == "active"

    def suggestions(self, username: str) -> list[str]:
        """Return three free user names that look like a taken one."""
        found = [f"{username[:29]}{tail}" for tail in ("1", "27", ".oefent", "_2", "99")]
        return [one for one in found if not self._digid.accounts.taken(one) and len(one) <= 32][:3]

    def request(
        self, person: KnownPerson, persona: str, username: str, password: str, phone: str, email: str
    ) -> Delivery | None:
        """Keep the request and post its letter; None when this person asked too often (3 a month)."""
        now = self._digid.clock.now()
        lately = [one for one in self._digid.history.lines(person.bsn) if one.action == "requested"]
        if sum(one.at > now - IN for one in lately) >= MOST_LETTERS:
            return None
        before = self._digid.accounts.waiting(person.bsn)
        account = Account(
            username, scrambled(password), person.bsn, person.naam, phone, "requested", persona,
            email.lower(), requested=now, letter=Letter("A", self._digid.make_letter("A"), now),
        )
        if before is not None:   # at most one letter is under way: the earlier code stops working
            self._digid.save(before, status="removed", letter=None)
        self._digid.accounts.save(account)
        self._digid.log(account, "requested", None, LoginRequest())
        return self._posted(account)

    def letter(self, account: Account) -> Delivery | None:
        """Return the letter that is under way for an account."""
        return _delivery(account)

    def activate(self, account: Account, code: str) -> tuple[LetterFault, int]:
        """Activate with the code of the letter; returns what is wrong and the tries that are left."""
        requested = account.requested if account.status == "requested" else None
        fault = letter_fault(account.letter, requested, self._digid.clock.now())
        if fault or account.letter is None:
            return fault or "code_none", 0
        letter = account.letter
        if code.strip().upper() != letter.code:
            letter = replace(letter, tries=letter.tries + 1)
            self._digid.save(account, letter=letter)
            left = LETTER_TRIES - letter.tries
            return ("code_wrong" if left else "code_void"), left
        if account.sms_waiting:
            sms_request.activate(self._digid, account)
            return "", 0
        for other in self._digid.accounts.all():
            if other.bsn == account.bsn and other.username != account.username and other.status == "active":
                self._digid.save(other, status="removed")
        done = self._digid.save(account, status="active", letter=None)
        self._digid.log(done, "activated", None, LoginRequest())
        return "", 0

    def new_letter(self, account: Account) -> tuple[Refused, Delivery | None]:
        """Post a new letter, by which the code before it stops working; or say why none goes now."""
        fault = refused(self._digid, account.bsn)
        if fault:
            return fault, None
        now = self._digid.clock.now()
        return "", self._posted(self._digid.save(account, letter=Letter("A", self._digid.make_letter("A"), now)))

    def _posted(self, account: Account) -> Delivery | None:
        self._digid.log(account, "letter_sent", None, LoginRequest())
        return _delivery(account)


def _delivery(account: Account) -> Delivery | None:
    """Return the letter of an account as the practice post brings it."""
    if account.letter is None:
        return None
    topic = "sms" if account.sms_waiting else "activation" if account.letter.kind == "A" else "recovery"
    return Delivery("letter", topic, account.letter.sent, account.letter.code, account.naam)


def _judged(person: KnownPerson, born: str, postcode: str, number: str, addition: str) -> Refusal:
    """Return why this person cannot ask here; what a stranger could learn is only told when the birth date fits."""
    if account_rules.plain_birth_date(born) != person.born:
        return "differs"
    if person.deceased:
        return "deceased"
    if person.emigrated:
        return "emigrated"
    if not person.postcode:
        return "abroad"
    if person.investigated:
        return "investigated"
    given = (postcode.replace(" ", "").upper(), number.strip(), addition.strip().upper())
    same = given == (person.postcode, person.huisnummer, person.toevoeging.upper())
    return "" if same else "differs"
