"""Fields: values of a YAML mapping by name and type; what does not fit is told with its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.authoring import codes
from kiosk.authoring.desk import Desk
from kiosk.authoring.nearest import did_you_mean
from kiosk.authoring.yamltree import Fields, Items, Scalar, Value

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = {"str", "value", "merge"}
_LARGEST = 6
"""Digits of the longest number that means anything here."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text and its place. `first` and `steps` as in yamltree.Scalar."""

    text: str
    line: int
    column: int
    first: int
    steps: bool


class FieldReader:
    """Reads one mapping; `known` are all its keys, `where` names the block in messages (empty at the top of a file)."""

    def __init__(self, fields: Fields, desk: Desk, known: Sequence[str], where: str) -> None:
        """Tell at once of keys that are not known."""
        self._fields = fields
        self._desk = desk
        self._where = f" in {where}" if where else " at the top of the file"
        for name, entry in fields.entries.items():
            if name not in known:
                hint = did_you_mean(name, known, f"Known are {', '.join(known)}.")
                message = f"The name {name or 'of this line'} is not known{self._where}."
                desk.tell(codes.UNKNOWN_KEY, entry.line, message, hint, column=entry.column)

    def require(self, names: Iterable[str]) -> None:
        """Tell of names that are missing."""
        for name in names:
            if name not in self._fields.entries:
                message = f"The line {name}: is missing{self._where}."
                hint = f"Add a line that begins with {name}: ."
                self._desk.tell(codes.MISSING_KEY, self._fields.line, message, hint, column=self._fields.column)

    def text(self, name: str, pattern: re.Pattern[str] | None = None, example: str = "") -> Written | None:
        """Return a text that is not empty and, with a pattern, matches it."""
        scalar = self._scalar(name)
        if scalar is None:
            return None
        if not scalar.text.strip():
            self._wrong(scalar, f"There is nothing after {name}: in this line.", "Write something after the colon.")
            return None
        if scalar.kind not in _PLAIN:
            hint = f'Put it in double quotes: {name}: "{scalar.text}"'
            self._wrong(scalar, f"What is written after {name}: is not taken for text.", hint)
            return None
        if pattern and not pattern.fullmatch(scalar.text):
            self._wrong(scalar, f"What is written after {name}: has the wrong form; {example}.", "Write it so.")
            return None
        clean = scalar.text if scalar.steps else " ".join(scalar.text.split())
        return Written(clean, scalar.line, scalar.column, scalar.first, scalar.steps)

    def number(self, name: str) -> int | None:
        """Return a whole number from 0."""
        scalar = self._scalar(name)
        if scalar is None:
            return None
        if not re.fullmatch(rf"[0-9]{{1,{_LARGEST}}}", scalar.text) or scalar.kind != "int":
            self._wrong(scalar, f"What is written after {name}: is not a whole number.", "Write it in digits.")
            return None
        return int(scalar.text)

    def choice(self, name: str, values: Sequence[str]) -> str | None:
        """Return one of `values`."""
        scalar = self._scalar(name)
        if scalar is None or scalar.text in values:
            return scalar.text if scalar else None
        hint = did_you_mean(scalar.text, values, f"Write one of {', '.join(values)}.")
        self._wrong(scalar, f"What is written after {name}: is none of {', '.join(values)}.", hint)
        return None

    def date(self, name: str) -> tuple[dt.date, Scalar] | None:
        """Return a day, and its place."""
        scalar = self._scalar(name)
        if scalar is None:
            return None
        try:
            if _DATE.fullmatch(scalar.text):
                return dt.date.fromisoformat(scalar.text), scalar
        except ValueError:
            pass
        message = f"What is written after {name}: is not a day."
        hint = "Write it as year-month-day, like 2026-11-20."
        self._desk.tell(codes.BAD_DATE, scalar.line, message, hint, column=scalar.column)
        return None

    def words(self, name: str, pattern: re.Pattern[str], example: str) -> Iterator[str]:
        """Return the members of a list like `[F1, F2]`."""
        entry = self._fields.entries.get(name)
        if entry is None:
            return
        members = entry.value.values if isinstance(entry.value, Items) else (entry.value,)
        for member in members:
            if isinstance(member, Scalar) and pattern.fullmatch(member.text):
                yield member.text
            else:
                self._wrong(member, f"What is written after {name}: has the wrong form; {example}.", "Write it so.")

    def _scalar(self, name: str) -> Scalar | None:
        entry = self._fields.entries.get(name)
        if entry is None:
            return None
        if isinstance(entry.value, Scalar):
            return entry.value
        self._wrong(entry.value, f"After {name}: belongs one value, not a list.", "Write one value.")
        return None

    def _wrong(self, value: Value, message: str, hint: str) -> None:
        self._desk.tell(codes.WRONG_TYPE, value.line, message, hint, column=value.column)
