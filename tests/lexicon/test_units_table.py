"""Forms of units, and that pint knows each of their names."""

import pint
import pytest

from checker.errors import DataError
from checker.lexicon import units_table
from checker.lexicon.units_table import duration_forms, plural, unit_form, unit_forms

FORMS = {
    "metres": "meter",
    "meters": "meter",
    "km": "kilometer",
    "KM": "kilometer",
    "Kg": "kilogram",
    "kilos": "kilogram",
    "square metres": "meter ** 2",
    "sq km": "kilometer ** 2",
    "Sq. Ft.": "foot ** 2",
    "km²": "kilometer ** 2",
    "cm2": "centimeter ** 2",
    "m^3": "meter ** 3",
    "cubic feet": "foot ** 3",
    "metres squared": "meter ** 2",
    "square centimeters": "centimeter ** 2",
    "square inches": "inch ** 2",
    "square miles": "mile ** 2",
    "mph": "mile / hour",
    "km/h": "kilometer / hour",
    "kilometres  per hour": "kilometer / hour",
    "kWh": "kilowatt_hour",
    "MW": "megawatt",
    "mW": "milliwatt",
    "gigawatts": "gigawatt",
    "megawatt-hours": "megawatt_hour",
    "hectares": "hectare",
    "acres": "acre",
    "tonnes": "metric_ton",
    "tons": "ton",
    "lbs": "pound",
    "lbs.": "pound",
    "ounces": "ounce",
    "litres": "liter",
    "ml": "milliliter",
    "ML": "megaliter",
    "gallons": "gallon",
    "pints": "pint",
    "barrels": "oil_barrel",
    "GB": "gigabyte",
    "gigabytes": "gigabyte",
    "°C": "degree_Celsius",
    "degrees Celsius": "degree_Celsius",
    "degrees fahrenheit": "degree_Fahrenheit",
    "degrees": "degree",
    "knots": "knot",
    "nautical miles": "nautical_mile",
    "miles": "mile",
    "feet": "foot",
    "inches": "inch",
    "µg": "microgram",
    "volts": "volt",
    "kilohertz": "kilohertz",
    "calories": "calorie",
    "psi": "pound_force_per_square_inch",
    "minutes": "minute",
    "millennia": "millennium",
    "fortnight": "fortnight",
    "centuries": "century",
}


@pytest.mark.parametrize(("form", "unit"), FORMS.items())
def test_form(form: str, unit: str) -> None:
    found = unit_form(form)
    assert found is not None
    assert found.unit == unit


def test_every_name_is_the_one_that_pint_gives() -> None:
    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    for name in {form.unit for form in unit_forms().values()}:
        assert str(registry.parse_units(name)) == name


@pytest.mark.parametrize(
    "form", ["m", "in", "a", "t", "g", "l", "h", "s", "C", "F", "point", "bar", "league", "stones", "pounds"]
)
def test_forms_that_need_evidence(form: str) -> None:
    found = unit_form(form)
    assert found is None or found.evidence


@pytest.mark.parametrize(
    "form", ["section", "cycle", "person", "molecule", "bed", "am", "pm", "fm", "M", "Mw", "people", "organ"]
)
def test_counted_nouns_and_other_words_are_no_units(form: str) -> None:
    assert unit_form(form) is None


def test_case_of_symbols_counts() -> None:
    assert unit_form("MW") != unit_form("mW")
    assert unit_form("KWH") == unit_form("kwh")


def test_durations_need_no_evidence_and_hold_no_other_dimension() -> None:
    forms = duration_forms()
    assert forms["weeks"] == "week"
    assert "s" not in forms
    assert "metres" not in forms


def test_plural_of_phrases() -> None:
    assert plural("inch") == "inches"
    assert plural("degree celsius") == "degrees celsius"
    assert plural("century") == "centuries"
    assert plural("day") == "days"


@pytest.mark.parametrize(
    ("unit", "message"),
    [({"nmaes": ["x"]}, "unknown field"), ({"names": ["x"], "prefixes": ["kila"]}, "unknown prefix")],
)
def test_a_slip_in_the_table_is_reported(unit: object, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = {"prefixes": {"kilo": ["k"]}, "powered": [], "dimensions": {"length": {"x": unit}}}
    monkeypatch.setattr(units_table, "table", lambda _name: data)
    unit_forms.cache_clear()
    try:
        with pytest.raises(DataError, match=message):
            unit_forms()
    finally:
        unit_forms.cache_clear()
