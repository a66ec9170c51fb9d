"""The screens in English: the house's words, the meaning of codes and official names; what a sender wrote is Dutch."""

from PySide6.QtWidgets import QWidget

from tests.helpers.program import go, program, words
from widgets.accessible import name_of

# (address, what is said, what is not)
SAID = [
    ("persoon", ("female", "own surname", "home address", "Netherlands", "marriage"), ("\nvrouw", "huwelijk")),
    ("vervoer", ("Passenger car", "Blue", "Petrol"), ("Personenauto", "Benzine")),
    ("wonen", ("Terraced house, built in 1988", "Storage room", "€412,000"), ("Tussenwoning", "€ 412.000")),
    ("reisdocumenten", ("National passport", "12 June 2035"), ("Nationaal paspoort",)),
    ("uitkeringen", ("Childcare allowance 2027",), ("Kinderopvangtoeslag 2027",)),
    ("catalogus/bag.oppervlakte", ("Floor area", "municipality", "Oppervlakte"), ("De vloeroppervlakte",)),
    ("meldingen", ("Floor area: 118 m² should be 109 m²",), ("Oppervlakte:",)),
    ("zaken", ("Being handled", "The titles of cases and what happened are in Dutch"), ("In behandeling",)),
    ("overzicht", ("Good afternoon, Ms De Wit",), ("mevrouw",)),
]


def shown(root: QWidget) -> str:
    """Return what is seen and what is heard, one text per line."""
    heard = [name_of(one) or "" for one in root.findChildren(QWidget) if one.isVisible()]
    return "\n".join([words(root), *heard])


def test_codes_and_official_names_are_said_in_english() -> None:
    wrong = []
    with program("fenna", language="en") as running:
        for address, english, dutch in SAID:
            go(running, address)
            seen = shown(running.window)
            wrong += [f"{address} lacks {one!r}" for one in english if one not in seen]
            wrong += [f"{address} says {one!r}" for one in dutch if one in seen]
    assert not wrong
