"""English or not: prose of other languages is, short texts and lists of names are not told apart."""

from __future__ import annotations

import pytest

from checker.model.document import Span
from checker.text.language import english

FOREIGN = {
    "Spanish": "La panadera abrió su tienda a las seis y vendió todos los panes antes de que llegaran los turistas.",
    "French": "La boulangère a ouvert sa boutique à six heures et a vendu tous ses pains avant midi.",
    "German": "Die Bäckerin öffnete ihren Laden um sechs und verkaufte alle Brote, bevor die ersten Touristen kamen.",
    "Dutch": "De bakker opende haar winkel om zes uur en verkocht al haar broden voordat de toeristen aankwamen.",
    "Italian": "La fornaia ha aperto il negozio alle sei e ha venduto tutto il pane prima che arrivassero i turisti.",
    "Swedish": "Bagaren öppnade sin butik klockan sex och sålde alla sina bröd innan de första turisterna kom dit.",
    "Polish": "Piekarka otworzyła sklep o szóstej rano i sprzedała wszystkie chleby, zanim przyszli pierwsi turyści.",
    "Indonesian": "Tukang roti membuka tokonya pukul enam pagi dan menjual semua rotinya sebelum wisatawan datang.",
    "Russian": "Хозяйка пекарни открыла лавку в шесть утра.",
    "Chinese": "面包师在早上六点开店，在游客到来之前卖完了所有面包。",
}
ENGLISH = [
    "The baker opened her shop at six and sold all her loaves before the first tourists arrived.",
    "Rye bread, wheat bread, oat cakes, plum tarts, apple pies, almond rolls, poppy seed buns, ginger biscuits",
    "Town cuts spending on parks, libraries, museums, swimming pools, buses, street lights, schools, theatres",
    "Juan Carlos Rodríguez, María Fernández López, Pedro Sánchez García, Ana Torres Ruiz, Luis Gómez Díaz, Eva Ruiz",
    "Zimmer frei",
    "42",
    "",
]


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_other_languages(text: str) -> None:
    assert not english(text, Span(0, len(text)))


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_is_too_short(text: str) -> None:
    assert english(text, Span(0, len(text)))


def test_only_the_stretch_is_looked_at() -> None:
    text = FOREIGN["German"] + "\n\n" + ENGLISH[0]
    border = len(FOREIGN["German"])
    assert not english(text, Span(0, border)) and english(text, Span(border, len(text)))
