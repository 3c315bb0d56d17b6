"""What espeak-ng's library tells of words fits the sentence, and the sound that its command makes of it."""

from __future__ import annotations

import io
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.operations import espeak_words, speech

PROGRAM = (sys.executable, "-m", "kiosk.operations.espeak_words")
ENGLISH = (
    "The doctor will look at the pictures with you.",
    "Ask Dr. Lee: 12 of 340 children (3.5 %) had MIBG, don't worry, “really”, e.g. 5-10 days at 14:30.",
    "Call 555-1234 or pay $5, 25% and/or I-131-MIBG… yes! You & me.",
    "A smile 😀 is one letter.",
    "Neuroblastoma",
)
SPANISH = (
    "¿Qué es «MIBG»? A las 14:30 h, el 25 % de los niños, p. ej. Ana, toma 1.500 mg.",
    "El yodo emite la radiación: así destruye las células.",
)


def _told(language: str, sentence: str) -> list[tuple[int, str]]:
    """Return when which word is said, from the program as the screen starts it."""
    engine = speech.espeak()
    assert engine is not None, "espeak-ng is needed here: the README's command installs it"
    voice = engine.voice(language)
    assert voice is not None
    done = subprocess.run(engine.word_command(voice), input=sentence.encode(), capture_output=True, check=True)
    lines = [[int(part) for part in line.split()] for line in done.stdout.splitlines()]
    return [(at, sentence[begin : begin + length]) for at, begin, length in lines]


@pytest.mark.parametrize(
    ("language", "sentence"), [*(("en", one) for one in ENGLISH), *(("es", one) for one in SPANISH)]
)
def test_each_word_is_told_in_order_and_within_the_sound(language: str, sentence: str, tmp_path: Path) -> None:
    told = _told(language, sentence)
    assert [word for _, word in told] == sentence.split()
    file = tmp_path / "spoken.wav"
    spoken = speech.espeak("-w", str(file))
    assert spoken is not None
    subprocess.run(spoken.command(str(spoken.voice(language)), 60), input=sentence.encode(), check=True)
    with wave.open(str(file)) as sound:
        length = 1000 * sound.getnframes() / sound.getframerate()
    times = [at for at, _ in told]
    assert times == sorted(times)
    assert times[0] == 0
    assert length / 4 < times[-1] < length or len(times) == 1


def test_a_dash_between_words_is_not_said() -> None:
    assert [word for _, word in _told("en", "It is rare — very rare.")] == ["It", "is", "rare", "very", "rare."]


@pytest.mark.parametrize("sentence", [b"", "…".encode(), b"\0", b"\xff\xfe"])
def test_what_has_no_word_is_answered_well(sentence: bytes) -> None:
    subprocess.run([*PROGRAM, "en-us"], input=sentence, capture_output=True, check=True)


def test_a_voice_that_is_not_there_tells_nothing() -> None:
    assert espeak_words.events("Hello.", "no such voice") == []


def test_without_the_library_nothing_is_told_and_all_is_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(espeak_words, "_LIBRARY", "libnowhere.so.1")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Hello.")))
    assert espeak_words.main("en-us") == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([(0, 0), (300, 4)], [(0, 0, 3), (300, 4, 4)]),
        # A number of several words; a blank; the begin of the clause once more; a place beyond the end.
        ([(0, 0), (300, 3), (500, 6), (900, 3), (950, 90)], [(0, 0, 3), (300, 4, 4)]),
        ([(700, 9)], [(700, 9, 3)]),
        ([], []),
    ],
)
def test_a_place_is_the_word_around_it_or_the_next(
    told: list[tuple[int, int]], expected: list[tuple[int, int, int]]
) -> None:
    assert espeak_words.words("Ask 3.50 now", told) == expected


@given(st.text(), st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 99))))
def test_words_follow_each_other_inside_the_sentence(text: str, told: list[tuple[int, int]]) -> None:
    place = 0
    for _, begin, length in espeak_words.words(text, told):
        assert place <= begin < begin + length <= len(text)
        assert not any(letter.isspace() for letter in text[begin : begin + length])
        place = begin + length


def test_nothing_is_imported_that_the_sentence_would_wait_for() -> None:
    command = [sys.executable, "-X", "importtime", *PROGRAM[1:], "en-us"]
    done = subprocess.run(command, input="", capture_output=True, text=True, check=True)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert {"kiosk.operations", "ctypes"} <= imported
    assert not imported & {"kiosk.cli", "kiosk.paths", "kiosk.operations.speech", "PySide6", "platformdirs"}
