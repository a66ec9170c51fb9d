"""Decides which screen of the login comes next; plain Python, so that it can be proved without a screen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Generic

from app.login.account_steps import Values
from app.login.after_steps import AfterLogin
from app.login.screens import (
    AlreadyIn,
    Asking,
    Cancelled,
    Choose,
    ChooseDocument,
    Credentials,
    Done,
    Ended,
    InTheApp,
    LockedOut,
    Open,
    PairApp,
    ReadDocument,
    S,
    ScanQr,
    SmsCode,
    Step,
    TimeUp,
)
from services.clock import Clock
from services.identity.account import Account, DocumentKind
from services.identity.app_login import AppLogin, InApp, Pairing, Qr
from services.identity.attempt import Attempt
from services.identity.card_login import CardLogin, Reading
from services.identity.digid import DigiD
from services.identity.means import MEANS, OF_2014, SMS, Means
from services.identity.post import Delivery
from services.identity.reminders import due
from services.identity.request import LoginRequest, Mode
from services.identity.results import (
    Blocked,
    Invalid,
    Judged,
    LoggedIn,
    NeedSms,
    NotUsable,
    OwnData,
    Stopped,
    TooLate,
    TooLow,
    Wrong,
)
from services.identity.session import Level
from services.identity.sign_on import SignedOn
from services.identity.sms import PhoneMessage, SmsChoice
from services.identity.typed import pairing_errors

StartSession = Callable[[Account, Means, Level], S]


class Login(Generic[S]):
    """The whole login of one person. Every verb returns the step that is shown after it.

    ``start_session`` makes the session. Means that cannot reach the level of the service are not offered.
    A verb that does not belong to the present step changes nothing.
    """

    def __init__(
        self,
        digid: DigiD,
        clock: Clock,
        start_session: StartSession[S],
        *,
        means: Sequence[Means] = MEANS,
        request: LoginRequest | None = None,
    ) -> None:
        self._digid = digid
        self._clock = clock
        self._start_session = start_session
        self._all = tuple(means)
        self.request = request or LoginRequest()
        self._choice = SmsChoice.AT_ONCE
        self._attempt: Attempt | None = None
        self.app: AppLogin | None = None
        self.card: CardLogin | None = None
        self._after: AfterLogin | None = None
        self._result: LoggedIn | None = None
        self.step: Step[S] = self.restart()

    @property
    def until(self) -> datetime:
        """When the login must be done."""
        return self._until

    @property
    def choice(self) -> SmsChoice:
        """What the tester practises with the sms."""
        return self._choice

    @property
    def means(self) -> tuple[Means, ...]:
        """The means that are offered: they exist in this time and can reach the level of the service."""
        there = OF_2014 if self.request.mode is Mode.YEAR_2014 else self._all
        return tuple(one for one in self._all if one in there and one.level >= self.request.level)

    # --- what a person does

    def restart(self) -> Step[S]:
        """Begin again, with fifteen new minutes; who logged in elsewhere a moment ago only has to go on."""
        self._until = self._digid.deadline()
        return self._to_already_in() or self._to_choice()

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

    def tick(self) -> Step[S]:
        """Return the step as it is now: time may be up, a block over, the phone further. Call it every second."""
        now, step = self._clock.now(), self.step
        if isinstance(step, LockedOut):
            if now >= step.blocked.until:
                return self.restart()
            return self._to(replace(step, blocked=step.blocked.at(now)))
        if isinstance(step, Open) and now >= self._until:
            self._forget()
            return self._to(TimeUp(self._until))
        if isinstance(step, AlreadyIn) and self._held() is None:
            return self._to_choice()
        if self.app is not None:
            return self._follow_app(self.app)
        return self._follow_card(self.card) if self.card is not None else step

    # --- what the tester does

    def direct(self, account: Account, means: Means = SMS) -> Step[S]:
        """Log in as a persona at once, with sms and level Midden or surer; forgets the failures of that name."""
        account = self._digid.accounts.find(account.username) or account
        reached = max(means.level, self.request.level)
        if account.status != "active":
            return self._end(NotUsable(account.status), means)
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

    # --- going on

    def _to_choice(self, suggested: str = SMS.id) -> Step[S]:
        self._forget()
        offered = self.means
        if suggested not in [one.id for one in offered]:
            suggested = offered[0].id if offered else ""
        return self._to(Choose(self._until, offered, suggested, request=self.request))

    def _held(self) -> SignedOn | None:
        return self._digid.sign_on.serves(self.request.service, self._digid.needed(self.request))

    def _to_already_in(self) -> Step[S] | None:
        held = self._held()
        if held is None:
            return None
        self._forget()
        return self._to(AlreadyIn(held.until, held.visited, self.request))

    def _credentials(self, means: Means, username: str = "", password: str = "") -> Step[S]:
        self._forget()
        known = self._digid.remembered.username()
        total = len(means.steps)
        return self._to(
            Credentials(self._until, means, 1, total, username or known, password, remember=bool(known))
        )

    def _open_app(self, means: Means, *, here: bool) -> Step[S]:
        self._forget()
        if self._digid.pretence.ends == "cancelled":
            return self._to(Cancelled())
        self.app = self._digid.start_app(means, self.request, self._until, here=here)
        return self.tick()

    def _follow_app(self, app: AppLogin) -> Step[S]:
        state = app.site()
        if isinstance(state, Pairing):
            same = isinstance(self.step, PairApp)
            return self.step if same else self._to(PairApp(self._until, app.means, 1, 3))
        if isinstance(state, Qr):
            return self._to(ScanQr(self._until, app.means, 2, 3, state.payload, state.expires))
        if isinstance(state, InApp):
            number = 1 if app.here else 3
            return self._to(InTheApp(self._until, app.means, number, number, state.stage))
        return self._end(state, app.means)

    def _follow_card(self, card: CardLogin) -> Step[S]:
        state = card.site()
        if isinstance(state, Reading):
            return self._to(ReadDocument(self._until, card.means, 2, 2, state.kind, state.stage))
        if isinstance(state, LoggedIn | NotUsable | TooLow | Stopped | TooLate):
            return self._end(state, card.means)
        return self._to(ChooseDocument(self._until, card.means, 1, 2))

    def _pretended_end(self, means: Means) -> Step[S]:
        self._forget()
        if self._digid.pretence.ends == "cancelled":
            return self._to(Cancelled())
        return self._end(Stopped("unavailable", means, self._digid.rehearsal), means)

    def _end(self, result: Judged | Blocked | TooLate, means: Means) -> Step[S]:
        weak = self._attempt is not None and self._attempt.weak
        self._forget()
        if isinstance(result, Blocked):
            return self._to(LockedOut(result, means))
        if isinstance(result, TooLate):
            return self._to(TimeUp(result.until))
        if not isinstance(result, LoggedIn):
            return self._to(Ended(self._until, result, means, self._offers(result)))
        asked = due(self._digid, result, self.request, weak=weak)
        if not asked:
            return self._done(result)
        self._result, self._after = result, AfterLogin(self._digid, result.account, asked)
        return self._ask_on(None)

    def _ask_on(self, verb: Callable[[], object] | None) -> Step[S]:
        """Do something with what is asked and show what is asked next; after the last one the login is done."""
        step, after, result = self.tick(), self._after, self._result
        if after is None or result is None:
            return step
        if verb is not None:
            verb()
        if after.form is not None:
            return self._to(Asking(self._until, after.form))
        return self._done(replace(result, account=after.account))

    def _done(self, result: LoggedIn) -> Step[S]:
        self._forget()
        self._digid.sign_on.visit(result.account, result.means, result.level, self.request.service)
        session = self._start_session(result.account, result.means, result.level)
        return self._to(Done(session, result.account, result.means, result.level))

    def _offers(self, result: Stopped | NotUsable | TooLow) -> tuple[Means, ...]:
        if isinstance(result, TooLow):
            return tuple(one for one in self.means if one.level >= result.needed and one is not result.means)
        without_sms = isinstance(result, NotUsable) and result.reason in ("no_phone", "sms_off")
        return tuple(one for one in self.means if "sms" not in one.steps) if without_sms else ()

    def _forget(self) -> None:
        self._attempt = self.app = self.card = self._after = self._result = None

    def _to(self, step: Step[S]) -> Step[S]:
        self.step = step
        return step
