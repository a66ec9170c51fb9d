"""Answers the face historie: where someone lived on a day or in a period."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import falcon

from services.mockkit.world import require_subject
from services.registries.brp import history
from services.registries.brp.asking import Asked
from services.registries.brp.book import PersonBook
from services.registries.brp.days import parse
from services.registries.brp.questions import HISTORIE

_NO_HISTORY = ("F", "W")  # lists that were made in error or wiped


class Historie(Asked):
    """BRP verblijfplaatshistorie 2.0.0: where someone lived on a day or in a period."""

    questions = HISTORIE

    def __init__(self, people: PersonBook) -> None:
        self._people = people

    def answer(self, req: falcon.Request, question: dict[str, Any]) -> dict[str, Any]:
        bsn = question["burgerservicenummer"]
        require_subject(req, bsn)
        person, block = self._people.person(bsn), self._people.block(bsn)
        if person is None or person.get("opschortingBijhouding", {}).get("reden", {}).get("code") in _NO_HISTORY:
            return {"verblijfplaatsen": []}
        every = history.stays(block) if block is not None else history.ready_stays(person)
        made: dict[str, Any] = {"verblijfplaatsen": history.between(every, *_period(question))}
        along = ("opschortingBijhouding", "geheimhoudingPersoonsgegevens")
        return made | {name: person[name] for name in along if name in person}


def _period(question: Mapping[str, Any]) -> tuple[str, str]:
    """Return [start, end) as YYYYMMDD; a peildatum is a period of one day."""
    if "peildatum" in question:
        day = date.fromisoformat(question["peildatum"])
        after = day + timedelta(days=1) if day < date.max else day
        return parse(day), parse(after)
    return question["datumVan"].replace("-", ""), question["datumTot"].replace("-", "")
