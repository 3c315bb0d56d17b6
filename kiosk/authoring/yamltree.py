"""YAML as a tree of values that know their place; nothing is ever constructed from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from kiosk.authoring import codes
from kiosk.authoring.desk import Desk

DEPTH_LIMIT = 40
_PREFIX = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value. `kind` is what YAML takes it for (`str`, `int`, `timestamp`, `null`, …).

    `first` is the line of the text's first line; `steps` tells whether each line of `text` is a line of the file,
    which is so only for block text (`|`).
    """

    text: str
    kind: str
    line: int
    column: int
    first: int
    steps: bool


@dataclass(frozen=True, slots=True)
class Items:
    """A list of values."""

    values: tuple[Value, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Entry:
    """The value of a key, and the key's place."""

    value: Value
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fields:
    """Values by key; a key that came twice was told and keeps its first value."""

    entries: Mapping[str, Entry]
    line: int
    column: int


Value: TypeAlias = Scalar | Items | Fields


def read(text: str, first_line: int, desk: Desk, shift: int = 0) -> Value | None:
    """Read YAML that begins in line `first_line` of the desk's file, `shift` columns to the right of its margin.

    Returns None when it is empty or cannot be read, which is told.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        return _Tree(first_line, shift, desk).value(node) if node is not None else None
    except _RefusedError as refused:
        line = refused.mark.line + first_line
        desk.tell(
            codes.YAML_TRICK, line, refused.message, "Write the words out.", column=refused.mark.column + 1 + shift
        )
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        # At the end of the text YAML counts one line more than there is.
        line = min(line, first_line + text.rstrip("\n").count("\n"))
        hint = 'If the text has a colon or begins with a sign, put it in "double quotes".'
        message = "This line cannot be understood as `name: value`."
        desk.tell(codes.BAD_YAML, line, message, hint, column=mark.column + 1 + shift if mark else 0)
    except (yaml.YAMLError, ValueError):
        # A character that YAML does not know, or a number beyond all measure.
        desk.tell(codes.BAD_YAML, first_line, "These lines cannot be understood.", "Write them again as `name: value`.")
    finally:
        loader.dispose()
    return None


class _RefusedError(Exception):
    def __init__(self, message: str, mark: yaml.Mark) -> None:
        super().__init__(message)
        self.message = message
        self.mark = mark


class _Loader(yaml.SafeLoader):
    """Composes nodes, but no aliases (a few lines of them can stand for a billion words) and no deep nests."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call] # the stubs leave it out
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            message = "The signs & and * have a special meaning at the beginning of a text."
            raise _RefusedError(message, event.start_mark)
        if self.depth >= DEPTH_LIMIT:
            message = "Lists stand inside each other here, too deep."
            raise _RefusedError(message, event.start_mark)
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


class _Tree:
    def __init__(self, first_line: int, shift: int, desk: Desk) -> None:
        self._offset = first_line
        self._shift = shift
        self._desk = desk

    def value(self, node: yaml.Node) -> Value:
        line, column = self._place(node)
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self.value(one) for one in node.value), line, column)
        if isinstance(node, yaml.MappingNode):
            return self._fields(node, line, column)
        block = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
        kind = node.tag.removeprefix(_PREFIX)
        literal = isinstance(node, yaml.ScalarNode) and node.style == "|"
        return Scalar(str(node.value), kind, line, column, line + 1 if block else line, literal)

    def _fields(self, node: yaml.MappingNode, line: int, column: int) -> Fields:
        entries: dict[str, Entry] = {}
        for key, value in node.value:
            key_line, key_column = self._place(key)
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in entries:
                message = f"The name {name} stands here a second time."
                self._desk.tell(codes.DUPLICATE_KEY, key_line, message, "Keep one of the two.", column=key_column)
            else:
                entries[name] = Entry(self.value(value), key_line, key_column)
        return Fields(entries, line, column)

    def _place(self, node: yaml.Node) -> tuple[int, int]:
        mark = node.start_mark
        return mark.line + self._offset, mark.column + 1 + self._shift
