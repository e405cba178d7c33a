"""From a text to findings: verdict, severity, words, diagnosis, suspects."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from checker import pipeline
from checker.engine import check, load
from checker.engine._judge import evaluation
from checker.engine._values import Reading
from checker.model.finding import Finding, Scope, Severity, Verdict

HEAD = """\
id: {id}
what: A test of the judge, no more.
why: Tests should read like rules.
message: "{{a}} and {{b}}"
"""


def scan(tmp_path: Path, body: str, *texts: str) -> tuple[Finding, ...]:
    (tmp_path / "r.yaml").write_text(HEAD.format(id="r") + body, encoding="utf-8")
    documents = {f"{number}.txt": text for number, text in enumerate(texts)}
    return pipeline.scan(documents, load([tmp_path]), pipeline.settings(), pipeline.Run()).findings


PATTERN = 'patterns: ["<a:count> .... against <b:count>"]\n'


@pytest.mark.parametrize(
    ("text", "verdict", "severity"),
    [
        ("There were 120 ships against 340 ships.", Verdict.CONTRADICTED, Severity.ERROR),
        ("There were over 120 ships against 340 ships.", Verdict.STRAINED, Severity.WARNING),
        ("There were over 120 ships against 200 ships.", Verdict.STRAINED, Severity.INFO),
    ],
)
def test_verdict_and_severity_of_one_voice(tmp_path: Path, text: str, verdict: Verdict, severity: Severity) -> None:
    (found,) = scan(tmp_path, PATTERN + "assert: a == b\n", text)
    assert (found.verdict, found.severity, found.scope) == (verdict, severity, Scope.INTERNAL)


def test_what_may_hold_is_no_finding(tmp_path: Path) -> None:
    assert not scan(tmp_path, PATTERN + "assert: a == b\n", "There were about 120 ships against 130 ships.")


def test_a_target_is_no_fact_unless_the_rule_says_so(tmp_path: Path) -> None:
    text = "The town plans to build 120 ships against 340 ships."
    assert not scan(tmp_path, PATTERN + "assert: a == b\n", text)
    assert scan(tmp_path, PATTERN + "bind: {a: {modality: any}, b: {modality: any}}\nassert: a == b\n", text)


def test_suspicious_is_info(tmp_path: Path) -> None:
    body = PATTERN + "assert: a == b\nverdict: suspicious\n"
    (found,) = scan(tmp_path, body, "There were 120 ships against 340 ships.")
    assert (found.verdict, found.severity) == (Verdict.SUSPICIOUS, Severity.INFO)


def test_words_of_a_finding(tmp_path: Path) -> None:
    body = PATTERN + "assert: a == b * 2\nslips: [transposition]\n"
    (found,) = scan(tmp_path, body, "There were 170 ships against 205 ships.")
    assert found.stated == "170 ships" and found.computed == "409-411 ships"
    assert found.working == "205 ships × 2: 409-411 ships; the text says 170 ships"
    assert "“170 ships” (0.txt:1)" in found.message and "409-411" in found.message
    assert [slip.name for slip in found.diagnosis] == []
    assert found.intervals["b (hard)"] == "204.5-205.5 ships" or "205" in found.intervals["b (hard)"]


def test_a_transposition_is_named(tmp_path: Path) -> None:
    body = PATTERN + "assert: a == b\nslips: [transposition, scale, digit]\n"
    (found,) = scan(tmp_path, body, "There were 410 ships against 140 ships.")
    assert found.diagnosis[0].name == "transposition" and "140" in found.diagnosis[0].text


def test_two_findings_that_share_a_suspect_share_a_group(tmp_path: Path) -> None:
    body = 'patterns: ["<a:count> against <b:count>", "<a:count> .... or <b:count>"]\nassert: a == b\n'
    found = scan(tmp_path, body, "There were 410 ships against 140 ships or 143 ships.")
    assert len(found) == 2
    assert len({one.group for one in found}) == 1 and found[0].group is not None
    assert found[0].suspects[0] == found[1].suspects[0]


def test_a_role_that_may_be_absent(tmp_path: Path) -> None:
    body = 'patterns: ["<a:count> against [some <c:count> and] <b:count>"]\nassert: a == b\n'
    (found,) = scan(tmp_path, body, "There were 410 ships against 140 ships.")
    assert found.roles == ("a", "b")


def test_the_cost_grows_with_the_claims(tmp_path: Path) -> None:
    body = "bind: {a: {kind: count}, b: {kind: count}}\nwithin: document\nsame: [phrase]\nassert: a <= b\n"
    (tmp_path / "r.yaml").write_text(HEAD.format(id="r") + body, encoding="utf-8")
    rules = load([tmp_path])

    def cost(size: int) -> float:
        text = "\n\n".join(f"The mill sold {n + 3} sacks to {n + 7} farms." for n in range(size))
        document, claims = pipeline.claims_of("a.txt", text, pipeline.settings())
        before = time.process_time()
        outcome = check(rules, {"a.txt": document}, {"a.txt": claims}, [])
        assert outcome.skipped > 0
        return time.process_time() - before

    cost(50)
    assert cost(1600) < 12 * cost(200) + 1


def test_evaluation_has_every_function() -> None:
    assert evaluation({}, Reading.HARD).functions


LANDSLIDE = ("7 May 2019", "In all 14 people were killed by the landslide in Ormau, the mayor of Ormau said.")
LATER = ("9 May 2019", "The landslide in Ormau killed 22 people, the mayor of Ormau said on Thursday.")


def test_a_rule_binds_what_the_linker_brought_together(tmp_path: Path) -> None:
    """A relation that is named, in the order of its claims: the earlier figure, then the later one."""
    texts = [f"Landslide in Ormau\n\nORMAU, {day} - {text}\n" for day, text in (LANDSLIDE, LATER)]
    body = "bind: {a: {linked: update}, b: {linked: update}}\nwithin: corpus\nassert: a > b\n"
    (found,) = scan(tmp_path, body, *texts)
    assert [claim.text for claim in found.claims] == ["14 people", "22 people"] and found.scope is Scope.CROSS_SOURCE
    assert found.link is not None and found.link.relation == "update"
    assert not scan(tmp_path, body.replace("within: corpus", "within: document"), *texts)
    assert not scan(tmp_path, body.replace("update", "part-elsewhere"), *texts)


def test_what_fails_on_a_faint_link_is_suspicious(tmp_path: Path) -> None:
    texts = [
        "Noon in Ervadal\n\nERVADAL, 3 May 2019 - The solar park outside Ervadal yields 48 megawatts at noon.",
        "Sun over Ervadal\n\nERVADAL, 3 May 2019 - At noon the solar farm near Ervadal had an output of 65 megawatts.",
    ]
    (found,) = scan(tmp_path, "bind: {a: linked, b: linked}\nwithin: corpus\nassert: a == b\n", *texts)
    assert found.link is not None and found.link.faint
    assert (found.verdict, found.severity) == (Verdict.SUSPICIOUS, Severity.INFO)
