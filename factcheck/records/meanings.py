"""What each field of the records means, in the JSON Schema and the reference.

Kept apart from the fields themselves: every start builds those, and nobody reads these then.
"""

from typing import Any

MEANINGS: dict[str, dict[str, str]] = {
    "ClaimBase": {
        "kind": "quantity, attribution or date.",
        "rule": "The rule that read it; `factcheck rules NAME` explains it.",
        "id": "A hash of kind, words, sentence (white space and quotation marks made alike) and the ordinal among "
        "equals. It holds no offset, file name or rule, so it stays while other text changes.",
        "file": "The file as given on the command line; `-` for standard input.",
        "start": "Where it begins in the source, in code points from 0.",
        "end": "Where it ends, exclusive.",
        "text": "Exactly those characters of the source, markup included.",
        "plain": "The same without markup.",
        "line": "The line it begins in, from 1.",
        "column": "The column it begins in, from 1, in code points.",
        "part": "What the block that it begins in is to the article: headline, standfirst, byline (who and when), "
        "body, caption, quotation (set apart: block and pull quotes) or table. Told by markup, else by shape.",
        "location": "Paragraph and run, or page and box, in a format whose source isn't text.",
    },
    "Quantity": {
        "measure": "What sort of figure it is. Counts per time or population are rates; money and measurements keep "
        "their measure and fill `per`.",
        "low": 'The lower end as an exact decimal or fraction ("20000000000", "0.05", "1/3"); equal to `high` for a '
        "point value; null for an open end. Percent stays in percent.",
        "high": "The upper end, likewise.",
        "modifier": "How exactly it is meant. A vague word's `low` is its own size (dozens: 12) and its `high` null.",
        "unit": "ISO 4217 code for money, percent, percentage_point, a unit's name in the singular, or the counted "
        "noun as written; null for fractions, multiples, ranks, scores and prices without one.",
        "subject": "Whose measure it is, or what is said of the counted, as written; null where unknown.",
        "event": "What happened to the people and things counted: killed, injured, displaced, arrested …",
        "role": "Its job beside other figures: in “fell 3.4% to 1.2 million” a change and a level. Null where unclear.",
        "per": "What it is counted by: “a share”, “a day”, “per 100,000 people”.",
        "attributed_to": "The id of the innermost attribution whose content holds it.",
        "dated": "The ids of the date claims that fix the time it is true of.",
    },
    "Attribution": {
        "source": "Who is made to say it; null where nobody is.",
        "cue": "The words that make it a saying (said, according to); null where there are none.",
        "content": "What is said.",
        "quote_type": "Whether all pieces stand in quotation marks, none, or some.",
        "anonymous": "True where the source is null or names neither a person nor a speaking organisation.",
        "resolved_source": "The fullest name that the article gives for the one behind “he” or a surname; null when "
        "the source's own words are already it, or when unsure.",
        "date": "When it was said, not when what is said happened.",
        "place": "Where it was said, as written.",
        "addressee": "To whom it was said, as written.",
        "medium": "By which medium it was said, as written.",
    },
    "Dating": {
        "from": "The first day of the interval of the bare expression; null where it is open or unresolved.",
        "to": "The last day, inclusive.",
        "grain": "How fine the expression is.",
        "bound": "How the words bound it; the interval stays that of the bare expression (“since 1990”: 1990).",
        "mod": "Which part of it is meant.",
    },
    "Span": {
        "start": "Where it begins in the source, in code points from 0.",
        "end": "Where it ends, exclusive.",
        "text": "Exactly those characters of the source.",
    },
    "Source": {
        "name": "A person's name, as written.",
        "role": "Title, office or profession, as written.",
        "organization": "The organisation that the source is or speaks for, as written.",
    },
    "Content": {"spans": "Its pieces in the order of the text, half-open; start and end cover them all."},
    "Period": {"from": "The first day; null where it is open or unknown.", "to": "The last day, inclusive."},
    "Location": {
        "paragraph": "The paragraph, from 1.",
        "run": "The run in it, from 1.",
        "page": "The page, from 1.",
        "box": "Left, top, right and bottom: points from the upper left corner of the page as shown.",
    },
    "Finding": {
        "file": "The draft as given on the command line; `-` for standard input.",
        "line": "The line it begins in, from 1.",
        "column": "The column it begins in, from 1, in code points.",
        "start": "Where it begins in the source, in code points from 0.",
        "end": "Where it ends, exclusive.",
        "rule": "The check that found it; `factcheck rules NAME` explains it.",
        "severity": "How grave it is; a desk may set it.",
        "message": "What is wrong, in a line.",
        "related": "Other places that it speaks of.",
        "fingerprint": "A hash of rule and words without any offset: it holds while other text changes, and is another "
        "one as soon as a figure is. Baselines and judgements are bound to it.",
    },
    "Related": {
        "start": "Where it begins in the source, in code points from 0.",
        "end": "Where it ends, exclusive.",
        "message": "Its part in the finding.",
    },
    "Mark": {
        "claim": "The claim's name in the ledger: its id when it was first marked.",
        "status": "The last standing opinion; of opinions that differ, the most cautious.",
        "who": "Who holds it.",
        "when": "Since when.",
        "state": "What became of the claim's words since; only same and reworded keep the mark.",
        "what": "The fields that changed; `evidence` where a file that the mark rests on was changed or deleted.",
        "redated": "The days that the same words stood for and stand for now, where they are counted from another day.",
        "before": "The claim as it was marked.",
        "missing": "What the desk's rules still ask for, in words.",
        "opinions": "The standing statuses of all checkers; different ones are a conflict until somebody settles it.",
        "note": "The note on the claim.",
        "field_notes": "Notes on single fields.",
        "evidence": "What the mark rests on.",
        "files": "What became of the local file of each piece of evidence; null where it has none. Empty where nobody "
        "compared them.",
        "rests": "Whether the mark falls when such a file was changed or deleted.",
        "attention": "Whether the editor should look at it.",
        "concern": "What the editor should know.",
        "corrections": "Changes that were made to the text.",
        "second": "Who checked it besides.",
        "dismissed": "Whether it was dismissed as no claim.",
    },
    "Opinion": {
        "who": "The checker.",
        "status": "What the checker holds of the claim.",
        "when": "Since when.",
    },
    "FieldNote": {"field": "The field that is meant, as in JSON.", "text": "The note."},
    "Evidence": {
        "address": "An address on the web, or a file's path.",
        "locator": "The page, time or paragraph in it.",
        "method": "How close it is to the event.",
        "contact": "Whom to ask.",
        "retrieved": "When it was seen.",
        "sha256": "The hash of a local file when it was attached.",
        "size": "Its size then, in bytes.",
    },
    "Correction": {
        "text": "The new wording.",
        "previous": "The wording before.",
        "after_publication": "Whether the article was out already.",
    },
    "Judgement": {
        "fingerprint": "The finding's.",
        "rule": "The check that found it.",
        "who": "Who settled it.",
        "when": "When.",
        "note": "Why it doesn't stand.",
    },
}
"""By record and by field, as it is called in JSON. A record has its own fields' meanings and those of its base."""

