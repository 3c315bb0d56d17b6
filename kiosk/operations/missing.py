"""What a machine lacks: names the package to install instead of a traceback."""

from __future__ import annotations

import re

_PACKAGES = {
    "libEGL.so": "libegl1",
    "libGL.so": "libgl1",
    "libGLX.so": "libgl1",
    "libOpenGL.so": "libopengl0",
    "libglib-2.0.so": "libglib2.0-0",
    "libgthread-2.0.so": "libglib2.0-0",
    "libdbus-1.so": "libdbus-1-3",
    "libfontconfig.so": "libfontconfig1",
    "libfreetype.so": "libfreetype6",
    "libxkbcommon.so": "libxkbcommon0",
    "libxkbcommon-x11.so": "libxkbcommon-x11-0",
    "libX11-xcb.so": "libx11-xcb1",
    "libxcb-cursor.so": "libxcb-cursor0",
    "libxcb-icccm.so": "libxcb-icccm4",
    "libxcb-image.so": "libxcb-image0",
    "libxcb-keysyms.so": "libxcb-keysyms1",
    "libxcb-randr.so": "libxcb-randr0",
    "libxcb-render-util.so": "libxcb-render-util0",
    "libxcb-shape.so": "libxcb-shape0",
    "libxcb-xkb.so": "libxcb-xkb1",
}
ALL = (
    "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
)


def explain(error: Exception) -> str | None:
    """Return what to install when `error` is about a missing shared library or package, else None."""
    if isinstance(error, ModuleNotFoundError):
        return f"The program is not whole: its package {error.name} is missing. Install it again."
    found = re.search(r"(lib[\w.+-]+?\.so)[\d.]*: cannot open shared object file(?!: (?!No such))", str(error))
    if found is None:
        return None
    package = _PACKAGES.get(found[1])
    one = f"It is in the Debian package {package}. " if package else ""
    return f"This machine lacks the library {found[1]}. {one}Everything that is needed: apt-get install {ALL}"
