"""The traps of pages written by interpolation (threat T3; docs/threat-model.md)."""

import re

from house import rule

# The only files that may turn text into HTML without escaping it, and why.
UNESCAPED_IN = {
    "Sources/Markup/HTML.swift": "declares it",
    "Sources/Publishing/Console/ArticleTextHTML.swift": "text of an article, read as rich text and written again",
    "Sources/Publishing/Portal/PublicTextHTML.swift": "the text of a public article, read again as rich text on its way out",
    "Sources/Site/Layouts/StructuredData.swift": "JSON in a data block, in which `<` is an escape",
    "Sources/Documents/Page/BodyHTML.swift": "the text of a document, read again as rich text on its way out",
}
# Their markup is Office XML.
NO_PAGES = {"OfficeFormats", "TextForms", "Import", "Export"}
TAG = re.compile(r"<[a-zA-Z][^<>]*(?:>|$)")
SLOT = "\x00"


def pages(house):
    """Literals that hold markup, with every interpolation as one character and the code of each beside it."""
    for file in house.swift("Sources/"):
        if file.target in NO_PAGES or file.room in NO_PAGES:
            continue
        for literal in file.literals:
            codes = [part for kind, part in literal.parts if kind == "code"]
            text = "".join(part if kind == "text" else SLOT for kind, part in literal.parts)
            text = text.replace('\\"', '"')
            if re.search(r"</?[a-zA-Z][\w-]*[\s>/]|=\"\x00\"", text):
                yield file, literal, text, codes


@rule(
    "unescaped", "HTML(unescaped:) stands in named files only",
    {"Sources/Plans/Page/Row.swift": "let row = HTML(unescaped: task.title)"},
    {"Sources/Plans/Page/Row.swift": 'let row: HTML = "<b>\\(task.title)</b>"'},
)
def unescaped(house):
    for file in house.swift("Sources/"):
        found = list(file.matches(r"\bunescaped\s*:|\bunescaped\s+\w+\s*:", "text becomes HTML unescaped: use an interpolation"))
        if file.path not in UNESCAPED_IN:
            yield from found
        elif not found:
            yield file.found(0, "the lint's exception for this file is no longer needed")


@rule(
    "attribute-quotes", "every attribute of a page stands in double quotes",
    {"Sources/Plans/Page/Row.swift": 'let cell: HTML = "<td class=\\(name)>x</td>"'},
    {"Sources/Plans/Page/Row.swift": 'let cell: HTML = "<td class=\\"\\(name)\\" hidden>a = b</td>"'},
)
def attribute_quotes(house):
    for file, literal, text, _ in pages(house):
        for tag in TAG.finditer(text):
            bare = re.sub(r'"[^"]*"?', '""', tag.group())
            if re.search(r"[\w-]=(?!\"\")", bare) or re.search(r"[\w-]=\s", bare):
                yield file.found(literal.start, f"unquoted attribute in {tag.group().replace(SLOT, '…')[:60]}")


@rule(
    "addresses", "href, src, action and formaction take \\(link:) or a literal",
    {"Sources/Plans/Page/Row.swift": 'let cell: HTML = "<a href=\\"\\(address)\\">x</a>"'},
    {"Sources/Plans/Page/Row.swift": 'let cell: HTML = "<a href=\\"\\(link: .plan(id))\\">x</a><a href=\\"#\\(id)\\">y</a>"'},
)
def addresses(house):
    attribute = re.compile(r"\b(href|src|action|formaction|poster|data|srcset)=\"([^\"]*)")
    for file, literal, text, codes in pages(house):
        for match in attribute.finditer(text):
            before = text.count(SLOT, 0, match.start())
            slots = codes[before : before + match.group(2).count(SLOT)]
            within_page = match.group(2).startswith("#")
            whole = len(slots) <= 1 and not (slots and match.group(2) != SLOT)
            if slots and not within_page and not (whole and slots[0].lstrip().startswith("link:")):
                yield file.found(literal.start, f"{match.group(1)} takes text: give it a Destination with \\(link:)")


@rule(
    "inline-code", "no inline script, style or event handler: the content security policy refuses them",
    {"Sources/Plans/Page/Row.swift": 'let cell: HTML = "<td style=\\"color:red\\">x</td>"'},
    {"Sources/Plans/Page/Row.swift": 'let cell: HTML = "<td class=\\"late\\">style=plain</td>"'},
)
def inline_code(house):
    for file, literal, text, _ in pages(house):
        for tag in TAG.finditer(text):
            if re.search(r"\s(?:style|on[a-z]+)=\"", tag.group()) or re.match(r"<style\b|<script(?![^>]*\s(?:src=|type=\"application/ld\+json\"))", tag.group()):
                yield file.found(literal.start, f"inline code in {tag.group().replace(SLOT, '…')[:60]}")
