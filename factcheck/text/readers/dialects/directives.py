"""Directives of MyST by what they hold: prose and a title, prose and an argument that is none, or no prose."""

import re

DIRECTIVE = re.compile(r"[ \t]*\{(?P<name>[A-Za-z][\w:.+-]*)\}[ \t]*")
"""How the line of a directive goes on behind its colons or backticks."""
TITLED = frozenset(
    "note tip hint important warning caution attention danger error admonition seealso todo topic sidebar rubric "
    "dropdown details tab-item tab card grid-item-card exercise solution proof theorem lemma definition abstract "
    "epigraph highlights pull-quote blockquote margin aside success info question example quote table".split()
)
"""Those whose argument is prose: a title, or the beginning of the text."""
PROSE = TITLED | frozenset(
    "figure figure-md tab-set grid grid-item div container compound class only deprecated versionadded "
    "versionchanged line-block".split()
)
"""Those of backticks that hold prose; all others are code, as those of R and Python in notebooks are."""
CODE = frozenset(
    "code code-block code-cell sourcecode parsed-literal math mermaid graphviz raw include literalinclude image "
    "toctree eval-rst csv-table list-table bibliography index embed iframe r python ojs".split()
)
"""Those of colons that hold none."""
