"""What a review sheet shows: each file of each language, how far its review is, and the pictures of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How far a file is, from what families can rely on to what is not there."""

    APPROVED = "approved"
    IN_REVIEW = "in-review"
    DRAFT = "draft"
    LEFT_OUT = "left out"
    MISSING = "missing"

    def is_there(self) -> bool:
        """Tell whether there is something to look at and sign."""
        return self not in {Standing.LEFT_OUT, Standing.MISSING}


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of one screenful of a file, or of a screen that no file makes (`place` is empty).

    `picture` and `thumbnail` are paths from the sheet's folder, `width` and `height` the thumbnail's pixels. `part`
    says what was chosen on the way there. A `repeated` one looks like another of the same file and look.
    """

    language: str
    place: str
    look: str
    scene: str
    part: str
    number: int
    picture: str
    thumbnail: str
    width: int
    height: int
    repeated: bool = False

    def caption(self) -> str:
        """Say which screenful this is."""
        if not self.part:
            return f"Screenful {self.number}"
        return self.part if self.number == 1 else f"{self.part}, screenful {self.number}"


@dataclass(frozen=True, slots=True)
class Subject:
    """One file of one language, as words; `place` is its path within the language, the same in each.

    `title` is in the language `title_language`: a file that is missing borrows the original's. `problems` are what
    `kiosk check` says of it.
    """

    place: str
    language: str
    group: str
    title: str
    title_language: str
    standing: Standing
    reviewer: str = ""
    reviewed: str = ""
    review_by: str = ""
    grade: str = ""
    notes: str = ""
    problems: tuple[str, ...] = ()

    def path(self) -> str:
        """Return its path in the content folder."""
        return f"{self.language}/{self.place}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole review sheet; `day` is the day on which it was made, `languages` are tags and names.

    Subjects stand in the order in which families meet them, language by language. `others` are problems of no subject.
    """

    title: str
    day: str
    languages: tuple[tuple[str, str], ...]
    subjects: tuple[Subject, ...]
    others: tuple[str, ...] = ()
    shots: tuple[Shot, ...] = ()

    def of(self, language: str) -> tuple[Subject, ...]:
        """Return the subjects of a language."""
        return tuple(one for one in self.subjects if one.language == language)

    def shots_of(self, subject: Subject) -> tuple[Shot, ...]:
        """Return the pictures of a subject; none where it is not there or is left out."""
        if not subject.standing.is_there():
            return ()
        return tuple(one for one in self.shots if (one.language, one.place) == (subject.language, subject.place))

    def rest(self, language: str) -> tuple[Shot, ...]:
        """Return the pictures of a language that belong to no subject that can be signed."""
        signed = {one.place for one in self.of(language) if one.standing.is_there()}
        return tuple(one for one in self.shots if one.language == language and one.place not in signed)

    def count(self, language: str, standing: Standing) -> int:
        """Return how many subjects of a language stand so."""
        return sum(one.standing is standing for one in self.of(language))
