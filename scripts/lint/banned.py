"""What ends the process or hides an error: none of it in Sources (docs/threat-model.md)."""

import re

from house import rule

TRAPS = {
    "quiet-try": (r"\btry\?", "try? hides why it failed: handle the error or let it pass"),
    "forced-try": (r"\btry!", "try! ends the process of everybody: handle the error"),
    "forced-cast": (r"\bas!", "as! ends the process of everybody: use as? and refuse"),
    "forced-unwrap": (r"(?<=[\w)\]}>])!(?![=\w])", "! ends the process of everybody: unwrap and refuse"),
    "fatal-error": (r"\b(?:fatalError|preconditionFailure|assertionFailure)\s*\(", "{match} ends the process of everybody: throw"),
}
SAMPLES = {
    "quiet-try": ("let a = try? read()", 'let a = try read() // try? would hide it; "try?"'),
    "forced-try": ("let a = try! read()", "let a = try read()"),
    "forced-cast": ("let a = b as! Day", "guard let a = b as? Day else { return }"),
    "forced-unwrap": ("let a = days.first!\n", 'if a != b, !c, d! = e == false { print("怎么会!") }'.replace("d! = e", "d")),
    "fatal-error": ('fatalError("never")', "throw Refusal.notFound"),
}


def register(name):
    pattern, sentence = TRAPS[name]
    bad, good = SAMPLES[name]

    @rule(name, sentence.split(":")[0], {"Sources/Site/Bad.swift": bad}, {"Sources/Site/Good.swift": good})
    def check(house):
        for file in house.swift("Sources/"):
            yield from file.matches(pattern, sentence)


for trap in TRAPS:
    register(trap)


@rule(
    "external-entities", "XMLDocument reads files that a document names (threat T6)",
    {"Sources/OfficeFormats/Sheet.swift": "let tree = XMLDocument(data: data)"},
    {"Sources/OfficeFormats/Sheet.swift": "// never XMLDocument"},
)
def external_entities(house):
    for file in house.swift("Sources/"):
        yield from file.matches(r"\bXMLDocument\b", "XMLDocument reads external entities: use OfficeFormats' reader")


@rule(
    "pattern-matching", "no Regex on input: it has no limit of time (threat T17)",
    {"Sources/TextForms/Numbers.swift": "let found = text.firstMatch(of: /a+/)"},
    {"Sources/TextForms/Numbers.swift": "let half = (a + b) / c / 2\nlet regexless = 1"},
)
def pattern_matching(house):
    pattern = (
        r"\b(?:Regex|NSRegularExpression)\b|\.(?:firstMatch|wholeMatch|prefixMatch|matches)\(of:|\.regularExpression\b"
        r"|(?<=[(=,:])\s*#*/(?![/*\s])[^\n]*?[^\s\\]/#*(?=[\s),.])"
    )
    for file in house.swift("Sources/"):
        yield from file.matches(pattern, "{match}: write a scanner, a pattern may run without end")


@rule(
    "clock", "Model and Kernel never read a clock: now and today are arguments",
    {"Sources/Plans/Model/Plan.swift": "let today = Day.today()"},
    {"Sources/Plans/Model/Plan.swift": "func isLate(on day: Day) -> Bool { day > due }", "Sources/gongkai/Clock.swift": "let now = Date()"},
)
def clock(house):
    for file in house.swift("Sources/"):
        if file.target == "Kernel" or file.room == "Model":
            yield from file.matches(
                r"\bDate\(\)|\bDate\.now\b|\bDay\.today\b|\b(?:Continuous|Suspending)Clock\b|\bclock_gettime\b|\bDispatchTime\b",
                "{match} reads a clock: take the moment as an argument")


@rule(
    "unfinished", "no unfinished marks and no disabled tests",
    {"Sources/Site/Page.swift": "// TO" + "DO: later"},
    {"Sources/Site/Page.swift": "// Says why."},
)
def unfinished(house):
    pattern = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|XCTSkip|\.disabled\(|pytest\.(?:mark\.)?skip")
    for file in house.files.values():
        if file.path.endswith((".swift", ".py", ".sh")) and not file.path.startswith("scripts/lint/"):
            for match in pattern.finditer(file.text):
                yield file.found(match.start(), f"{match.group()}: finish it, or say in docs what is left")
