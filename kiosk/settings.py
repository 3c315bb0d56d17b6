"""kiosk.toml → Settings: declared once, read with every problem told at once, explained by its own template."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from kiosk.model import hours
from kiosk.problems import Problem, Severity


def _setting(default: Any, says: str, allowed: Callable[[Any], str] | None = None) -> Any:  # noqa: ANN401 - as dataclasses.field
    return field(default=default, metadata={"says": says, "allowed": allowed})


def _between(low: float, high: float) -> Callable[[float], str]:
    return lambda value: "" if low <= value <= high else f"must lie between {low:g} and {high:g}"


def _one_of(*words: str) -> Callable[[str], str]:
    return lambda value: "" if value in words else f"must be one of {', '.join(words)}"


def _key(value: str) -> str:
    named = re.fullmatch(r"|F([1-9]|1\d|2[0-4])|[A-Z0-9]", value)
    return "" if named else "must be a key: F1 to F24, a capital letter or a digit"


def _hours(value: str) -> str:
    try:
        hours.read(value)
    except ValueError as error:
        return str(error)
    return ""


_HASH = re.compile(r"\$argon2id\$v=19\$m=\d{1,5},t=\d{1,2},p=\d\$[A-Za-z0-9+/]{11,64}\$[A-Za-z0-9+/]{22,128}")


def _code(value: str) -> str:
    kept = not value or _HASH.fullmatch(value)
    return "" if kept else "must be what `kiosk code` prints, which is not the code itself"


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """The glass: how big it is and how far away people stand."""

    diagonal_inches: float = _setting(
        24.0,
        "The screen's diagonal in inches. Below 15, the largest text is smaller than 200 %, as the glass can hold it; "
        "below 240 mm of height there is no low reach layout; below 10, there is no room for what a finger finds.",
        _between(10, 120),
    )
    viewing_distance_mm: float = _setting(600.0, "From the eyes to the glass.", _between(200, 3000))
    renderer: str = _setting(
        "auto", "Who draws: auto, software, or opengl (needs a graphics driver).", _one_of("auto", "software", "opengl")
    )
    lower_edge_mm: float = _setting(
        900.0, "From the floor to the lower edge of the screen's picture.", _between(0, 2000)
    )
    theme: str = _setting(
        "light",
        "Colours for each new visitor: light, dark or high-contrast.",
        _one_of("light", "dark", "high-contrast"),
    )


@dataclass(frozen=True, slots=True)
class IdleSettings:
    """When the kiosk asks whether somebody is still there, and forgets them."""

    seconds: float = _setting(120.0, "Without a touch until the question is asked.", _between(30, 1200))
    warning_seconds: float = _setting(30.0, "How long the question stays.", _between(20, 300))
    slide_seconds: float = _setting(10.0, "How long each picture of the attract screen stays.", _between(8, 12))


@dataclass(frozen=True, slots=True)
class HoursSettings:
    """When the clinic is open, by the machine's clock. Outside these hours the screen rests until it is touched."""

    open: str = _setting(
        "",
        'Days and times, such as "Mon-Fri 07:00-18:00, Sat 09:00-13:00"; an end before the beginning is on the next '
        "day; empty: always open.",
        _hours,
    )
    closed: str = _setting(
        "dim", "Outside them: dim (black, with one soft line to touch) or blank (black).", _one_of("dim", "blank")
    )


