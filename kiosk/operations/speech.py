"""Finding a voice: which program on this machine speaks, in which languages, and what is missing if none does.

The engine is a program of its own for each sentence: it can hang or die without the screen noticing, and no licence of
its binds ours. It gets the sentence on its standard input, where no list of processes shows what a family listens to.
So does a second program, which tells when each word of the sentence is said.
"""

from __future__ import annotations

import functools
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.operations import espeak_words

log = logging.getLogger(__name__)

SECONDS = 10
"""How long a program may take to tell its voices."""

_PREFERRED = {"en": "en-us", "es": "es-419"}
"""What is spoken where this kiosk is at home, of several voices of a language."""

_WINDOWS_LIST = (
    "Add-Type -AssemblyName System.Speech; (New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices()"
    " | ForEach-Object { $_.VoiceInfo.Culture.Name + [char]9 + $_.VoiceInfo.Name }"
)
_WINDOWS_SPEAK = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech;"
    " $s = New-Object System.Speech.Synthesis.SpeechSynthesizer; $s.SelectVoice('{voice}'); $s.Volume = {volume};"
    " $s.Speak([Console]::In.ReadToEnd())"
)


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that speaks the text on its standard input and then ends.

    `{voice}` and `{volume}` in `program` are replaced; `loudest` is the program's own number for the full volume.
    `{voice}` in `words` is replaced too.
    """

    program: tuple[str, ...]
    voices: Mapping[str, str] = field(default_factory=dict)
    """Voice by language (BCP 47, lower case)."""
    loudest: int = 100
    words: tuple[str, ...] = ()
    """A program that prints a line `MILLISECONDS BEGIN LENGTH` for each word of the text on its standard input, or
    none. Windows tells its words only to the process that speaks them."""

    def voice(self, language: str) -> str | None:
        """Return the voice for a language (BCP 47), else one for what it is a variety of, else a sister's, or None."""
        tag = language.lower()
        base = tag.partition("-")[0]
        sisters = (voice for other, voice in self.voices.items() if other.partition("-")[0] == base)
        return self.voices.get(tag) or self.voices.get(base) or next(sisters, None)

    def command(self, voice: str, volume: int) -> list[str]:
        """Return the command that speaks with `voice` at `volume` percent."""
        loudness = str(round(volume * self.loudest / 100))
        return [part.replace("{voice}", voice).replace("{volume}", loudness) for part in self.program]

    def word_command(self, voice: str) -> list[str]:
        """Return the command that tells when `voice` says each word; empty where nothing does."""
        return [part.replace("{voice}", voice) for part in self.words]


def find() -> Engine | None:
    """Return what speaks on this machine, or None; the staff log then says what to install (A15)."""
    engine = _windows() if sys.platform == "win32" else _linux()
    if engine is not None:
        log.info("Reading aloud is possible in: %s.", ", ".join(sorted(engine.voices)))
    return engine


def espeak(*options: str) -> Engine | None:
    """Return espeak-ng with the voices it has, or None where it is not installed; `options` are added to each call."""
    program = shutil.which("espeak-ng")
    if program is None:
        return None
    voices: dict[str, str] = {}
    for line in _lines([program, "--voices"])[1:]:
        _, language, _, _, file, *_ = line.split()
        # The voices of mbrola are listed whether or not their data is there.
        if not file.startswith("mb/"):
            voices.setdefault(language.lower(), language)
    for language, voice in _PREFERRED.items():
        if voice in voices:
            voices[language] = voice
    speak = (program, "--stdin", "-b", "1", "-s", str(espeak_words.RATE), "-v", "{voice}", "-a", "{volume}", *options)
    return Engine(speak, voices, 200, (*_word_program(), "{voice}")) if voices else None


def _word_program() -> tuple[str, ...]:
    """Return the program espeak_words; as a command of the packaged kiosk it would start six times as slowly."""
    if getattr(sys, "frozen", False):
        return (str(Path(sys.executable).with_name("kiosk-words")),)
    return sys.executable, "-m", espeak_words.__name__


def has_sound(proc: Path = Path("/proc"), environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether this machine has a sound card or a sound server."""
    try:
        cards = (proc / "asound" / "cards").read_text("utf-8")
    except OSError:
        cards = ""
    session = Path(environment.get("XDG_RUNTIME_DIR") or "/nonexistent")
    servers = (session / "pulse" / "native", session / "pipewire-0")
    return any(line.strip()[:1].isdigit() for line in cards.splitlines()) or any(one.exists() for one in servers)


def _linux() -> Engine | None:
    engine = espeak()
    if engine is None:
        _tell("Nothing can be read aloud: there is no speech program. Install it: apt-get install espeak-ng")
        return None
    if not has_sound():
        _tell("Nothing can be read aloud: there is no sound device. One that is connected is found between visitors.")
        return None
    return engine


def _windows() -> Engine | None:
    shell = ("powershell.exe", "-NoProfile", "-NonInteractive", "-Command")
    voices: dict[str, str] = {}
    for line in _lines([*shell, _WINDOWS_LIST]):
        language, _, voice = line.partition("\t")
        if voice and "'" not in voice:
            voices.setdefault(language.lower(), voice)
    if not voices:
        _tell("Nothing can be read aloud: Windows has no voice. Add one in Settings, Time & language, Speech.")
        return None
    return Engine((*shell, _WINDOWS_SPEAK), voices)


@functools.cache
def _tell(sentence: str) -> None:
    """Log what is amiss, once: it is looked for again and again."""
    log.warning(sentence)


def _lines(command: list[str]) -> list[str]:
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        _tell(f"The speech program {command[0]} does not answer: {error}")
        return []
    return done.stdout.splitlines()
