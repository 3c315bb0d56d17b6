"""Tells when espeak-ng comes to each word of a sentence, which its command does not, but its library does (A15).

It runs as a process of its own beside the one that speaks (`python -m kiosk.operations.espeak_words VOICE`; in the
packaged folder `kiosk-words VOICE`) and imports next to nothing: it is started for each sentence. It reads the sentence
on its standard input and prints a line `MILLISECONDS BEGIN LENGTH` for each word, counted in characters from 0. Where
the library is absent it prints nothing.
"""

from __future__ import annotations

import ctypes
import re
import sys

RATE = 150
"""Words a minute, of this program and of the one that speaks."""

# A name in a variable: what stands in the call itself is copied into the packaged folder by PyInstaller, and this
# library, which is under the GPL and needs its data, belongs to Debian's package.
_LIBRARY = "libespeak-ng.so.1"

# From <espeak-ng/speak_lib.h>, version 1.51.
_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_RATE_PARAMETER = 1
_CHARACTERS = 1
_UTF8, _PHONEMES, _END_PAUSE = 1, 0x100, 0x1000
_WORD = 1


class _Identity(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("message", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Identity),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


def main(voice: str) -> int:
    """Print when `voice` says each word of what is on the standard input."""
    text = sys.stdin.buffer.read().decode("utf-8", "replace").replace("\0", " ")
    for at, begin, length in words(text, events(text, voice)):
        print(at, begin, length)
    return 0


def words(text: str, told: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Return milliseconds, begin and length of the words of `text`, from the (milliseconds, character) that were told.

    espeak-ng tells of several words for a number or an abbreviation, and at the end of a clause once more of its
    begin. So it only says when: what a word is, the blanks say, and the words follow each other.
    """
    places = [match.span() for match in re.finditer(r"\S+", text)]
    found: list[tuple[int, int, int]] = []
    following = 0
    for at, position in told:
        number = next((number for number, (_, end) in enumerate(places) if end > position), -1)
        if number >= following:
            begin, end = places[number]
            found.append((at, begin, end - begin))
            following = number + 1
    return found


def events(text: str, voice: str) -> list[tuple[int, int]]:
    """Return (milliseconds, character counted from 0) of each word that espeak-ng tells of; nothing without it."""
    try:
        espeak = ctypes.CDLL(_LIBRARY)
    except OSError:
        return []
    found: list[tuple[int, int]] = []

    def hear(_sound: object, _samples: int, events: ctypes._Pointer[_Event]) -> int:
        number = 0
        while (event := events[number]).type:
            if event.type == _WORD:
                found.append((event.audio_position, max(0, event.text_position - 1)))
            number += 1
        return 0

    if espeak.espeak_Initialize(_SYNCHRONOUS, 0, None, _DONT_EXIT) <= 0:
        return []
    callback = _Callback(hear)
    espeak.espeak_SetSynthCallback(callback)
    espeak.espeak_SetParameter(_RATE_PARAMETER, RATE, 0)
    if espeak.espeak_SetVoiceByName(voice.encode()) != 0:
        return []
    letters = text.encode() + b"\0"
    size, none = ctypes.c_size_t(len(letters)), ctypes.c_void_p()
    # With the flags of the command, so that the times are those of what is heard.
    flags = _UTF8 | _PHONEMES | _END_PAUSE
    espeak.espeak_Synth(letters, size, 0, _CHARACTERS, 0, flags, none, none)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