@dataclass(frozen=True, slots=True)
class ContentSettings:
    """What is shown."""

    folder: str = _setting("", "Folder of the content files; empty means the content that came with the program.")
    title: str = _setting("", "The guide's name; empty means the title in home.md.")
    language: str = _setting("en", "Language for each new visitor.")
    show_unreviewed: bool = _setting(False, "Show translations whose review is not finished: true or false.")
    hide_overdue: bool = _setting(False, "Hide pages whose review is overdue, past review_by: true or false.")


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A telephone line or desk that families can turn to (H6), for readers of a language (BCP 47) or all."""

    name: str
    contact: str
    hours: str = ""
    language: str = ""


US_HELP_LINES = (
    HelpLine("Emergency", "911", "any time"),
    HelpLine("Suicide and Crisis Lifeline", "call or text 988", "any time, free, English and Spanish"),
    HelpLine("National Cancer Institute's information line", "1-800-422-6237", "weekdays, free"),
    HelpLine("Emergencias", "911", "a toda hora", "es"),
    HelpLine(
        "Línea de prevención del suicidio y crisis", "llame al 988 y marque 2", "a toda hora, gratis, en español", "es"
    ),
    HelpLine(
        "Línea de información del Instituto Nacional del Cáncer", "1-800-422-6237", "días laborables, gratis", "es"
    ),
)


def help_lines_in(language: str, lines: tuple[HelpLine, ...]) -> tuple[HelpLine, ...]:
    """Return the lines in a visitor's language or, where there are none, those in no language in particular, or all."""
    return next(
        (found for wanted in (language, "") if (found := tuple(line for line in lines if line.language == wanted))),
        lines,
    )


@dataclass(frozen=True, slots=True)
class KeypadSettings:
    """The keypad beside the screen, for those who cannot see or reach the glass; it types keys as a keyboard does."""

    listen: str = _setting("F5", "The key that starts reading aloud, or stops it; empty: none.", _key)
    headset: str = _setting(
        "F6", "The key that the keypad sends when a headset is plugged in: starts reading aloud; empty: none.", _key
    )


