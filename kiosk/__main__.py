"""`python -m kiosk`."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["words"]:
        # Started for each sentence that is read aloud: it must not wait for what the other commands import.
        from kiosk.operations import espeak_words

        sys.exit(espeak_words.main(sys.argv[2:]))

    from kiosk.cli import entry

    entry()
