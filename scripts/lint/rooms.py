"""The import wall of the rooms (the compiler keeps the targets apart; this keeps the rooms of a target apart)."""

import re

from house import ROOMS, rule

IMPORT = re.compile(r"^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*(?:(?:package|internal|private|fileprivate|public)[ \t]+)?import[ \t]+(?:(?:struct|class|enum|func|protocol|typealias|var|let)[ \t]+)?(\w+)", re.M)
FOUNDATION = {"Foundation", "FoundationEssentials"}
WEB = {"Kernel", "Markup", "Site", "Hummingbird", "HTTPTypes", "NIOCore"} | FOUNDATION

# What each room may import besides other capabilities.
MAY_IMPORT = {
    "Model": {"Kernel"},
    "Import": {"Kernel", "OfficeFormats", "TextForms", "Yams", "SwiftCSV"} | FOUNDATION,
    "Export": {"Kernel", "OfficeFormats", "TextForms", "Ciphers", "Yams", "SwiftCSV"} | FOUNDATION,
    "Store": {"Kernel", "SQL", "Ciphers", "TextForms", "ObjectStorage"} | FOUNDATION,
    "Page": {"Kernel", "Markup", "Site", "HTTPTypes"} | FOUNDATION,
    "Portal": WEB,
    "Console": WEB | {"ObjectStorage"},
    "API": WEB | {"ObjectStorage"},
    "Job": {"Kernel", "Mail", "ObjectStorage", "Logging"} | FOUNDATION,
}
# Whose types each room may use inside its own capability.
MAY_USE = {
    "Model": set(),
    "Import": {"Model", "Export"},
    "Export": {"Model", "Import"},
    "Store": {"Model"},
    "Page": {"Model"},
    "Portal": {"Model", "Store", "Page", "Import", "Export", "Job"},
    "Console": {"Model", "Store", "Page", "Import", "Export", "Job"},
    "API": {"Model", "Store", "Page", "Import", "Export", "Job"},
    "Job": {"Model", "Store", "Import", "Export"},
}
NO_IMPORTS = {"Kernel", "Markup"}
ONLY_IN = {
    "GRDB": {"SQL"}, "CPostgres": {"SQL"}, "CXML": {"OfficeFormats"}, "CZip": {"OfficeFormats"},
    "CArgon2": {"Ciphers"}, "CLibCrypto": {"Ciphers"}, "ArgumentParser": {"gongkai"},
}


def imports(file):
    return [(match.group(1), match.start(1)) for match in IMPORT.finditer(file.code)]


@rule(
    "rooms", "every Swift file of a capability stands in one of its rooms",
    planted={"Sources/Plans/Loose.swift": "import Kernel\n"}, clean={"Sources/Plans/Model/Plan.swift": "import Kernel\n"},
)
def rooms(house):
    for file in house.swift("Sources/"):
        if file.is_capability and file.room not in ROOMS:
            yield file.found(0, f"not in a room: move it to one of {', '.join(ROOMS)}")


@rule(
    "room-imports", "a room imports only what the table in ARCHITECTURE.md allows; Model no Foundation",
    planted={"Sources/Plans/Model/Plan.swift": "import Foundation\n"},
    clean={
        "Sources/People/Store/PeopleStore.swift": "package import SQL\nimport Foundation\nimport Audit\n",
        "Sources/Audit/Model/Entry.swift": "package import Kernel\n",
    },
)
def room_imports(house):
    for file in house.swift("Sources/"):
        if file.room not in MAY_IMPORT:
            continue
        for module, place in imports(file):
            if module not in MAY_IMPORT[file.room] and module not in house.capabilities:
                yield file.found(place, f"{file.room} may not import {module}")


@rule(
    "pure-foundations", "Kernel and Markup import nothing",
    planted={"Sources/Kernel/Time/Day.swift": "import Foundation\n"}, clean={"Sources/Kernel/Time/Day.swift": "struct Day {}\n"},
)
def pure_foundations(house):
    for file in house.swift("Sources/"):
        if file.target in NO_IMPORTS:
            for module, place in imports(file):
                yield file.found(place, f"{file.target} may not import {module}: it stands on the language alone")


@rule(
    "drivers", "each C library and driver is known to one target",
    planted={"Sources/Plans/Store/PlanStore.swift": "import GRDB\n"}, clean={"Sources/SQL/SQLiteDriver.swift": "import GRDB\n"},
)
def drivers(house):
    for file in house.swift("Sources/"):
        for module, place in imports(file):
            if file.target not in ONLY_IN.get(module, {file.target}):
                yield file.found(place, f"only {', '.join(sorted(ONLY_IN[module]))} may import {module}")


TYPE = re.compile(r"^(?:(?:package|internal|final|indirect)\s+)*(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)", re.M)


@rule(
    "room-uses", "inside a capability a room uses only the rooms below it; Portal, Console and API never one another",
    planted={
        "Sources/Plans/Console/LedgerRoutes.swift": "struct LedgerRoutes {}\n",
        "Sources/Plans/Portal/PublicLedger.swift": "let routes = LedgerRoutes()\n",
    },
    clean={
        "Sources/Plans/Store/PlanStore.swift": "struct PlanStore {}\n",
        "Sources/Plans/Portal/PublicLedger.swift": "let store: PlanStore\n",
    },
)
def room_uses(house):
    declared = {}
    for file in house.swift("Sources/"):
        if file.room in ROOMS:
            for match in TYPE.finditer(file.code):
                declared.setdefault((file.target, match.group(1)), file.room)
    for file in house.swift("Sources/"):
        if file.room not in MAY_USE:
            continue
        for match in re.finditer(r"(?<![.\w])[A-Z]\w+", file.code):
            room = declared.get((file.target, match.group()), file.room)
            if room != file.room and room not in MAY_USE[file.room]:
                yield file.found(match.start(), f"{file.room} may not use {match.group()} of {room}")
