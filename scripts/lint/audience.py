"""Every route of the console says who may use it, where it is registered."""

import re

from house import rule

REGISTERED = re.compile(r"\.\s*(?:get|post|put|patch|delete|head)\s*\(\s*[\"\w.]")
STATE_CHANGING_GET = re.compile(r"\.\s*get\s*\(\s*\"[^\"]*/(?:delete|remove|accept|confirm|assign|publish|close)\"")


@rule(
    "audience", "every route of a Console room declares its audience",
    planted={"Sources/Plans/Console/LedgerRoutes.swift": 'router.get("/console/plans") { _, _ in page }'},
    clean={"Sources/Plans/Console/LedgerRoutes.swift": 'router.get("/console/plans", audience: .staff) { _, _ in page }'},
)
def audience(house):
    for file in house.swift("Sources/"):
        if file.room != "Console":
            continue
        for match in REGISTERED.finditer(file.code):
            if "audience" not in argument_list(file.code, file.code.index("(", match.start())):
                yield file.found(match.start(), "this route does not say who may use it (audience:)")


def argument_list(code, opening):
    depth = 0
    for at in range(opening, len(code)):
        depth += {"(": 1, ")": -1}.get(code[at], 0)
        if depth == 0:
            return code[opening : at + 1]
    return code[opening:]