@dataclass(frozen=True, slots=True)
class StaffSettings:
    """For the clinic's own people."""

    code: str = _setting(
        "",
        "The code for the staff's panel, behind the top right corner held for 3 seconds, as `kiosk code` prints it "
        "(its argon2id hash); empty: nobody gets in.",
        _code,
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with its default."""

    screen: ScreenSettings = ScreenSettings()
    idle: IdleSettings = IdleSettings()
    hours: HoursSettings = HoursSettings()
    content: ContentSettings = ContentSettings()
    keypad: KeypadSettings = KeypadSettings()
    staff: StaffSettings = StaffSettings()
    help_lines: tuple[HelpLine, ...] = US_HELP_LINES


_TABLES: dict[str, type] = {
    "screen": ScreenSettings,
    "idle": IdleSettings,
    "hours": HoursSettings,
    "content": ContentSettings,
    "keypad": KeypadSettings,
    "staff": StaffSettings,
}
UNREADABLE, NOT_TOML = "KS101", "KS102"
LOST = {UNREADABLE, NOT_TOML}
"""Problems that cost all settings."""
_KINDS = {float: "a number", str: "text in quotes", bool: "true or false"}


def read(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings in the file at `path`, and everything wrong with it.

    Whatever is wrong is left at its default, so settings never keep the screen dark. A file that is not there is not a
    problem: no setting is needed. Where a problem is one of `LOST`, nothing could be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError) as error:
        reason = "is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else f"cannot be read ({error.strerror})"
        return Settings(), (Problem(path.name, 0, 0, UNREADABLE, f"The settings file {reason}."),)
    return parse(text, path.name)


def parse(text: str, name: str = "kiosk.toml") -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings that `text` (TOML) holds, and its problems under the file name `name`."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 0)
        hint = (
            "Text stands in quotes (a path of Windows in 'single' ones), numbers do not, and no [heading] stands twice;"
            " compare with what `kiosk settings` prints."
        )
        return Settings(), (Problem(name, line, column, NOT_TOML, "This is not TOML.", hint),)
    reading = _Reading(text, name)
    tables = {table: reading.table(table, kind, document.get(table, {})) for table, kind in _TABLES.items()}
    lines = reading.help_lines(document.get("help_line", []))
    reading.unknown("", document, [*_TABLES, "help_line"])
    settings = Settings(**tables, help_lines=lines or US_HELP_LINES)
    return settings, tuple(sorted(reading.problems))


class _Reading:
    """One pass over a document, gathering problems."""

    def __init__(self, text: str, name: str) -> None:
        self.lines = text.splitlines()
        self.name = name
        self.problems: list[Problem] = []

    def table(self, table: str, kind: type, values: object) -> Any:  # noqa: ANN401 - the table's own class
        if not isinstance(values, dict):
            self.tell(
                table, "", "KS104", f"{table} is a table, not a value; its defaults are used.", f"Write [{table}]."
            )
            return kind()
        good: dict[str, Any] = {}
        for spec in fields(kind):
            if spec.name in values:
                value = values[spec.name]
                if problem := _wrong(value, type(spec.default), spec.metadata["allowed"]):
                    default = _toml(spec.default)
                    self.tell(
                        table, spec.name, "KS104", f"{spec.name} {problem}; {default} is used.", spec.metadata["says"]
                    )
                else:
                    good[spec.name] = float(value) if isinstance(spec.default, float) else value
        self.unknown(table, values, [spec.name for spec in fields(kind)])
        return kind(**good)

    def help_lines(self, rows: object) -> tuple[HelpLine, ...]:
        good: list[HelpLine] = []
        names = [spec.name for spec in fields(HelpLine)]
        for row in rows if isinstance(rows, list) else [rows]:
            if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
                self.tell("help_line", "", "KS105", "A help line has texts only; it is left out.", _HELP_LINE_HINT)
                continue
            self.unknown("help_line", row, names)
            known = {key: value for key, value in row.items() if key in names}
            if not (known.get("name") and known.get("contact")):
                self.tell(
                    "help_line", "", "KS105", "A help line needs a name and a contact; it is left out.", _HELP_LINE_HINT
                )
                continue
            good.append(HelpLine(**known))
        return tuple(good)

    def unknown(self, table: str, values: dict[str, Any], known: list[str]) -> None:
        for key in values.keys() - set(known):
            import difflib  # only for a mistake: half a megabyte

            near = difflib.get_close_matches(key, known, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(known)}."
            self.tell(table, key, "KS103", f"Nothing is called {key} here; it is ignored.", hint)

    def tell(self, table: str, key: str, code: str, message: str, hint: str) -> None:
        line = self.line_of(table, key)
        column = self.lines[line - 1].find(key or table) + 1 if line else 0
        self.problems.append(Problem(self.name, line, column, code, message, hint, Severity.WARNING))

    def line_of(self, table: str, key: str) -> int:
        """Return the line of `key` inside `[table]`, of the table's own heading without a key, or 0."""
        inside, heading = not table, 0
        for number, line in enumerate(self.lines, start=1):
            if name := re.match(r"\s*\[+\s*([\w.-]+)\s*\]+", line):
                inside = name[1] == table
                heading = heading or (number if name[1] in {table, key} else 0)
            elif key and inside and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", line):
                return number
            elif not heading and re.match(rf"\s*{re.escape(table or key)}\s*[.=]", line):
                heading = number
        return heading


_HELP_LINE_HINT = (
    'Write [[help_line]], then name = "…", contact = "…" and, if you like, hours = "…" and language = "es".'
)


def _wrong(value: object, kind: type, allowed: Callable[[Any], str] | None) -> str:
    if (isinstance(value, bool) and kind is not bool) or not isinstance(value, (int, float) if kind is float else kind):
        return f"must be {_KINDS[kind]}"
    return allowed(value) if allowed else ""


def _toml(value: object) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value).lower() if isinstance(value, bool) else f"{value:g}"


def template() -> str:
    """Return a kiosk.toml in which every setting is explained, switched off and at its default."""
    parts = ["# Settings of the clinic kiosk. Every line is optional; remove the # before a setting to change it."]
    for table, kind in _TABLES.items():
        parts += ["", f"# {kind.__doc__}", f"[{table}]"]
        for spec in fields(kind):
            parts += [f"# {spec.metadata['says']}", f"#{spec.name} = {_toml(spec.default)}"]
    parts += [
        "",
        '# Lines under "tell any nurse" on the help screen. Giving one replaces all of these.',
        "# Those with a language are for its readers only.",
    ]
    for line in US_HELP_LINES:
        parts += ["#[[help_line]]"] + [f"#{spec.name} = {_toml(getattr(line, spec.name))}" for spec in fields(HelpLine)]
    return "\n".join(parts) + "\n"
