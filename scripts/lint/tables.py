"""A table belongs to the target that creates it; SQL elsewhere may not name it."""

import re

from house import rule

CREATED = re.compile(r"\bCREATE\s+(?:UNLOGGED\s+|VIRTUAL\s+|TEMP(?:ORARY)?\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)", re.I)
NAMED = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE|REFERENCES|ONLY|ON)\s+(\w+)")


def owners(house):
    """Table → target."""
    created = {}
    for file in house.swift("Sources/"):
        for literal in file.literals:
            for match in CREATED.finditer(literal.text):
                created.setdefault(match.group(1), file.target)
    return created


@rule(
    "foreign-tables", "SQL names only tables of its own capability",
    planted={
        "Sources/People/Store/PeopleMigrations.swift": 'let all = ["CREATE TABLE unit (id TEXT)"]',
        "Sources/Plans/Store/PlanStore.swift": 'let sql = "SELECT * FROM plan JOIN unit ON unit.id = plan.unit_id"',
    },
    clean={
        "Sources/People/Store/PeopleMigrations.swift": 'let all = ["CREATE TABLE unit (id TEXT)"]',
        "Sources/People/Store/PeopleStore.swift": 'let sql = "SELECT * FROM unit"',
        "Sources/Plans/Page/Words.swift": 'let text = "from unit to unit"',
    },
)
def foreign_tables(house):
    created = owners(house)
    for file in house.swift("Sources/"):
        for literal in file.literals:
            for match in NAMED.finditer(literal.text):
                owner = created.get(match.group(1), file.target)
                if owner != file.target:
                    yield file.found(literal.start, f"SQL names {match.group(1)}, a table of {owner}: ask its store")


@rule(
    "table-owner", "two capabilities never create the same table",
    planted={
        "Sources/People/Store/M.swift": 'let a = "CREATE TABLE unit (id TEXT)"',
        "Sources/Plans/Store/M.swift": 'let a = "CREATE TABLE unit (id TEXT)"',
    },
    clean={"Sources/People/Store/M.swift": 'let a = "CREATE TABLE unit (id TEXT)"'},
)
def table_owner(house):
    created = owners(house)
    for file in house.swift("Sources/"):
        for literal in file.literals:
            for match in CREATED.finditer(literal.text):
                if created[match.group(1)] != file.target:
                    yield file.found(literal.start, f"{match.group(1)} is already a table of {created[match.group(1)]}")
