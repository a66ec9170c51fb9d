"""Decides which screen of the login comes next; plain Python, so that it can be proved without a screen."""

from functools import partial

from msgspec.structs import replace

from app.login.account_steps import Values
from app.login.course import Course
from app.login.screens import (
    AlreadyIn,
    Asking,
    Cancelled,
    Choose,
    ChooseDocument,
    Credentials,
    Done,
    Ended,
    LockedOut,
    PairApp,
    S,
    SmsCode,
    Step,
    TimeUp,
)
from services.identity.account import Account, DocumentKind
from services.identity.means import MEANS, SMS, Means
from services.identity.post import Delivery
from services.identity.request import LoginRequest
from services.identity.results import (
    Invalid,
    LoggedIn,
    NeedSms,
    NotUsable,
    OwnData,
    Wrong,
)
from services.identity.sms import PhoneMessage, SmsChoice
from services.identity.typed import pairing_errors


class Login(Course[S]):
    """The whole login of one person. Every verb returns the step that is shown after it.

    ``start_session`` makes the session. Means that cannot reach the level of the service are not offered.
    A verb that does not belong to the present step changes nothing.
    """

    # --- what a person does

    def ask(self, request: LoginRequest) -> Step[S]:
        """Another service asks; the login begins again."""
        self.request = request
        return self.restart()

    def go_on(self) -> Step[S]:
        """Go on with the login that is there already."""
        step, held = self.tick(), self._held()
        account = self._digid.accounts.find(held.username) if held is not None else None
        if not isinstance(step, AlreadyIn) or held is None or account is None:
            return step
        result = self._digid.judge(account, held.means, held.level, self.request)
        return self._done(result) if isinstance(result, LoggedIn) else self._end(result, held.means)

    def log_in_anew(self) -> Step[S]:
        """Log in another way, though going on would do."""
        return self._to_choice() if isinstance(self.tick(), AlreadyIn) else self.step

    def choose(self, means: str) -> Step[S]:
        """Take one of the offered means."""
        chosen = next((one for one in self.means if one.id == means), None)
        if chosen is None or not isinstance(self.tick(), Choose | Ended):
            return self.step
        first = chosen.steps[0]
        if first == "pairing":
            return self._open_app(chosen, here=False)
        if first == "document":
            self.card = self._digid.start_card(chosen, self.request, self._until)
            return self.tick()
        return self._credentials(chosen)

    def app_is_here(self) -> Step[S]:
        """The app stands on this device: no pairing code is needed."""
        step = self.tick()
        return self._open_app(step.means, here=True) if isinstance(step, PairApp) else step

    def submit(self, username: str, password: str, remember: bool = False) -> Step[S]:
        """Send user name and password; ``remember`` the name when it is a practice person's and the password right."""
        step = self.tick()
        if not isinstance(step, Credentials):
            return step
        if self._digid.pretence.ends in ("cancelled", "unavailable"):
            return self._pretended_end(step.means)
        self._attempt = attempt = self._digid.start(step.means, self.request, self._until)
        if self._choice is not SmsChoice.AT_ONCE:
            attempt.choice = self._choice
        result = attempt.log_in(username, password)
        if isinstance(result, NeedSms | LoggedIn):
            self._digid.remembered.keep(username.strip() if remember else "")
        if isinstance(result, NeedSms):
            total = len(attempt.means.steps)
            return self._to(SmsCode(self._until, attempt.means, 2, total, result, username.strip()))
        if not isinstance(result, Invalid | Wrong | OwnData):
            return self._end(result, attempt.means)
        kept = "" if isinstance(result, OwnData) else username
        return self._to(replace(step, username=kept, password="", problem=result, remember=remember))

    def enter_code(self, code: str) -> Step[S]:
        """Send the code of the sms."""
        step = self.tick()
        if not isinstance(step, SmsCode) or self._attempt is None:
            return step
        result = self._attempt.enter_code(code)
        if not isinstance(result, Invalid | Wrong):
            return self._end(result, step.means)
        # A slip in one box leaves the others; a code that cannot work leaves none.
        kept = code if isinstance(result, Invalid) else ""
        return self._to(replace(step, code=kept, problem=result))

    def send_again(self, *, spoken: bool = False) -> Step[S]:
        """Ask for a new sms, or to have the code read out; the code before it stops working."""
        step = self.tick()
        if not isinstance(step, SmsCode) or self._attempt is None:
            return step
        result = self._attempt.send_again(spoken=spoken)
        if isinstance(result, NeedSms):
            return self._to(replace(step, sms=result, code="", problem=None))
        if isinstance(result, Wrong):
            return self._to(replace(step, problem=result))
        return self._end(result, step.means)

    def pair(self, code: str) -> Step[S]:
        """Send the letters that the app shows."""
        step = self.tick()
        if not isinstance(step, PairApp) or self.app is None:
            return step
        errors = pairing_errors(code)
        if errors:
            return self._to(replace(step, code=code, problem=Invalid(errors)))
        self.app.pair(code.strip())
        return self.tick()

    def choose_document(self, kind: DocumentKind) -> Step[S]:
        """Say which document goes to the reader."""
        if isinstance(self.tick(), ChooseDocument) and self.card is not None:
            self.card.choose(kind)
        return self.tick()

    def answer(self, values: Values) -> Step[S]:
        """Answer what is asked before the service."""
        return self._ask_on(partial(self._after.send, values)) if self._after is not None else self.tick()

    def put_off(self) -> Step[S]:
        """Answer it another time."""
        return self._ask_on(self._after.put_off) if self._after is not None else self.tick()

    def ask_again(self) -> Step[S]:
        """Have the code of the e-mail sent once more."""
        return self._ask_on(self._after.again) if self._after is not None else self.tick()

    @property
    def post(self) -> list[Delivery]:
        """What the practice post brought meanwhile."""
        return self._after.post if self._after is not None else []

    def back(self) -> Step[S]:
        """Go one step back: from the code to the password, from there and from the app to the means."""
        step = self.tick()
        if isinstance(step, SmsCode):
            return self._credentials(step.means, step.username)
        if isinstance(step, Choose | AlreadyIn | Asking | LockedOut | Done | Cancelled | TimeUp):
            return step
        return self._to_choice(step.means.id)

    def cancel(self) -> Step[S]:
        """Stop; from a step that is over this changes nothing."""
        if isinstance(self.step, Done | TimeUp):
            return self.step
        visits = (self._attempt, self.app, self.card)
        who = [(one.account, one.means) for one in visits if one is not None and one.account is not None]
        if self._result is not None:
            who = [(self._result.account, self._result.means)]
        for account, means in who:
            self._digid.log(account, "login_cancelled", means, self.request)
        self._forget()
        return self._to(Cancelled())

    # --- what the tester does

    def direct(self, account: Account, means: Means = SMS) -> Step[S]:
        """Log in as a persona at once, with sms and level Midden or surer; forgets the failures of that name."""
        account = self._digid.accounts.find(account.username) or account
        reached = max(means.level, self.request.level)
        status = self._digid.status_by_now(account)
        if status != "active":
            self._digid.log(account, "login_refused", means, self.request, status)
            return self._end(NotUsable(status), means)
        self._digid.lockout.succeeded(account.username, known=True)
        self._digid.log(account, "login_succeeded", means, self.request)
        by = means if reached <= means.level else next(one for one in MEANS if one.level >= reached)
        return self._done(LoggedIn(account, by, reached))

    def fill(self, account: Account) -> Step[S]:
        """Put a persona's user name and password in the fields; what was typed there goes."""
        step = self.tick()
        if isinstance(step, TimeUp | Cancelled):
            step = self.restart()
        if isinstance(step, Done | LockedOut):
            return step
        means = step.means if isinstance(step, Credentials | SmsCode) else SMS
        if means not in self.means:
            return step
        return self._credentials(means, account.username, account.password)

    def take_over_code(self) -> Step[S]:
        """Put the code of the practice phone in the boxes or the field, if it is there."""
        step, message = self.tick(), self.phone()
        if isinstance(step, PairApp) and self.app is not None:
            return self._to(replace(step, code=self.app.screen().pairing, problem=None))
        if not isinstance(step, SmsCode) or message is None:
            return step
        return self._to(replace(step, code=message.code, problem=None))

    def practise(self, choice: SmsChoice) -> Step[S]:
        """Choose how the sms behaves, from now on."""
        self._choice = choice
        if self._attempt is not None:
            self._attempt.choice = choice
        return self.tick()

    def phone(self) -> PhoneMessage | None:
        """Return what stands on the practice phone now."""
        return self._attempt.phone() if self._attempt is not None else None