STATUS_ROW = {
    "file": "The draft.",
    "id": "The id by which the claim was marked first.",
    "kind": "quantity, attribution or date; null for a claim added by hand.",
    "status": "What is held of it.",
    "state": "What became of its words: same, reworded, changed or orphan.",
    "kept": "Whether the mark still stands on the present text.",
    "before": "The claim as it was marked: start, end, text.",
    "after": "The same on the present text, with its id, line and column now; null where it is gone.",
    "what": "The fields that changed; `evidence` where a file that the mark rests on was changed or deleted.",
    "evidence": "What it rests on: address, locator, and the state of a local file (unchanged, changed, missing, "
    "unreadable; null for what is no file).",
    "redated": "How the same words were read and are read now, where that differs.",
    "who": "Who holds it.",
    "when": "Since when.",
    "conflict": "The opinions, where checkers differ.",
    "missing": "What the desk's rules still ask for; null for nothing.",
    "dismissed": "Whether it was dismissed as no claim.",
    "note": "The note on it.",
}
"""The fields of a row of `status --format json`."""

VERDICT_ROW = {
    "file": "The draft.",
    "publishable": "Whether it may be published as it stands.",
    "verdict": "The same in a line.",
    "reasons": "What stands in the way, and how many of it: reason, count. Empty where it may be published.",
    "signed_off": "Who signed this very text off, and when; null where nobody did.",
    "concerns": "How many concerns checkers have raised for the editor.",
    "findings": "The findings that fail: rule, line, column, severity, message, fingerprint.",
    "settled": "The findings that a checker settled: the same, with who and note.",
}
"""The fields of a row of `status --verdict --format json`."""

_BASES = {
    "Quantity": "ClaimBase",
    "Attribution": "ClaimBase",
    "Dating": "ClaimBase",
    "Source": "Span",
    "Content": "Span",
}


def meaning(record: str, field: str) -> str:
    """What `field` of `record` means; a KeyError where nobody has said so."""
    own = MEANINGS[record]
    return own[field] if field in own else meaning(_BASES[record], field)


def described(schema: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of claims or findings with what each field means; changed in place and returned."""
    for name, record in schema["$defs"].items():
        for field, node in record.get("properties", {}).items():
            node["description"] = meaning(name, field)
            node.pop("title", None)
    return schema
