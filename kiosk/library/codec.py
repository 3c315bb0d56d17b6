"""Codec: dataclasses of the model to JSON text and back, exactly, guided by the types of their fields."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
import types
import typing
from collections.abc import Callable, Hashable
from enum import StrEnum
from typing import Any, TypeVar, Union

T = TypeVar("T")
Reader = Callable[[Any], Any]

TAG = "is"
"""The key that names a value's dataclass, which only a field of several types needs, but every value carries."""


class CodecError(ValueError):
    """Text that is not a value of the type asked for."""


def dumps(value: object) -> str:
    """Return a dataclass as JSON text; the same value gives the same text."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """Return the `kind` that `text` holds; raises CodecError when it holds anything else."""
    try:
        data = json.loads(text)
        return typing.cast("T", _reader(typing.cast("Hashable", kind))(data))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        message = f"no {kind.__name__}: {error}"
        raise CodecError(message) from error


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    kind: type = type(value)
    if dataclasses.is_dataclass(kind):
        return {TAG: kind.__name__, **{name: _plain(getattr(value, name)) for name in _names(kind)}}
    message = f"{type(value).__name__} has no place in the model"
    raise TypeError(message)


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@functools.cache
def _reader(kind: Any) -> Reader:  # noqa: ANN401 - any type a field may have
    """Return the function that reads a value of the type `kind`."""
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _tuple_reader(typing.get_args(kind))
    if origin in {Union, types.UnionType}:
        return _union_reader(typing.get_args(kind))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass_reader(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    if kind is dt.date:
        return dt.date.fromisoformat
    return functools.partial(_same, kind)


def _same(kind: type, data: object) -> object:
    if type(data) is not kind:
        message = f"{type(data).__name__} where {kind.__name__} belongs"
        raise TypeError(message)
    return data


def _tuple_reader(members: tuple[Any, ...]) -> Reader:
    """Read `tuple[X, ...]` and fixed tuples like `tuple[str, int]`. Readers are found late: the model is recursive."""
    found = functools.cache(lambda: [_reader(member) for member in members if member is not Ellipsis])
    if members[-1] is Ellipsis:
        return lambda data: tuple(map(found()[0], _same(list, data)))  # type: ignore[call-overload] # it is a list
    return lambda data: tuple(read(one) for read, one in zip(found(), data, strict=True))


def _union_reader(members: tuple[Any, ...]) -> Reader:
    by_tag = {member.__name__: member for member in members if member is not type(None)}
    optional = type(None) in members
    only = next(iter(by_tag.values())) if len(by_tag) == 1 else None

    def read(data: Any) -> object:  # noqa: ANN401 - what JSON held
        if data is None and optional:
            return None
        return _reader(only or by_tag[data[TAG]])(data)

    return read


def _dataclass_reader(kind: type) -> Reader:
    hints = typing.get_type_hints(kind)
    found = functools.cache(lambda: [(name, _reader(hints[name])) for name in _names(kind)])

    def read(data: Any) -> object:  # noqa: ANN401 - what JSON held
        fields = found()
        if data[TAG] != kind.__name__ or len(data) != len(fields) + 1:
            message = f"{data[TAG]} where {kind.__name__} belongs"
            raise TypeError(message)
        return kind(*(one(data[name]) for name, one in fields))

    return read
