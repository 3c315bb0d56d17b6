"""Reads what was sent to the journal of systemd."""

from __future__ import annotations

import io


def fields(datagram: bytes) -> dict[str, str]:
    """Return the fields of a datagram, as systemd's own description of its protocol has them."""
    found: dict[str, str] = {}
    rest = io.BytesIO(datagram)
    while line := rest.readline():
        name, is_short, value = line.removesuffix(b"\n").partition(b"=")
        if not is_short:
            value = rest.read(int.from_bytes(rest.read(8), "little"))
            assert rest.read(1) == b"\n"
        assert name.isupper()
        assert name.decode() not in found
        found[name.decode()] = value.decode("utf-8")
    return found
