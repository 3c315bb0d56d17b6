"""What speaks on a machine is found, and what is missing is told with its remedy."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kiosk.operations import speech
from kiosk.operations.speech import Engine

VOICES = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 2  en-gb           --/M      English_(Great_Britain) gmw/en          (en 2)
 3  es-es           --/F      spanish-mbrola-3   mb/mb-es3            (es 4)
 5  es              --/M      Spanish_(Spain)    roa/es
 5  es-419          --/M      Spanish_(Latin_America) roa/es-419      (es-mx 6)
 5  fr-fr           --/M      French             roa/fr
"""


@pytest.fixture(autouse=True)
def nothing_told() -> None:
    """Nothing was told to staff yet."""
    speech._tell.cache_clear()


@pytest.fixture
def espeak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program called espeak-ng that lists VOICES; alone on the path."""
    program = tmp_path / "espeak-ng"
    program.write_text(f"#!{sys.executable}\nprint({VOICES!r}, end='')\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return program


@pytest.fixture
def sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()


@pytest.mark.parametrize(
    ("language", "voice"),
    [("en", "en-us"), ("es", "es-419"), ("es-MX", "es-419"), ("fr", "fr-fr"), ("en-GB", "en-gb"), ("de", None)],
)
def test_a_voice_fits_the_language(espeak: Path, language: str, voice: str | None) -> None:
    del espeak
    engine = speech.espeak()
    assert engine is not None
    assert engine.voice(language) == voice


def test_a_voice_whose_data_may_be_missing_is_not_offered(espeak: Path) -> None:
    del espeak
    engine = speech.espeak()
    assert engine is not None
    assert "es-es" not in engine.voices


def test_volume_is_in_the_programs_own_measure() -> None:
    engine = Engine(("say", "{voice}", "{volume}"), {}, loudest=200)
    assert engine.command("en-us", 60) == ["say", "en-us", "120"]


def test_espeak_has_a_second_program_for_the_words(espeak: Path) -> None:
    del espeak
    engine = speech.espeak()
    assert engine is not None
    assert engine.word_command("es-419") == [sys.executable, "-m", "kiosk.operations.espeak_words", "es-419"]


def test_the_packaged_folder_has_that_program_beside_the_kiosk(
    espeak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del espeak
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "kiosk"))
    engine = speech.espeak()
    assert engine is not None
    assert engine.word_command("en-us") == [str(tmp_path / "kiosk-words"), "en-us"]


@pytest.mark.usefixtures("sound")
def test_an_engine_with_sound_is_found(espeak: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    engine = speech._linux()
    assert engine is not None
    assert engine.program[0] == str(espeak)
    assert not [record for record in caplog.records if record.levelname == "WARNING"]


@pytest.mark.usefixtures("espeak")
def test_without_a_sound_device_staff_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(speech, "has_sound", lambda: speech_has_sound(tmp_path, {}))
    assert speech._linux() is None
    assert "no sound device" in caplog.text


speech_has_sound = speech.has_sound


def test_without_an_engine_staff_are_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for _ in range(2):
        assert speech._linux() is None
    assert caplog.text.count("apt-get install espeak-ng") == 1, "it is looked for after each visitor"


def test_a_program_that_does_not_answer_is_no_engine(espeak: Path, caplog: pytest.LogCaptureFixture) -> None:
    espeak.write_text(f"#!{sys.executable}\nraise SystemExit(3)\n", "utf-8")
    assert speech.espeak() is None
    assert "does not answer" in caplog.text


@pytest.mark.parametrize(
    ("cards", "heard"), [(" 0 [PCH]: HDA-Intel - HDA Intel PCH\n", True), ("--- no soundcards ---\n", False)]
)
def test_a_sound_card_is_seen(tmp_path: Path, cards: str, heard: bool) -> None:
    (tmp_path / "asound").mkdir()
    (tmp_path / "asound" / "cards").write_text(cards, "utf-8")
    assert speech.has_sound(tmp_path, {}) is heard


def test_windows_voices_are_told_by_culture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        speech, "_lines", lambda _: ["en-US\tMicrosoft Zira", "es-MX\tMicrosoft Sabina", "xx\tIt's", "noise"]
    )
    engine = speech._windows()
    assert engine is not None
    assert (engine.voice("en"), engine.voice("es"), engine.voice("xx")) == ("Microsoft Zira", "Microsoft Sabina", None)
    assert engine.word_command("Microsoft Zira") == []
    assert "SelectVoice('Microsoft Zira'); $s.Volume = 60;" in engine.command("Microsoft Zira", 60)[-1]


def test_windows_without_a_voice_is_told_to_staff(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(speech, "_lines", lambda _: [])
    assert speech._windows() is None
    assert "Add one in Settings" in caplog.text
