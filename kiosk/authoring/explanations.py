"""Explanations: what each code means and what to do, with an example, for `kiosk check --explain` and the guide."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

from kiosk.authoring import codes
from kiosk.authoring.codes import Code
from kiosk.errors import KioskError


class Explanation(NamedTuple):
    """Two or three sentences for an editor; lines as they should not be, and as they should, if lines can show it."""

    says: str
    wrong: str = ""
    right: str = ""


WIDTH = 88
ALL = "all"
"""Asks for every code at once, as the editors' guide lists them."""

_E = Explanation
EXPLANATIONS: dict[Code, Explanation] = {
    codes.NO_CONTENT: _E(
        "The command looked for the content in a folder that is not there, or that holds no file. Name the folder in"
        " which the folder of a language lies.",
        "kiosk check en",
        "kiosk check content",
    ),
    codes.SYMLINK: _E(
        "A link on the disk can lead out of the content folder, so links are never followed. Put a copy of the file in"
        " its place."
    ),
    codes.NOT_A_FILE: _E("Among the files lies something that a program made for itself. It can be removed."),
    codes.TOO_LARGE: _E(
        "A text file may have 1 MB, and a picture 20 MB: more than any page needs. Something that does not belong there"
        " was probably pasted into it."
    ),
    codes.NOT_UTF8: _E(
        "The file was saved in an old way of writing letters, in which é or ñ cannot be told for sure. In the text"
        " editor choose Save as, and there the encoding UTF-8."
    ),
    codes.ODD_CHARACTER: _E(
        "In this place stands a character that nobody can see, often pasted from another program. Delete the word and"
        " type it again."
    ),
    codes.BAD_NAME: _E(
        "Names of files and folders have small letters without accents, digits and hyphens, so that they are the same"
        " on every computer.",
        "My Page.md",
        "my-page.md",
    ),
    codes.UNREADABLE: _E(
        "The computer does not let the program open this file or folder, or it went away meanwhile. Whoever looks after"
        " the computer can allow it."
    ),
    codes.UNKNOWN_FILE: _E(
        "A file with this name in this place is not shown anywhere. A page lies in the folder of a section and ends in"
        " .md; pictures lie in pictures.",
        "en/my-page.md",
        "en/care/my-page.md",
    ),
    codes.MISSING_FILE: _E(
        "Each language has home.md, attract.md, help.md, glossary.md and questions.md. Copy the one that is missing"
        " from the folder en and change its words."
    ),
    codes.NO_PAGE: _E("Without a single page that can be shown there is nothing to read. Mend the pages named above."),
    codes.TOO_SLOW: _E("Reading this file took longer than any page does. Take out what was added last."),
    codes.TOO_HARD: _E("The program that reads files gave up on this one. The other files are not touched by it."),
    codes.BUILD_TOO_SLOW: _E(
        "Reading the whole folder takes longer than ten minutes. Ask who looks after the computer."
    ),
    codes.NO_SECTION: _E(
        "A folder of pages becomes a section by its file index.md, which gives it a title and a picture.",
        "en/care/my-page.md",
        "en/care/index.md\nen/care/my-page.md",
    ),
    codes.EMPTY_SECTION: _E("A section without pages is not shown. Add a page, or remove the folder."),
    codes.SAME_NAME: _E(
        "Windows and macOS take names that differ only in capital letters for the same file.",
        "first.md\nFirst.md",
        "first.md\nfirst-visit.md",
    ),
    codes.CONFLICT: _E(
        "Two people changed the same file before their computers knew of each other, so the program that shares the"
        " folder kept both versions. Only the one with the plain name is shown. Bring what is missing into it, then"
        " delete the other."
    ),
    codes.NO_FRONT_MATTER: _E(
        "Every file begins with a few lines between two lines of three dashes.",
        "Our care",
        "---\ntitle: Our care\n---",
    ),
    codes.OPEN_FRONT_MATTER: _E(
        "The second line of three dashes is missing, so where the text begins is not known.",
        "---\ntitle: Our care\n\nSome words.",
        "---\ntitle: Our care\n---\n\nSome words.",
    ),
    codes.BAD_YAML: _E(
        "A line at the top, or in a block, has a name, a colon, a space and a value. Put a value that has a colon or"
        " begins with a sign into double quotes.",
        "summary: MIBG: what it is",
        'summary: "MIBG: what it is"',
    ),
    codes.UNKNOWN_KEY: _E(
        "There is no line of that name. It is probably misspelled.", "sumary: Words", "summary: Words"
    ),
    codes.MISSING_KEY: _E("This line is needed. Copy it from another file of the same kind.", "", "reviewer: Nurse"),
    codes.WRONG_TYPE: _E("Here stands another kind of value than this line takes.", "order: first", "order: 1"),
    codes.BAD_DATE: _E(
        "A day is written as year, month and day, and review_by comes after reviewed.",
        "reviewed: 11/20/2026",
        "reviewed: 2026-11-20",
    ),
    codes.DUPLICATE_KEY: _E("The same name stands twice, and only one can count.", "order: 1\norder: 2", "order: 1"),
    codes.YAML_TRICK: _E(
        "Signs like & and * let YAML refer to itself. Write the words out, or put them into double quotes.",
        "title: &care Our care",
        "title: Our care",
    ),
    codes.TOO_LONG: _E("The text has less room on the screen than this and would be hard to read. Say it shorter."),
    codes.RAW_HTML: _E(
        "The screen is no web page and shows no HTML. Markdown does the same with fewer signs.",
        "Some <b>strong</b> words",
        "Some **strong** words",
    ),
    codes.ENTITY: _E("Write the character itself.", "Mother&nbsp;and&nbsp;child", "Mother and child"),
    codes.RULE: _E(
        "A line across the page says nothing when it is read aloud. A heading does.", "---", "## What comes next"
    ),
    codes.BAD_HEADING: _E(
        "The title of a page stands at its top. In the text headings begin with two signs # and a space.",
        "# What comes next",
        "## What comes next",
    ),
    codes.CODE: _E(
        "Backticks, or four spaces before a line, mean computer code, which families never see.",
        "    Some words",
        "Some words",
    ),
    codes.REFERENCE_STYLE: _E(
        "Write where a link leads right after its words.",
        "[the stay][1]\n\n[1]: mibg-hospital-stay.md",
        "[the stay](mibg-hospital-stay.md)",
    ),
    codes.TOO_DEEP: _E("Lists in lists, or boxes in boxes, get hard to follow. Write them one after another."),
    codes.OPEN_FENCE: _E(
        "A block ends with the same signs with which it began.", "```steps\n- title: One", "```steps\n- title: One\n```"
    ),
    codes.UNKNOWN_BLOCK: _E("There is no block of that name.", "```stepps", "```steps"),
    codes.BAD_CALLOUT: _E(
        "A box begins with one of four words in capitals, alone on its line, and its text stands below it after the"
        " sign >.",
        "> [!NOTES] Some words",
        "> [!NOTE]\n> Some words",
    ),
    codes.MISPLACED: _E(
        "This cannot stand where it stands: a heading in a list, for example, or a gate in a gate. Move it below."
    ),
    codes.BAD_TABLE: _E(
        "Each row has as many cells as the first, with a sign | between them.",
        "| Scan | Therapy |\n| --- | --- |\n| Pictures |",
        "| Scan | Therapy |\n| --- | --- |\n| Pictures | Treatment |",
    ),
    codes.BAD_NUMBER: _E(
        "In an icon array marked is at most total, and total at most 100.",
        "total: 10\nmarked: 15",
        "total: 100\nmarked: 15",
    ),
    codes.UNEXPECTED_TEXT: _E("Of this file only the lines at the top are shown. Move the text to a page."),
    codes.BAD_SLIDES: _E(
        "attract.md holds one block of cards, a card for each slide.", "", "```cards\n- title: Welcome\n```"
    ),
    codes.BAD_GLOSSARY: _E(
        "A word, its other names in the lines below it, then a colon, a space and what it means.",
        "gene: A part of the instructions.",
        "gene\n: A part of the instructions.",
    ),
    codes.DUPLICATE_NAME: _E("The same word, heading or group stands twice. Keep one, or join the two."),
    codes.BAD_QUESTIONS: _E(
        "Questions stand in groups: a heading, and below it a line with - for each question.",
        "What comes next?",
        "## About treatment\n\n- What comes next?",
    ),
    codes.LEFTOVER: _E(
        "These signs belong to Markdown, but something is missing, so families would see them.",
        "some **strong words",
        "some **strong words**",
    ),
    codes.EMPTY: _E(
        "Here words are missing. Write some, or take the line out.",
        "[](mibg-therapy.md)",
        "[MIBG therapy](mibg-therapy.md)",
    ),
    codes.TOO_MANY_LINES: _E("Nobody could read a page of 20,000 lines. Something was probably pasted into it."),
    codes.EXTERNAL_LINK: _E(
        "The screen has no internet, and a family cannot take an address along. Say in words where to find it.",
        "[our site](https://our-clinic)",
        "Ask any nurse for our web site.",
    ),
    codes.NOT_A_PAGE_LINK: _E(
        "A link leads to a page of the guide, whose name ends in .md.",
        "[a form](form.pdf)",
        "[how to join](clinical-trials.md)",
    ),
    codes.BROKEN_LINK: _E(
        "The page that the link names is not there. Mind the folder: pages of another section begin with ../ and its"
        " name.",
        "[the stay](mibg-stay.md)",
        "[the stay](mibg-hospital-stay.md)",
    ),
    codes.BROKEN_ANCHOR: _E(
        "What follows the sign # is a heading of that page, in small letters with hyphens.",
        "[who helps](help.md#Who Helps)",
        "[who helps](help.md#who-helps)",
    ),
    codes.UNKNOWN_TERM: _E(
        "The word after glossary.md# is not in the glossary of this language.",
        "[ALK](../glossary.md#alc)",
        "[ALK](../glossary.md#alk)",
    ),
    codes.UNKNOWN_GROUP: _E(
        "questions.md has no group of that name.", "questions: treatment", "questions: about-treatment"
    ),
    codes.LINK_TO_LEFT_OUT: _E(
        "The page that this link leads to has problems and is not shown. The link is back when that page is mended."
    ),
    codes.BAD_LANGUAGE: _E("A language is named by its two letters.", "[sala](lang:spanish)", "[sala](lang:es)"),
    codes.MISSING_PICTURE: _E(
        "No file of that name lies in the folder pictures.",
        "![A cell.](../../pictures/sell.svg)",
        "![A cell.](../../pictures/cell.svg)",
    ),
    codes.NO_ALT: _E(
        "Somebody who listens needs to hear what the picture shows.",
        "![](../../pictures/cell.svg)",
        "![A cell with many copies of one gene.](../../pictures/cell.svg)",
    ),
    codes.INLINE_PICTURE: _E(
        "A picture is a paragraph of its own, with an empty line before and after it.",
        "Look: ![A cell.](../../pictures/cell.svg)",
        "Look:\n\n![A cell.](../../pictures/cell.svg)",
    ),
    codes.LYING_PICTURE: _E(
        "The file is another kind of picture than the end of its name says. Save it again in a"
        " drawing program; a new name alone does not change it."
    ),
    codes.BROKEN_PICTURE: _E(
        "The picture cannot be opened, perhaps because it was copied only in part. Copy it again."
    ),
    codes.HUGE_PICTURE: _E(
        "The picture has many times more points than any screen. Make it smaller in a drawing program."
    ),
    codes.UNSAFE_DRAWING: _E(
        "The drawing asks for other files or a web address. Save it as plain SVG, with everything drawn in it."
    ),
    codes.TEXT_IN_DRAWING: _E(
        "Words in a drawing are not translated, not read aloud and do not grow with the text. Say"
        " them beside the picture."
    ),
    codes.PICTURE_LEFT_OUT: _E(
        "The picture has problems, told at its own name, and is left out here until it is mended."
    ),
    codes.BAD_PICTURE_NAME: _E("Pictures end in .png, .jpg, .webp or .svg.", "pictures/cell.gif", "pictures/cell.png"),
    codes.UNUSED_PICTURE: _E("No page shows the picture, so it is not in the library. Show it, or remove it."),
    codes.NO_SUMMARY: _E(
        "Families who are tired read the box In short and nothing else. Say the one message in one or two sentences.",
        "",
        "> [!NOTE]\n> MIBG therapy brings radiation to the tumor cells.",
    ),
    codes.NO_NEXT_STEP: _E(
        "Each page ends with something that a family can do or ask.",
        "",
        "> [!IMPORTANT]\n> Ask your care team if this could help your child.",
    ),
    codes.OPEN_NUMBER: _E(
        "Numbers about how children do can frighten, and others can see the screen. They stand in a gate, so that a"
        " family chooses to see them.",
        "It comes back in 50 % of children.",
        "````gate\nnumbers: |\n  It comes back in 5 of every 10 children.\n````",
    ),
    codes.ONE_IN: _E(
        "People find 1 in 7 hard to compare with 1 in 10. Name the whole, the same one each time, and the group.",
        "1 in 7 children",
        "15 of every 100 children with this disease",
    ),
    codes.NO_GLYPH: _E(
        "No font of this computer can draw the character, so a box would be shown. Write it in another way, or have a"
        " font installed (Debian: fonts-noto-core, fonts-noto-cjk)."
    ),
    codes.HARD_TO_READ: _E(
        "The sentences are longer, or the words harder, than six years of school make easy. Words of the glossary and"
        " names do not count.",
        "Administration necessitates hospitalization.",
        "Your child stays in the hospital for it.",
    ),
    codes.TOO_HARD_TO_READ: _E(
        "The page asks for more than eight years of school and is left out until it is simpler. Begin with its longest"
        " sentence.",
        "Participation is contingent upon eligibility.",
        "Some children can join. Your doctor will tell you.",
    ),
    codes.LONG_SENTENCE: _E(
        "A sentence of more than 25 words is hard to hold in mind, and harder for somebody who has not slept.",
        "Your child will stay in a room with thick walls, because the medicine gives off radiation for some days, and"
        " you can be next door, where you hear each other.",
        "Your child will stay in a room with thick walls, because the medicine gives off radiation for some days. You"
        " can be next door.",
    ),
    codes.LONG_PARAGRAPH: _E("More than five sentences look like a wall. An empty line makes two paragraphs of one."),
    codes.TWICE: _E("The same word stands twice in a row.", "Ask the the nurse.", "Ask the nurse."),
    codes.SKIPPED_HEADING: _E(
        "Larger headings come first. Somebody who listens goes from heading to heading and would miss one.",
        "### Who helps\n\nWords.\n\n## What comes next",
        "## Who helps\n\nWords.\n\n## What comes next",
    ),
    codes.DRAFT_MARK: _E(
        "Marks like TODO remind authors of what is missing. A page with one, or a word of the glossary, is left out"
        " until it is finished.",
        "Visiting hours: TODO.",
        "Ask any nurse for the visiting hours.",
    ),
    codes.PERSONAL_DATA: _E(
        "The screen is read by everybody. Numbers and addresses of people do not belong there; help lines stand in the"
        " settings of the kiosk.",
        "Call 555-010-4477.",
        "Call the number on the help screen.",
    ),
    codes.ALIKE: _E(
        "A letter of another script looks like one of ours. Search and reading aloud would stumble over it. Type the"
        " word again.",
        "n\u0435uroblastoma",
        "neuroblastoma",
    ),
    codes.WEB_ADDRESS: _E(
        "The screen has no internet, and nobody can take an address along from it. Say in words where to find it.",
        "See www.our-clinic.org for more.",
        "Ask any nurse for our web site.",
    ),
    codes.MISSPELLED: _E(
        "The dictionary of this language does not know the word. If it is right as it is, like a name, add it to"
        " words.txt; a word that families may not know belongs in glossary.md.",
        "Ask about the treatement.",
        "Ask about the treatment.",
    ),
    codes.UNDEFINED_TERM: _E(
        "Families meet medical words and abbreviations here for the first time. Explain each in glossary.md, where its"
        " meaning is one tap away, or say it in plain words. What everybody knows can be added to words.txt.",
        "Your child has a CT and a bronchoscopy.",
        "Your child has a scan and a look into the lungs.",
    ),
    codes.NO_GROUP: _E(
        "A percentage alone is hard to picture, and a number means nothing without those it was counted among. Name the"
        " count, the whole and the group.",
        "About 50 % get well.",
        "About 5 of every 10 children with this disease get well.",
    ),
    codes.OTHER_GATES: _E(
        "A family that chose to see the numbers at one gate sees them there in every language, and a gate is known by"
        " its place among those of the page. With more or fewer gates, another would open of itself. Translate each"
        " gate, in the order of the original; until then families are offered the original."
    ),
    codes.OVERDUE: _E(
        "The day review_by has passed. Somebody who knows the subject reads the page again, and then both dates change."
    ),
    codes.UNTRANSLATED: _E(
        "Families who read this language see the page by its name, with a line that it is not there yet. Copy the"
        " original to the same place in the folder of the language and translate it."
    ),
    codes.OLD_TRANSLATION: _E(
        "The original was reviewed after the translation, so the two may say different things. Compare them, and set"
        " reviewed to the day."
    ),
    codes.LINK_TO_EXPIRING: _E(
        "The page that this link leads to has a day expire. From that day on it is gone, and the link is shown as plain"
        " words. Read the sentence without the link, and see whether it still says something true."
    ),
    codes.EXPIRED: _E("The day expire has come, so the page is not shown any more. Write a later day, or remove it."),
    codes.UNUSED_TERM: _E(
        "No page, question or other file of the language has this word, so families meet it only in the list. Add the"
        " form that the pages use below it, or remove it.",
        "biopsy\n: A test of a small piece of the body.",
        "biopsy\nbiopsies\n: A test of a small piece of the body.",
    ),
    codes.ORPHAN: _E(
        "Families find pages by the lists of the first language, and this page is in none. Give it the name of its"
        " original, or add an original.",
        "en/care/visiting.md\nes/care/visitas.md",
        "en/care/visiting.md\nes/care/visiting.md",
    ),
    codes.OTHER_QUESTIONS: _E(
        "A question that a family chose is known by its place in its group, in every language. Where the original has"
        " more or fewer, none of the group can be told in the other language: on the list they stay in the one they"
        " were chosen in. Keep the name of the group, and translate each question, in the order of the original.",
        "## Sobre el tratamiento\n\n- ¿Qué sigue?",
        "## Sobre el tratamiento {#about-treatment}\n\n- ¿Qué sigue?",
    ),
}


def explain(name: str) -> str:
    """Return what the code called `name` means, with an example; or of all codes, as the editors' guide has it.

    Raises KioskError for a code that does not exist.
    """
    if name.lower() == ALL:
        return "".join(f"- **{code.id}** {code.title}. {EXPLANATIONS[code].says}\n" for code in codes.ALL)
    by_name = {code.id: code for code in codes.ALL}
    code = by_name.get(name.upper())
    if code is None:
        message = f"There is no code {name}; kiosk check --explain {ALL} lists them."
        raise KioskError(message)
    told = EXPLANATIONS[code]
    parts = [f"{code.id}: {code.title} ({code.severity})", textwrap.fill(told.says, WIDTH)]
    if told.wrong:
        parts.append(f"Instead of:\n\n{textwrap.indent(told.wrong, '    ')}")
    if told.right:
        parts.append(f"{'W' if not told.wrong else 'w'}rite:\n\n{textwrap.indent(told.right, '    ')}")
    return "\n\n".join(parts) + "\n"
