"""Leftovers: what programs leave in a folder that many share, known by its name alone."""

from __future__ import annotations

import re

_HALF = re.compile(r"\..+\.[a-z0-9]{6}|.*\.(tmp|part|partial|filepart|crdownload|download)", re.IGNORECASE)
"""What Syncthing, rsync, browsers and others call a file while they are still bringing it."""
_LEFT_BEHIND = re.compile(
    r"[.~].*|#.*#|#recycle|@eadir|\$recycle\.bin|.*~|(eh)?thumbs\.db|desktop\.ini|icon\r|.*\.(bak|swp|orig|rej)"
    r"|__macosx|system volume information|lost\+found|readme\.md",
    re.IGNORECASE,
)
"""What operating systems, editors, shares and version control leave behind; and the editors' guide."""
_CONFLICT = re.compile(
    r"(.+)(?:\.sync-conflict-\d{8}-\d{6}(?:-[a-z0-9]+)?|_conflict-\d{8}-\d{6}"
    r"| \([^()]*(?:conflicted copy|case conflict|sfconflict)[^()]*\))(\.[^.]*)?",
    re.IGNORECASE,
)
"""What Syncthing, ownCloud, Nextcloud, Dropbox and Seafile call the second of two edits of one file."""


def is_left_behind(name: str) -> bool:
    """Tell whether a file or folder of this name is nobody's content, and of no interest to editors."""
    return _LEFT_BEHIND.fullmatch(name) is not None or is_half(name)


def is_half(name: str) -> bool:
    """Tell whether a file has the name of one that is still being brought."""
    return _HALF.fullmatch(name) is not None


def original(name: str) -> str:
    """Return the name of the file of which this is the second version; an empty text where it is none."""
    found = _CONFLICT.fullmatch(name)
    return found[1] + (found[2] or "") if found else ""
