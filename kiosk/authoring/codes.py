"""Codes: everything that can be wrong with a content folder, declared once, by name."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: its number for talking about it, what it is called, and how much it costs."""

    id: str
    title: str
    severity: Severity = Severity.ERROR

    def at(self, path: str, line: int, column: int, message: str, hint: str = "") -> Problem:
        """Return a problem of this kind in a place (`line` and `column` as in Problem)."""
        return Problem(path, line, column, self.id, message, hint, self.severity)


WARNING = Severity.WARNING

# 1xx: files and folders
NO_CONTENT = Code("KC101", "There is no content folder, or it is empty")
SYMLINK = Code("KC102", "A link to another place instead of a file")
NOT_A_FILE = Code("KC103", "Something that is neither a file nor a folder")
TOO_LARGE = Code("KC104", "A file that is too large")
NOT_UTF8 = Code("KC105", "A file that is not UTF-8 text")
ODD_CHARACTER = Code("KC106", "A character that cannot be shown")
BAD_NAME = Code("KC107", "A file or folder name that cannot be used")
UNREADABLE = Code("KC108", "A file that cannot be opened")
UNKNOWN_FILE = Code("KC109", "A file that is not used", WARNING)
MISSING_FILE = Code("KC110", "A file that every language needs")
NO_PAGE = Code("KC111", "There is no page")
TOO_SLOW = Code("KC112", "A file that takes too long to read")
TOO_HARD = Code("KC113", "A file that cannot be read safely")
BUILD_TOO_SLOW = Code("KC114", "The whole folder takes too long to read")
NO_SECTION = Code("KC115", "Pages in a folder that is no section")
EMPTY_SECTION = Code("KC116", "A section without a page", WARNING)
SAME_NAME = Code("KC117", "Two names that differ only in capital letters")
CONFLICT = Code("KC118", "A second version of a file that was changed in two places", WARNING)

# 2xx: front matter
NO_FRONT_MATTER = Code("KC201", "No lines between --- at the top")
OPEN_FRONT_MATTER = Code("KC202", "The lines at the top are not closed with ---")
BAD_YAML = Code("KC203", "Lines that cannot be understood as `name: value`")
UNKNOWN_KEY = Code("KC204", "A line with an unknown name")
MISSING_KEY = Code("KC205", "A line that is missing")
WRONG_TYPE = Code("KC206", "A value of the wrong kind")
BAD_DATE = Code("KC207", "A date that is not a day, or dates in the wrong order")
DUPLICATE_KEY = Code("KC208", "The same name twice")
YAML_TRICK = Code("KC209", "YAML that refers to itself or is nested too deep")
TOO_LONG = Code("KC210", "A text that is too long for its place", WARNING)

# 3xx: Markdown and blocks
RAW_HTML = Code("KC301", "HTML")
ENTITY = Code("KC302", "A character written as HTML")
RULE = Code("KC303", "A line across the page")
BAD_HEADING = Code("KC304", "A heading that cannot be used")
CODE = Code("KC305", "Computer code")
REFERENCE_STYLE = Code("KC306", "A link written in two places")
TOO_DEEP = Code("KC307", "Lists or boxes inside each other, too deep")
OPEN_FENCE = Code("KC308", "A block that is not closed")
UNKNOWN_BLOCK = Code("KC309", "A block with an unknown name")
BAD_CALLOUT = Code("KC310", "A box that cannot be used")
MISPLACED = Code("KC311", "A block that cannot stand here")
BAD_TABLE = Code("KC312", "A table that cannot be used")
BAD_NUMBER = Code("KC313", "Numbers that do not fit together")
UNEXPECTED_TEXT = Code("KC314", "Text where none is shown")
BAD_SLIDES = Code("KC315", "The attract screen's file needs exactly one block of cards")
BAD_GLOSSARY = Code("KC316", "A word list that cannot be understood")
DUPLICATE_NAME = Code("KC317", "The same word, heading or group twice")
BAD_QUESTIONS = Code("KC318", "A list of questions that cannot be understood")
LEFTOVER = Code("KC319", "Marks that would be shown as they are", WARNING)
EMPTY = Code("KC320", "Nothing where words belong")
TOO_MANY_LINES = Code("KC321", "A page with too many lines")

