"""Forms of money and their ISO 4217 codes."""

from fractions import Fraction

import pytest

from checker.lexicon.currency_table import currency_codes, currency_form, currency_forms, settle

SURE = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "MX$": "MXN",
    "€": "EUR",
    "RMB": "CNY",
    "yuan": "CNY",
    "Renminbi": "CNY",
    "euros": "EUR",
    "EUR": "EUR",
    "Swiss francs": "CHF",
    "Hong  Kong dollars": "HKD",
    "U.S. dollars": "USD",
    "Australian dollars": "AUD",
    "pounds sterling": "GBP",
    "quid": "GBP",
    "loonies": "CAD",
    "Danish kroner": "DKK",
    "Swedish kronor": "SEK",
    "zlotys": "PLN",
    "Czech crowns": "CZK",
    "₽": "RUB",
    "₺": "TRY",
    "₫": "VND",
    "rand": "ZAR",
    "DEM": "DEM",
    "French francs": "FRF",
    "Argentine pesos": "ARS",
    "Kenyan shillings": "KES",
    "reais": "BRL",
    "naira": "NGN",
    "baht": "THB",
    "dong": "VND",
}


@pytest.mark.parametrize(("form", "code"), SURE.items())
def test_form_with_one_reading(form: str, code: str) -> None:
    found = currency_form(form)
    assert found is not None
    assert (found.code, found.share) == (code, 1)
    assert found.sure


@pytest.mark.parametrize(
    ("form", "code"), [("$", "USD"), ("dollars", "USD"), ("£", "GBP"), ("¥", "JPY"), ("rupees", "INR")]
)
def test_form_with_a_leading_reading(form: str, code: str) -> None:
    found = currency_form(form)
    assert found is not None
    assert found.code == found.candidates[0] == code
    assert not found.sure


@pytest.mark.parametrize(
    ("form", "country", "code"),
    [
        ("krone", "NO", "NOK"),
        ("crowns", "CZ", "CZK"),
        ("pesos", "PH", "PHP"),
        ("dinars", "IQ", "IQD"),
        ("kr", "SE", "SEK"),
        ("¥", "CN", "CNY"),
        ("$", "CA", "CAD"),
        ("shillings", "FR", None),
    ],
)
def test_the_country_settles_the_currency(form: str, country: str, code: str | None) -> None:
    found = currency_form(form)
    assert found is not None
    assert settle(found, country) == code


def test_names_without_a_leading_reading_have_no_code() -> None:
    for name in ("krone", "crown", "peso", "dinar", "shilling"):
        found = currency_form(name)
        assert found is not None
        assert found.code is None
        assert len(found.candidates) > 1


@pytest.mark.parametrize(
    ("form", "code", "share"),
    [
        ("cents", "USD", "1/100"),
        ("pence", "GBP", "1/100"),
        ("p", "GBP", "1/100"),
        ("kopecks", "RUB", "1/100"),
        ("¢", "USD", "1/100"),
        ("jiao", "CNY", "1/10"),
    ],
)
def test_parts_of_a_unit(form: str, code: str, share: str) -> None:
    found = currency_form(form)
    assert found is not None
    assert (found.code, found.share) == (code, Fraction(share))


@pytest.mark.parametrize("form", ["pounds", "marks", "won", "real", "p", "ALL", "TOP", "crowns", "R"])
def test_words_with_another_sense_need_evidence(form: str) -> None:
    found = currency_form(form)
    assert found is not None
    assert found.evidence


@pytest.mark.parametrize("form", ["rs", "dollar bill", "", "all", "people", "top", "x$", "$$"])
def test_what_is_no_form(form: str) -> None:
    assert currency_form(form) is None


@pytest.mark.parametrize(
    ("form", "code"), [("us $", "USD"), ("hk$", "HKD"), ("AUD$", "AUD"), ("usd", "USD"), ("rmb", "CNY")]
)
def test_case_and_blanks_of_dollars_and_of_codes_that_are_no_words(form: str, code: str) -> None:
    found = currency_form(form)
    assert found is not None
    assert found.code == code


def test_every_candidate_is_a_listed_code() -> None:
    for form in currency_forms().values():
        assert set(form.candidates) <= currency_codes()
        assert form.code is None or form.code in form.candidates
    assert {"USD", "DEM", "FRF", "ITL", "ESP", "NLG", "ATS", "BEF", "FIM", "GRD", "IEP", "PTE"} <= currency_codes()
    assert all(len(code) == 3 and code.isupper() for code in currency_codes())
