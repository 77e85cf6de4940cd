"""What Markdown's dialects add to it: CriticMarkup, shortcodes, template tags, attribute lists, MDX, containers.

Two ways lead to their prose. What stands among words is covered (`cover`) before markdown-it sees the source, character
for character, so that every place holds. What opens a block (`containers`, `indented`) is a rule of the block parser.
"""
