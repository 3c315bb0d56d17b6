"""How many years of school a page asks for (A13)."""

from __future__ import annotations

import pytest

from kiosk.authoring import codes, compiler, names, parsing, reading_grade
from kiosk.authoring.parsed import Prose
from kiosk.problems import Severity
from tests.folders import Content

SIMPLE = "Your child will sleep. You can stay in the room. A nurse will come and help you. " * 4
MIDDLING = (
    "The people who work at the hospital will explain every test to your family. "
    "Remember to tell them about the medicines which another doctor has given to your child. "
) * 3
HARD = (
    "Multidisciplinary evaluation of individual therapeutic possibilities necessitates comprehensive collaboration "
    "between institutions whose investigators continuously reconsider experimental interventions. "
) * 4
ENGLISH = {
    1: "a the cell child makes called used moved breathe heart treat lead whole blue due scan scanned sleep care sure "
       "there voiced whose bone",
    2: "treatment disease children little table tables handled started needed boxes voices choices nurses create "
       "action region social science quiet diet trial react before something sometimes careful likely safely able",
    3: "remission medicine therapy family families area idea actual usual genius serious previous various hospital "
       "iodine nausea video religion reaction",
    4: "radiation usually actually evaluate organism diagnosis",
    5: "neuroblastoma",
}  # fmt: skip
SPANISH = {
    1: "y que quien bien seis rey hoy muy ya gen",
    2: "niño niña guía día días guerra ciudad país leer agua cuando puede después también oír raíz vía",
    3: "estudio células familia cuidado pingüino médico ayudar equipo radiación",
    4: "tratamiento enfermedad aéreo",
    5: "neuroblastoma investigación",
}


@pytest.mark.parametrize(
    ("language", "word", "count"),
    [
        (language, word, count)
        for language, known in (("en", ENGLISH), ("es", SPANISH))
        for count, words in known.items()
        for word in words.split()
    ],
)
def test_syllables_are_counted(language: str, word: str, count: int) -> None:
    assert reading_grade._SYLLABLES[language](word) == count


@pytest.mark.parametrize(
    ("language", "prose", "years"),
    [
        # 10 words a sentence and 1.5 syllables a word: 0.39 * 10 + 11.8 * 1.5 - 15.59
        ("en", Prose(10, 100, 150, 1, ""), 6.01),
        ("en-GB", Prose(10, 100, 150, 1, ""), 6.01),
        ("en", Prose(10, 60, 60, 1, ""), 1.0),
        # An index of 206.835 - 62.3 * 2 - 17.235 = 65, and of 60 with sentences of 22.235 words
        ("es", Prose(1000, 17235, 34470, 1, ""), 6.0),
        ("es", Prose(1000, 22235, 44470, 1, ""), 8.0),
        ("en", Prose(4, 49, 100, 1, ""), None),
        ("de", Prose(10, 100, 150, 1, ""), None),
    ],
)
def test_the_formulas(language: str, prose: Prose, years: float | None) -> None:
    assert reading_grade.grade(prose, language) == (None if years is None else pytest.approx(years, abs=0.005))


def test_words_of_the_glossary_are_taken_out() -> None:
    prose = Prose(10, 100, 180, 1, " ".join(["neuroblastoma"] * 6 + ["therapy"] * 2))
    # 94 words with 150 syllables are left
    assert reading_grade.grade(prose, "en", {"neuroblastoma", "unmet"}) == pytest.approx(
        0.39 * 9.4 + 11.8 * 150 / 94 - 15.59
    )


def _prose(text: str) -> Prose:
    front = "---\ntitle: T\n---\n"
    return parsing.parse("en/care/x.md", names.Kind.PAGE, front + text)[0].prose


def test_only_what_ends_is_a_sentence() -> None:
    plain = _prose("One two. Three\nfour five?\n\n> [!NOTE]\n> Six seven.\n")
    assert (plain.sentences, plain.words) == (3, 7)
    assert _prose("## A heading of many words\n\n- a label\n\nOne two.\n").words == 2


def test_names_and_numbers_are_no_words() -> None:
    prose = _prose('Ask Doctor Alexandra about MIBG, 15 of 100. "I see," you say.\n')
    assert prose.words == len(["Ask", "about", "of", "I", "see", "you", "say"])
    assert not prose.long


def test_the_longest_sentence_is_where_to_begin() -> None:
    assert _prose("One two.\n\nOne two. Three four\nfive six. Seven.\n").hardest == 6


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [(SIMPLE, None, 0), (MIDDLING, codes.HARD_TO_READ, 10), (HARD, codes.TOO_HARD_TO_READ, 10)],
    ids=["simple", "middling", "hard"],
)
def test_a_page_is_told_what_it_asks_for(content: Content, text: str, code: codes.Code | None, line: int) -> None:
    before = compiler.check(content.folder).pages
    content.page("en/care/x.md", f"{text}\n")
    report = compiler.check(content.folder)
    grades = {codes.HARD_TO_READ.id, codes.TOO_HARD_TO_READ.id}
    found = [one for one in report.problems if one.code in grades]
    assert [(one.code, one.path, one.line) for one in found] == ([(code.id, "en/care/x.md", line)] if code else [])
    assert report.pages == before + (code is not codes.TOO_HARD_TO_READ)


def test_the_glossary_makes_a_page_easier(content: Content) -> None:
    content.page("en/care/x.md", f"{HARD}\n")
    hard = "\n\n".join(f"{word}\n: A word.\n" for word in sorted({word.strip(".").lower() for word in HARD.split()}))
    glossary = content.folder / "en/glossary.md"
    glossary.write_text(f"{glossary.read_text('utf-8')}\n{hard}", "utf-8")
    assert codes.TOO_HARD_TO_READ.id not in {one.code for one in compiler.check(content.folder).problems}


def test_only_pages_are_refused(content: Content) -> None:
    help_ = content.folder / "en/help.md"
    help_.write_text(f"{help_.read_text('utf-8')}\n{HARD}\n", "utf-8")
    found = [one for one in compiler.check(content.folder).problems if one.path == "en/help.md"]
    assert [(one.code, one.severity) for one in found] == [(codes.HARD_TO_READ.id, Severity.WARNING)]
