"""Every route of the console says who may use it, where it is registered."""

import re

from house import rule

REGISTERED = re.compile(r"\.\s*(?:get|post|put|patch|delete|head|on|ws)\s*\(\s*[\"\w.]")
ROUTED = ("Portal", "Console", "API")


@rule(
    "audience", "a route of Portal, Console or API is declared with its audience, never on the bare router",
    planted={"Sources/Plans/Console/LedgerRoutes.swift": 'router.get("/console/plans") { _, _ in page }'},
    clean={"Sources/Plans/Console/LedgerRoutes.swift": "routes.page(ledger, audience: .staff) { _, _ in page }"},
)
def audience(house):
    for file in house.swift("Sources/"):
        if file.room in ROUTED:
            for match in REGISTERED.finditer(file.code):
                if "outer" in file.code[max(0, match.start() - 12) : match.start()]:
                    yield file.found(match.start(), "this route has no audience: declare it with SiteRoutes")
