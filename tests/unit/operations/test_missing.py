"""A missing system library is answered with the package to install."""

from __future__ import annotations

import pytest

from kiosk.operations import missing


@pytest.mark.parametrize(
    ("text", "package"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file or directory", "libegl1"),
        ("libxcb-cursor.so.0: cannot open shared object file: No such file or directory", "libxcb-cursor0"),
        ("libglib-2.0.so.0: cannot open shared object file: No such file", "libglib2.0-0"),
        ("libxkbcommon-x11.so.0: cannot open shared object file", "libxkbcommon-x11-0"),
    ],
)
def test_the_package_is_named(text: str, package: str) -> None:
    explained = missing.explain(ImportError(text))
    assert explained is not None
    assert f"Debian package {package}." in explained


def test_an_unknown_library_still_gets_the_whole_list() -> None:
    explained = missing.explain(OSError("libstrange.so.7: cannot open shared object file"))
    assert explained is not None
    assert "libstrange.so" in explained
    assert missing.ALL in explained


@pytest.mark.parametrize(
    "text", ["No module named 'x'", "libEGL.so.1: cannot open shared object file: Input/output error"]
)
def test_other_errors_are_not_ours(text: str) -> None:
    assert missing.explain(ImportError(text)) is None