# 4xx: links
EXTERNAL_LINK = Code("KC401", "A link that leaves the kiosk")
NOT_A_PAGE_LINK = Code("KC402", "A link that does not lead to a page")
BROKEN_LINK = Code("KC403", "A link to a page that does not exist")
BROKEN_ANCHOR = Code("KC404", "A link to a heading that does not exist", WARNING)
UNKNOWN_TERM = Code("KC405", "A link to a word that is not in the glossary")
UNKNOWN_GROUP = Code("KC406", "A group of questions that does not exist")
LINK_TO_LEFT_OUT = Code("KC407", "A link to a page that is left out", WARNING)
BAD_LANGUAGE = Code("KC408", "A language that cannot be understood")

# 5xx: pictures
MISSING_PICTURE = Code("KC501", "A picture that does not exist")
NO_ALT = Code("KC502", "A picture without words that say what it shows")
INLINE_PICTURE = Code("KC503", "A picture among words")
LYING_PICTURE = Code("KC504", "A picture whose name does not say what it is")
BROKEN_PICTURE = Code("KC505", "A picture that cannot be drawn")
HUGE_PICTURE = Code("KC506", "A picture that is too large")
UNSAFE_DRAWING = Code("KC507", "A drawing that asks for other files")
TEXT_IN_DRAWING = Code("KC508", "A drawing with text in it", WARNING)
PICTURE_LEFT_OUT = Code("KC509", "A picture that is left out", WARNING)
BAD_PICTURE_NAME = Code("KC510", "A picture of a kind that cannot be used")
UNUSED_PICTURE = Code("KC511", "A picture that nothing shows", WARNING)

# 6xx: language and health
NO_SUMMARY = Code("KC601", "A page without `In short` (H1)", WARNING)
NO_NEXT_STEP = Code("KC602", "A page without `What to do next` (H1)", WARNING)
OPEN_NUMBER = Code("KC603", "A number that no gate stands before (H4)", WARNING)
ONE_IN = Code("KC604", "A number written as `1 in …` (H3)", WARNING)
NO_GLYPH = Code("KC605", "A character that no font can draw", WARNING)
HARD_TO_READ = Code("KC606", "A text that asks for more than 6 years of school (A13)", WARNING)
TOO_HARD_TO_READ = Code("KC607", "A page that asks for more than 8 years of school (A13)")
LONG_SENTENCE = Code("KC608", "A long sentence", WARNING)
LONG_PARAGRAPH = Code("KC609", "A long paragraph", WARNING)
TWICE = Code("KC610", "A word that stands twice", WARNING)
SKIPPED_HEADING = Code("KC611", "Headings that begin with a smaller one", WARNING)
DRAFT_MARK = Code("KC612", "A mark of something unfinished")
PERSONAL_DATA = Code("KC613", "A phone number, an address or a record number", WARNING)
ALIKE = Code("KC614", "Letters that look like others", WARNING)
WEB_ADDRESS = Code("KC615", "A web address among the words", WARNING)
MISSPELLED = Code("KC616", "A word that is not in the dictionary", WARNING)
UNDEFINED_TERM = Code("KC617", "A medical word or abbreviation that is not explained (H2)", WARNING)
NO_GROUP = Code("KC618", "A percentage, or a count that does not say of whom (H3)", WARNING)
OTHER_GATES = Code("KC619", "A translation with more or fewer gates than its original (H4)")

# 7xx: upkeep
OVERDUE = Code("KC701", "A file past its review (H7)", WARNING)
UNTRANSLATED = Code("KC702", "A page that is missing in a language (H8)", WARNING)
OLD_TRANSLATION = Code("KC703", "A translation that is older than its original", WARNING)
LINK_TO_EXPIRING = Code("KC704", "A link to a page that expires", WARNING)
EXPIRED = Code("KC705", "A page that has expired", WARNING)
UNUSED_TERM = Code("KC706", "A word of the glossary that nothing mentions", WARNING)
ORPHAN = Code("KC707", "A translation of a page that does not exist", WARNING)
OTHER_QUESTIONS = Code("KC708", "A group with more or fewer questions than its original (H5)", WARNING)

ALL: tuple[Code, ...] = tuple(value for value in tuple(globals().values()) if isinstance(value, Code))
"""Every code, in the order of their numbers."""
