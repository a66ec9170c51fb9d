"""The marks in a message's text: every text becomes blocks, and nothing that was written gets lost."""

import pytest
from hypothesis import given, strategies as st

from services.registries.berichten import markup
from services.registries.berichten.records import Action, Bullets, Fact, Facts, Heading, Paragraph, Table

LETTERS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)


def test_every_mark_gives_its_block() -> None:
    text = """
    Een zin
    die doorloopt.
    # Kop
    - een
    - twee

    | Kosten | € 1,00 |
    | = Totaal | € 1,00 |
    > Kenmerk: Z1
    [Betalen](betalen.oefenstad.example/nu)
    """
    assert markup.parse(text) == (
        Paragraph("Een zin die doorloopt."),
        Heading("Kop"),
        Bullets(("een", "twee")),
        Table((("Kosten", "€ 1,00"),), ("Totaal", "€ 1,00")),
        Facts((Fact("Kenmerk", "Z1"),)),
        Action("Betalen", "betalen.oefenstad.example/nu"),
    )


@pytest.mark.parametrize("text", ["[Betalen](betalen.nl)", "> alleen een naam", "| a | b |\n| c |"])
def test_a_broken_mark_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=r"example|feit|vakken"):
        markup.parse(text)


@given(st.lists(LETTERS, min_size=1, max_size=6), st.sampled_from(["", "# ", "- "]))
def test_words_survive_reading_and_writing(words: list[str], mark: str) -> None:
    text = "\n".join(mark + word for word in words)
    told = markup.plain(markup.parse(text))
    assert [word for word in told.replace("- ", "").split() if word] == [
        part for word in words for part in word.split()
    ]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_by_a_value_error(text: str) -> None:
    try:
        blocks = markup.parse(text)
    except ValueError:
        return
    assert isinstance(markup.plain(blocks), str)
