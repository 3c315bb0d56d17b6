"""`python -m kiosk`."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "words":  # noqa: PLR2004 - itself, the command and a voice
        # Started for each sentence that is read aloud: it must not wait for what the other commands import.
        from kiosk.operations import espeak_words

        sys.exit(espeak_words.main(sys.argv[2]))

    from kiosk.cli import entry

    entry()
