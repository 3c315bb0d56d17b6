"""Words that no dictionary knows, and medical words that nothing explains, are told; what is right is left alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.authoring import codes, compiler, dictionary, medical, spelling
from kiosk.problems import Severity
from tests.folders import FILES, Content
from tests.unit.authoring.conftest import Parse

RULES = {codes.MISSPELLED.id, codes.UNDEFINED_TERM.id}
KNOWN = {
    "en": "the The don't can't won't isn't you'll they've o'clock child tumor tumors Boston nurses' her online non re",
    "es": "puede qué células niños ayudarnos decirle dígalo Cuéntele explicárselo llámenos diciéndole oírlo tan antes",
}
UNKNOWN = {
    "en": "teh recieve treatement childs't boston becuase",
    "es": "celulas nino imagenes tratameinto niñola digalo children",
}
MEANT = {
    "en": {"teh": "the", "recieve": "receive", "Treatement": "Treatment", "speling": "spelling", "zzzzqx": ""},
    "es": {"celulas": "células", "nino": "niño", "exámen": "examen", "Tratameinto": "Tratamiento"},
}
MEDICAL = [
    "ALK", "MRIs", "neuroblastoma", "lymphomas", "hepatitis", "appendectomy", "appendicectomía", "tracheostomies",
    "endoscopia", "gammagrafías", "leucemia", "neutropenia", "neuropatía", "cardiomyopathies",
]  # fmt: skip
ORDINARY = [
    "A", "As", "coma", "broma", "toma", "idiomas", "síntomas", "aroma", "academia", "epidemias", "photography",
    "fotografías", "empathy", "simpatía", "anatomy", "economía", "home", "nurses",
]  # fmt: skip


def told(content: Content) -> list[tuple[str, str, int, str]]:
    found = [one for one in compiler.check(content.folder).problems if one.code in RULES]
    assert all(one.severity is Severity.WARNING for one in found)
    return [(one.code, one.path, one.line, one.hint) for one in found]


@pytest.mark.parametrize("language", dictionary.LANGUAGES)
def test_the_dictionary_knows_words_in_all_their_forms(language: str) -> None:
    known = [word.removesuffix("'") for word in KNOWN[language].split()]
    assert [word for word in known if not dictionary.knows(word, language)] == []
    assert [word for word in UNKNOWN[language].split() if dictionary.knows(word, language)] == []


@pytest.mark.parametrize("language", dictionary.LANGUAGES)
def test_the_word_that_was_probably_meant(language: str) -> None:
    assert {word: dictionary.near(word, language) for word in MEANT[language]} == MEANT[language]


@pytest.mark.parametrize("word", MEDICAL)
def test_a_medical_word(word: str) -> None:
    assert medical.is_term(word)


@pytest.mark.parametrize("word", ORDINARY)
def test_a_word_of_everyday_life(word: str) -> None:
    assert not medical.is_term(word)


def test_a_page_is_read_in_its_own_language(content: Content) -> None:
    for path, text in FILES.items():
        for tag in ("de", "en-GB"):
            if path.startswith("en/"):
                content.write(path.replace("en/", f"{tag}/"), text)
    for tag in ("de", "en-GB"):
        content.page(f"{tag}/care/x.md", "Das ist ein Wrot.\n")
    assert {path for _, path, _, _ in told(content)} == {"en-GB/care/x.md"}


def test_without_a_glossary_nothing_is_told_of_its_words(content: Content) -> None:
    content.page("en/care/x.md", "MIBG\n")
    assert told(content)
    content.write("en/glossary.md", b"\xff")
    assert told(content) == []


def test_what_is_told_names_what_to_do(content: Content) -> None:
    content.page("en/care/x.md", "Ask about remision,\nor teh MRI.\nOr ask Zzyzx.\n")
    assert told(content) == [
        (
            codes.MISSPELLED.id,
            "en/care/x.md",
            10,
            "Did you mean remission? If it is right as it is, add it to words.txt.",
        ),
        (codes.MISSPELLED.id, "en/care/x.md", 11, "Did you mean the? If it is right as it is, add it to words.txt."),
        (
            codes.UNDEFINED_TERM.id,
            "en/care/x.md",
            11,
            "Explain it in glossary.md, or add it to words.txt if everybody knows it.",
        ),
        (codes.MISSPELLED.id, "en/care/x.md", 12, "If it is right as it is, add it to words.txt."),
    ]


def test_the_word_list_of_the_clinic_is_for_all_languages(content: Content) -> None:
    content.page("en/care/x.md", "Zzyzx, Mediports, MRI and mri.\n")
    content.write("es/care/x.md", FILES["en/care/first.md"].replace("Words.", "MRI"))
    assert len(told(content)) > 3
    content.write("words.txt", "# Ours\r\nZzyzx # a name\r\n\r\nmediport\r\nMRI\r\n")
    assert [path for _, path, *_ in told(content) if path.startswith("en/")] == ["en/care/x.md"], (
        "an abbreviation in small letters is no word"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"na\xefve", codes.NOT_UTF8), (b"a" * 1_000_001, codes.TOO_LARGE), (b"a\0", codes.ODD_CHARACTER)],
)
def test_a_word_list_that_cannot_be_read_is_told(content: Content, data: bytes, code: codes.Code) -> None:
    content.write("words.txt", data)
    report = compiler.check(content.folder)
    assert [(one.code, one.path) for one in report.problems] == [(code.id, "words.txt")]
    assert report.pages == 1


def test_a_word_list_in_another_place_is_told(content: Content) -> None:
    content.write("en/words.txt", "Zzyzx")
    found = compiler.check(content.folder).problems
    assert [(one.code, one.hint) for one in found] == [
        (codes.UNKNOWN_FILE.id, "words.txt lies beside the folders of the languages.")
    ]


def test_an_accent_of_its_own_is_the_same_letter(parse: Parse) -> None:
    assert (
        parse("Las ce\N{COMBINING ACUTE ACCENT}lulas de los nin\N{COMBINING TILDE}os.", "es/care/x.md")[0].spots == ()
    )


@pytest.mark.parametrize("language", dictionary.LANGUAGES)
def test_a_word_without_end_is_not_looked_up(parse: Parse, language: str) -> None:
    assert parse("selo" * 50_000, f"{language}/care/x.md")[0].spots == ()


def test_of_a_page_in_another_language_not_every_word_is_told(parse: Parse) -> None:
    words = " ".join(f"xq{chr(97 + one % 26)}{chr(97 + one // 26)}zk" for one in range(500))
    found = parse(words)[0].spots
    assert len(found) == spelling.MOST
    assert len([one for one in found if one.near]) <= spelling.MOST_NEAR


def test_the_screen_s_process_never_loads_a_dictionary(content: Content, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom kiosk.authoring import compiler\n"
        f"compiler.build(Path({str(content.folder)!r}), Path({str(tmp_path / 'guide.kiosk')!r}))\n"
        "print('simplemma' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
