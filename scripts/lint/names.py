"""Names that say nothing, that break importers, or that stand twice."""

import re
from collections import defaultdict

from house import rule

EMPTY = ("Manager", "Helper", "Helpers", "Util", "Utils", "Utilities", "Common", "Core", "Base", "Service", "Services")
TAKEN = {"Task", "Actor", "Request", "Database"}
TYPE = re.compile(r"\b(?:struct|class|enum|actor|protocol|typealias)\s+([A-Z]\w*)")


@rule(
    "type-names", "no Manager, Helper, Util, Common, Core, Base, Service; no Task, Actor, Request, Database; no type named like its module",
    planted={"Sources/Plans/Model/A.swift": "struct PlanManager {}"},
    clean={"Sources/Plans/Model/A.swift": "struct PlanTask {}\nenum Baseline {}"},
)
def type_names(house):
    for file in house.swift("Sources/"):
        for match in TYPE.finditer(file.code):
            name = match.group(1)
            if name.endswith(EMPTY):
                yield file.found(match.start(), f"{name} says nothing: name it for what it is")
            elif name in TAKEN:
                yield file.found(match.start(), f"{name} hides a type that importers need")
            elif name == file.target:
                yield file.found(match.start(), f"{name} is named like its module")


@rule(
    "file-names", "no file or folder is a drawer, and no two files of a target have one name",
    planted={"Sources/Plans/Model/Plan.swift": "", "Sources/Plans/Store/Plan.swift": ""},
    clean={"Sources/Plans/Model/Plan.swift": "", "Sources/People/Model/Plan.swift": ""},
)
def file_names(house):
    by_name = defaultdict(list)
    for file in house.swift("Sources/", "Tests/"):
        by_name[(file.parts[0], file.target, file.name)].append(file)
        for part in file.parts[1:]:
            if part.removesuffix(".swift") in EMPTY:
                yield file.found(0, f"{part} is a drawer: name it for what it holds")
    for (_, target, name), files in by_name.items():
        for file in files[1:]:
            yield file.found(0, f"{target} has another {name}: {files[0].path}")


@rule(
    "reading-me", "every capability has a README.md that says what it is",
    planted={"Sources/Plans/Model/Plan.swift": "", "Sources/Plans/README.md": "# Plans\n"},
    clean={"Sources/Plans/Model/Plan.swift": "", "Sources/Plans/README.md": "# Plans\n" + "What it is.\n" * 10},
)
def reading_me(house):
    for capability in sorted(house.capabilities):
        path = f"Sources/{capability}/README.md"
        files = [file for file in house.swift("Sources/") if file.target == capability]
        if files and house.text(path).count("\n") < 8:
            yield files[0].found(0, f"{path} does not yet say what it is, its rules, states, routes and tables")


@rule(
    "suite-names", "a suite is named for the capability that it tests",
    planted={"Tests/PlansTests/T.swift": "@Suite struct Rows { @Test func x() {} }"},
    clean={"Tests/PlansTests/LedgerTests.swift": "@Suite(.serialized) struct LedgerTests {\n    struct Row {}\n    @Test func x() {}\n}"},
)
def suite_names(house):
    for file in house.swift("Tests/"):
        for match in re.finditer(r"@Suite(?:\([^)]*\))?\s+(?:@\w+\s+)*(?:final\s+)?(?:struct|class|actor|enum)\s+(\w+)", file.code):
            if not match.group(1).endswith("Tests"):
                yield file.found(match.start(), f"the suite {match.group(1)} is not named …Tests")
