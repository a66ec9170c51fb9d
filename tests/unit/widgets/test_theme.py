"""The tokens are complete in every theme, readable, and switch live."""

import itertools
import math
import re

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resources.theme import NAMES, tokens
from widgets.theme import FAMILY, theme


@pytest.mark.parametrize("name", NAMES)
def test_every_theme_names_the_same_tokens_as_colours(name: str) -> None:
    colors = tokens().colors
    assert set(colors[name]) == set(colors["light"])
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in colors[name].values())


def test_a_few_tokens_are_those_of_the_look() -> None:
    colors = tokens().colors
    assert colors["light"]["accent"] == "#0B6E6E"
    assert colors["dark"]["surface"] == "#182427"
    assert colors["contrast"]["focus"] == "#00E5FF"
    assert tokens().shapes["contrast"].focus_width == 4


def _contrast(first: QColor, second: QColor) -> float:
    """WCAG contrast ratio of two colours."""

    def light(color: QColor) -> float:
        parts = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in color.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT_PAIRS = [
    ("ink", "surface"), ("ink", "page"), ("ink", "sunken"), ("ink2", "surface"), ("ink2", "page"), ("ink2", "sunken"),
    ("ink_off", "surface"), ("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_accent", "accent_pressed"),
    ("accent", "surface"), ("accent", "tint_hover"), ("link", "surface"), ("link", "page"), ("link", "err_fill"),
    ("tint_text", "tint"), ("tint_ink", "tint"), ("tint_ink2", "tint"), ("ink", "tint_hover"), ("on_head", "head"),
    ("strip_text", "strip"), ("ink", "who"), ("act_ink", "act_fill"), ("ink", "act_fill"), ("on_act", "act"),
    ("info_ink", "info_fill"), ("ok_ink", "ok_fill"), ("warn_ink", "warn_fill"), ("on_warn", "warn"),
    ("err_ink", "err_fill"), ("neutral_ink", "neutral_fill"), ("map_label", "map_plot"), ("map_label", "map_house"),
]
GRAPHIC_PAIRS = [
    ("line_strong", "surface"), ("line_strong", "page"), ("focus", "surface"), ("focus", "page"), ("focus", "tint"),
    ("info", "info_fill"), ("ok", "ok_fill"), ("err", "err_fill"), ("scroll_thumb", "page"), ("tint_bar", "tint"),
]


@pytest.mark.parametrize("name", NAMES)
def test_text_and_graphics_have_enough_contrast(name: str) -> None:
    theme().set(name)
    least = [(pair, 4.5) for pair in TEXT_PAIRS] + [(pair, 3.0) for pair in GRAPHIC_PAIRS]
    if name == "contrast":   # a cyan ring on a white row has black inside it instead
        least = [(pair, ratio) for pair, ratio in least if pair != ("focus", "tint")]
    weak = {
        pair: round(found, 2)
        for pair, ratio in least
        if (found := _contrast(*(theme().color(token) for token in pair))) < ratio
    }
    assert not weak


def test_the_contrast_formula_itself() -> None:
    assert math.isclose(_contrast(QColor("#000000"), QColor("#FFFFFF")), 21.0)
    assert math.isclose(_contrast(QColor("#777777"), QColor("#777777")), 1.0)


@pytest.mark.parametrize(("style", "scale"), list(itertools.product(tokens().styles, (1.0, 1.3, 2.0))))
def test_fonts_are_ours_in_the_scaled_size_and_weight(style: str, scale: float) -> None:
    theme().set(scale=scale)
    font, wanted = theme().font(style), tokens().styles[style]
    assert QFontInfo(font).family() == FAMILY
    assert font.pixelSize() == math.floor(wanted.size * scale + 0.5)
    assert int(font.weight()) == wanted.weight
    assert theme().line_height(style) == math.floor(wanted.line * scale + 0.5)


def test_only_two_weights_are_loaded() -> None:
    theme().font("body")
    assert sorted(QFontDatabase.styles(FAMILY)) == ["Regular", "Semibold"]


def test_figures_are_equally_wide() -> None:
    metrics = theme().metrics("body")
    assert len({round(metrics.horizontalAdvance(figure * 10), 3) for figure in "0123456789"}) == 1


def test_a_switch_changes_the_palette_and_is_told(qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme().changed):
        theme().set("dark", 1.5)
    assert QApplication.palette().window().color() == QColor("#10191C")
    assert theme().px(44) == 66
    assert theme().fixed("radius") == 4


@pytest.mark.parametrize(("asked", "got"), [(0.5, 1.0), (1.25, 1.25), (3.0, 2.0)])
def test_the_text_scale_stays_between_100_and_200_percent(asked: float, got: float) -> None:
    theme().set(scale=asked)
    assert theme().scale == got


def test_unknown_names_are_errors() -> None:
    with pytest.raises(ValueError, match="sepia"):
        theme().set("sepia")
    with pytest.raises(KeyError):
        theme().color("mauve")
    assert theme().name == "light"
