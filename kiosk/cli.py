"""The `kiosk` command. Heavy imports stand inside the command that needs them."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__, paths
from kiosk.errors import COULD_NOT_RUN, NOT_YET, KioskError

if TYPE_CHECKING:
    from kiosk.authoring.compiler import Report
    from kiosk.authoring.publishing import Published

FOUND_PROBLEMS = 1
INTERRUPTED = 130
SMALLEST, LARGEST = 320, 7680
"""Pixels; the most is an 8K screen."""
FORMATS = ("text", "json", "sarif", "github")
SIZES = ("1920x1080", "1080x1920", "1280x800", "3840x2160")
"""Sizes of screens that clinics have, the most common first."""
THEMES = ("light", "dark", "high-contrast")


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 well, 1 problems were found, 2 it could not run."""
    try:
        options = _parser().parse_args(arguments)
        return int(options.command(options))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        sys.stderr.close()
        return COULD_NOT_RUN
    except (KioskError, OSError, ImportError) as error:
        from kiosk.operations import disk, missing

        print(missing.explain(error) or disk.sentence(error), file=sys.stderr)
        return COULD_NOT_RUN


def entry() -> None:
    """Run the command that was typed, and end with its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A file's name or line may have characters that the terminal, or the file behind `>`, cannot take; and what
        # stands in a file is read as UTF-8, by us too, whatever Windows would write there.
        encoding = None if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))


def _run(options: argparse.Namespace) -> int:
    from kiosk.operations import instance, stafflog, supervisor

    state = instance.state()
    stafflog.start(state / "log", "supervisor")
    config = ["--config", str(options.config)] if options.config else []
    windowed = ["--windowed"] if options.windowed else []
    return supervisor.supervise([*paths.program(), *config, *windowed, "screen"], state)


def _screen(options: argparse.Namespace) -> int:
    try:
        from kiosk import app

        wanted = app.Wishes(options.state, windowed=options.windowed, calm=options.calm, without=options.without)
        return app.run(options.config, wanted)
    except (OSError, ImportError) as error:
        import logging

        from kiosk.operations import disk, missing

        if missing.explain(error):
            raise
        # A disk may read tomorrow what it does not today, and only the supervisor tries again.
        logging.getLogger(__name__).error("The screen cannot be shown: %s", disk.sentence(error))  # noqa: TRY400 - a sentence for staff
        return NOT_YET


def _health(_options: argparse.Namespace) -> int:
    import time

    from kiosk.operations import instance, staff_report

    report, well = staff_report.report(instance.state(), time.time())
    print(report)
    return 0 if well else FOUND_PROBLEMS


def _build(options: argparse.Namespace) -> int:
    from kiosk.operations import instance

    folder: Path = options.publish or instance.state() / "library"
    target: Path | None = options.output
    (target.parent if target else folder).mkdir(parents=True, exist_ok=True)
    if target is None:
        return _publish(options.content, folder, watching=bool(options.publish))
    from kiosk.authoring import compiler, publishing

    report = compiler.build(options.content, target, cache=folder / publishing.CACHE, today=_today())
    _tell_of(report)
    if not report.written:
        print(f"No library was built from {options.content}.", file=sys.stderr)
        return FOUND_PROBLEMS
    print(f"{_pages(report)}: {target}")
    return FOUND_PROBLEMS if _errors(report.problems) else 0


def _publish(content: Path, folder: Path, *, watching: bool) -> int:
    from kiosk.authoring.publishing import Publisher
    from kiosk.library.attempts import Outcome

    publisher = Publisher(content, folder, _today())
    done = publisher.watch() if watching else publisher.publish()
    if done is None:
        return 0
    if done.news:
        _tell_of_try(done, folder)
    if done.attempt.outcome is Outcome.FAILED:
        return COULD_NOT_RUN
    return FOUND_PROBLEMS if done.report is None or not done.report.written or done.attempt.errors else 0


def _tell_of_try(done: Published, folder: Path) -> None:
    from kiosk.library.attempts import Outcome

    for line in done.lines:
        print(line, file=sys.stderr)
    if done.report is None:
        print(done.attempt.sentence, file=sys.stderr)
        return
    _tell_of(done.report)
    if done.attempt.outcome is Outcome.REFUSED:
        print(done.attempt.sentence, file=sys.stdout if done.report.written else sys.stderr)
    else:
        print(f"{_pages(done.report)}: {folder / done.attempt.generation}")


def _check(options: argparse.Namespace) -> int:
    from kiosk.authoring import compiler, explanations, reporting

    if options.explain:
        print(explanations.explain(options.explain), end="")
        return 0
    # What was parsed once is parsed again only when it has changed.
    report = compiler.check(options.content, cache=paths.state() / "checked.cache", today=_today())
    problems = [one.graver() for one in report.problems] if options.strict else report.problems
    print(reporting.FORMATS[options.format](problems, options.content), end="")
    for note in report.notes if options.format == "text" else ():
        print(note)
    errors = _errors(problems)
    warnings = len(problems) - errors
    counts = f"{_count(report.pages, 'page')}, {_count(errors, 'error')}, {_count(warnings, 'warning')}."
    print(counts, file=sys.stdout if options.format == "text" else sys.stderr)
    return FOUND_PROBLEMS if errors else 0


def _status(options: argparse.Namespace) -> int:
    from kiosk.authoring import compiler, status

    report = compiler.check(options.content, cache=paths.state() / "checked.cache")
    rows = status.rows(report, _today())
    if not rows:
        _tell(report.problems)
        return FOUND_PROBLEMS
    print(status.as_csv(rows) if options.format == "csv" else status.table(rows), end="")
    return 0


def _new(options: argparse.Namespace) -> int:
    from kiosk.authoring import scaffold

    if options.kind == "page":
        print(scaffold.page(options.content, options.name, options.language, _today()))
    elif options.kind == "term":
        print(scaffold.term(options.content, options.name, options.language))
    else:
        print(scaffold.language(options.content, options.name))
    return 0


def _preview(options: argparse.Namespace) -> int:
    from kiosk import app

    wishes = app.configured(options.config)
    content = options.content or app.content(wishes)
    if not content.is_dir():
        message = f"There is no folder {content}. Name the folder that holds the folder en."
        raise KioskError(message)
    return app.preview(wishes, content, _today())


def _snapshot(options: argparse.Namespace) -> int:
    import tempfile

    from kiosk import app
    from kiosk.authoring import compiler, review
    from kiosk.session.preferences import Theme

    wishes = app.configured(options.config)
    content, today = app.content(wishes), _today()
    looks = app.Looks(
        options.size or [_size(SIZES[0])], [Theme(one) for one in options.theme or THEMES[:1]], options.text
    )
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "snapshot.kiosk"
        report = compiler.build(content, library, today=today)
        _tell(report.problems)
        if not report.written:
            print(f"There is nothing to draw in {content}.", file=sys.stderr)
            return FOUND_PROBLEMS
        sheet = review.sheet(report, today, wishes.content.title)
        sheet = app.snapshot(wishes, library, options.folder, sheet, looks)
    print(f"{_count(len(sheet.shots), 'picture')}, to look at: {options.folder / 'index.html'}")
    print(f"To print and sign: {options.folder / 'review.pdf'}")
    return 0


def _rollback(_options: argparse.Namespace) -> int:
    from kiosk.library import generations
    from kiosk.operations import instance

    print(f"Shown from now on, between two visitors: {generations.rollback(instance.state() / 'library')}")
    return 0


def _code(_options: argparse.Namespace) -> int:
    import getpass

    from kiosk.operations import staffcode

    asked = sys.stdin.isatty()
    digits = getpass.getpass("Staff code, 8 digits or more: ") if asked else sys.stdin.readline().strip()
    if not staffcode.is_code(digits):
        message = f"A code has at least {staffcode.LEAST_DIGITS} digits, 0 to 9, and nothing else."
        raise KioskError(message)
    if asked and getpass.getpass("Once more: ") != digits:
        message = "These are two different codes."
        raise KioskError(message)
    print("This line belongs below [staff] in kiosk.toml, in place of the one that is there:", file=sys.stderr)
    print(f'code = "{staffcode.hashed(digits)}"')
    return 0


def _settings(_options: argparse.Namespace) -> int:
    from kiosk import settings

    print(settings.template(), end="")
    return 0


def _worker(_options: argparse.Namespace) -> int:
    from kiosk.authoring import worker

    worker.main()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kiosk",
        description="A touch-screen guide for families in paediatric cancer clinics. Without a command: show it.",
        epilog="Exit codes: 0 all is well, 1 problems were found in content, 2 the command could not run.",
    )
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    parser.add_argument("--config", type=Path, metavar="FILE", help=f"settings (default: {paths.settings_file()})")
    parser.add_argument("--windowed", action="store_true", help="in a window on a desk, not full-screen")
    parser.set_defaults(command=_run)
    commands = parser.add_subparsers(title="commands", metavar="")
    for name, command, says in (
        ("build", _build, "check the content folder and build the library file from it"),
        ("check", _check, "check the content folder"),
        ("status", _status, "tell how far each file is in each language: its review, its reading grade"),
    ):
        sub = commands.add_parser(name, help=says, description=says)
        sub.add_argument("content", type=Path, nargs="?", default=paths.shipped_content(), metavar="CONTENT")
        sub.set_defaults(command=command)
        if command is _build:
            sub.add_argument("-o", "--output", type=Path, metavar="FILE", help="the library file to write")
            sub.add_argument("--publish", type=Path, help=argparse.SUPPRESS)
        elif command is _status:
            sub.add_argument("--format", choices=("table", "csv"), default="table")
        else:
            sub.add_argument(
                "--format", choices=FORMATS, default="text", help="how to tell the problems (default: text)"
            )
            sub.add_argument("--strict", action="store_true", help="take warnings for errors")
            sub.add_argument("--explain", metavar="CODE", help="tell more about a code, like KC301 (or about all)")
    sub = commands.add_parser("new", help="make a page, a word of the glossary or a language to fill in")
    sub.add_argument("kind", choices=("page", "term", "language"))
    sub.add_argument("name", metavar="NAME", help="like care/visiting-hours, or a word, or de")
    sub.add_argument("content", type=Path, nargs="?", default=paths.shipped_content(), metavar="CONTENT")
    sub.add_argument("--language", default="en", metavar="TAG", help="of the page or word (default: en)")
    sub.set_defaults(command=_new)
    sub = commands.add_parser("preview", help="show the real screen in a window, live while files are edited")
    sub.add_argument("content", type=Path, nargs="?", metavar="CONTENT", help="default: the settings' folder")
    sub.set_defaults(command=_preview)
    says = "draw every screen in every language as a sheet to look at, print and sign, also without a display"
    sub = commands.add_parser("snapshot", help=says, description=says)
    sub.add_argument("folder", type=Path, metavar="DIR")
    sub.add_argument(
        "--size", type=_size, action="append", metavar="WxH",
        help=f"may be given several times, like {', '.join(SIZES)} (default: {SIZES[0]})",
    )  # fmt: skip
    sub.add_argument(
        "--theme", choices=THEMES, action="append", help=f"may be given several times (default: {THEMES[0]})"
    )
    sub.add_argument("--text", type=int, choices=(100, 125, 150, 200), default=100, help="text size in percent")
    sub.set_defaults(command=_snapshot)
    for name, simple, says in (
        ("rollback", _rollback, "go back to the library before the one that is shown, until the content changes"),
        ("health", _health, "tell how the running kiosk is: exit code 0 when all is well"),
        ("code", _code, "print the lines of kiosk.toml for a staff code that is asked for"),
        ("settings", _settings, "print a kiosk.toml that explains every setting"),
    ):
        commands.add_parser(name, help=says, description=says).set_defaults(command=simple)
    commands.add_parser("worker").set_defaults(command=_worker)
    sub = commands.add_parser("screen")
    sub.add_argument("--state", type=Path, required=True)
    sub.add_argument("--without", default="")
    sub.add_argument("--calm", action="store_true")
    sub.set_defaults(command=_screen)
    return parser


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if found is None or not all(SMALLEST <= int(side) <= LARGEST for side in found.groups()):
        message = f"{text} is not a size; write it like 1920x1080, each side from {SMALLEST} to {LARGEST}"
        raise argparse.ArgumentTypeError(message)
    return int(found[1]), int(found[2])


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the editors' own day


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _pages(report: Report) -> str:
    return f"{_count(report.pages, 'page')} in {', '.join(report.languages)}"


def _tell_of(report: Report) -> None:
    _tell(report.problems)
    for note in report.notes:
        print(note)


def _tell(problems: Sequence[object]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _errors(problems: Sequence[object]) -> int:
    from kiosk.problems import Problem, Severity

    return sum(isinstance(problem, Problem) and problem.severity is Severity.ERROR for problem in problems)
