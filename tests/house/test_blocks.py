"""Each block type has all that it needs: a syntax, a way through the library file, a row and a delegate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from kiosk import paths
from kiosk.authoring import names, parsing
from kiosk.bridge import block_rows
from kiosk.library import codec
from kiosk.model.blocks import Block, Callout, Gate
from tests.folders import REVIEW

TYPES = {kind.__name__ for kind in get_args(Block)}

EVERY_KIND = """
## A heading

A paragraph.

- A bullet

1. A number

| A | B |
| - | - |
| 1 | 2 |

> Somebody's words.

![A picture.](../../pictures/a.svg)

> [!NOTE]
> In short.

```steps
- title: First
  text: Words.
```

```cards
- title: One
  text: Words.
- title: Two
  text: Words.
```

```questions
group: about-treatment
```

````gate
coming: how often
questions: about-treatment
words: |
  Some.
numbers: |
  ```icon-array
  total: 10
  marked: 5
  population: children
  meaning: do
  otherwise: do not
  ```
````

> [!IMPORTANT]
> Ask.
"""


def _every(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Gate):
            yield from _every((*block.numbers, *block.words))
        elif isinstance(block, Callout):
            yield from _every(block.blocks)


@pytest.fixture(scope="module")
def blocks() -> dict[str, Block]:
    text = f"---\ntitle: T\nsummary: S\norder: 1\n{REVIEW}---\n{EVERY_KIND}"
    path = "en/care/x.md"
    kind = names.kind(path)
    assert kind is not None
    outline, body = parsing.parse(path, kind, text)
    assert outline.problems == ()
    return {type(block).__name__: block for block in _every(body.blocks)}


def test_an_editor_can_write_every_kind(blocks: dict[str, Block]) -> None:
    assert set(blocks) == TYPES


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_kind_has_its_row(blocks: dict[str, Block], kind: str) -> None:
    row = block_rows.row(blocks[kind], lambda _group: [])
    assert row["kind"] == kind
    assert set(row) == set(block_rows.ROLES)


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_kind_survives_the_library_file(blocks: dict[str, Block], kind: str) -> None:
    block = blocks[kind]
    assert codec.loads(type(block), codec.dumps(block)) == block


def test_every_kind_has_its_delegate_and_no_other_exists() -> None:
    folder = paths.qml() / "Kiosk"
    assert {file.stem for file in (folder / "blocks").glob("*.qml")} == TYPES
    chooser = (folder / "components" / "BlockList.qml").read_text("utf-8")
    assert {kind for kind in TYPES if f'roleValue: "{kind}"' in chooser} == TYPES


def test_every_kind_is_explained_to_editors() -> None:
    guide = (Path(paths.shipped_content()) / "README.md").read_text("utf-8")
    fenced = ("steps", "cards", "icon-array", "gate", "questions")
    alerts = ("NOTE", "TIP", "IMPORTANT", "WARNING")
    assert [word for word in (*(f"```{name}" for name in fenced), *alerts) if word not in guide] == []
