"""Every act leaves a journal entry in its own transaction: a store's function that writes must reach the journal."""

import re
from collections import defaultdict

from house import rule
from sizes import functions

# Writes that are no act of a person, or whose act journals them: `Target.function` → why.
UNJOURNALLED = {
    "Obligations.open": "part of the act that causes it, which journals both",
    "Obligations.opened": "part of the act that causes it, which journals both",
    "Obligations.append": "part of the act that causes it, which journals both",
    "Obligations.hand": "part of the act that causes it, which journals both",
    "Obligations.recompute": "part of loading a calendar, which journals it",
    "Obligations.tell": "notes which lights are told; part of a batch of the tick, which journals it",
    "Supervision.tell": "what people are told of is journalled where it happened",
    "Supervision.checkAlert": "part of the run that turns the check red, which journals it",
    "Supervision.evidenceAlert": "part of the look that found the record changed, which journals it",
    "Supervision.ruleCheckAlert": "part of the run that turns the rule red, which journals it",
    "Supervision.countUnreadAfterReading": "a person's own reading of their inbox changes no record",
    "Supervision.markRead": "a person's own reading of their inbox changes no record",
    "Supervision.claim": "part of sending a letter: nobody's act",
    "Supervision.queueDigest": "part of sending a letter: nobody's act",
    "Supervision.queueDigests": "part of sending a letter: nobody's act",
    "Search.put": "part of the publication that causes it, which is journalled",
    "Search.remove": "part of the withdrawal that causes it, which is journalled",
    "Search.emptyIndex": "the index holds nothing that is not in journalled records: it can be made again",
    "Search.endRebuild": "the index holds nothing that is not in journalled records: it can be made again",
    "Search.tidy": "brings the index into another shape without changing what it says",
    "People.signedIn": "notes that a session is in use, at most once a minute: nobody's act",
    "People.bearer": "notes that a token is in use, at most once a minute: nobody's act",
    "Subscriptions.claimDigest": "part of a digest, whose closing journals it",
    "Supervision.itemAlert": "part of the act on the item, which journals it",
    "Inspection.claim": "takes the turn to read the pages, whose finish or failure is journalled",
    "Inspection.record": "what the clock measured; the rehearsal that is judged by it is journalled",
    "Requests.noteAsked": "counts searches before an application: nobody's act",
    "Requests.sealFiles": "how a file lies on disk; what it says and whose it is stays",
    "Requests.replace": "part of sealing: how a file lies on disk; what it says and whose it is stays",
    "Requests.removeUnsealed": "part of sealing: how a file lies on disk; what it says and whose it is stays",
    "Requests.remindUnconfirmed": "what people are told of is journalled where it happened",
    "Requests.produce": "the bytes of a letter whose issue is journalled",
    "People.carryingReceipt": "commits with the act that it answers, which journals itself",
}
WRITES = re.compile(r"\.execute\s*\(")
TRANSACTION = re.compile(r"\.write\s*[({]")
APPENDS = re.compile(r"\bjournal\w*\s*\.\s*append\s*\(|\bJournalEntry\s*\(", re.I)
CALLED = re.compile(r"(?<![\w])(\w+)\s*(?:\(|\{)")


class StoreFunctions:
    """The functions of a target's Store room by name (overloads together) and what they reach."""

    def __init__(self, files):
        self.bodies, self.places = defaultdict(str), {}
        for file in files:
            for name, start, end in functions(file.code):
                self.bodies[name] += file.code[start:end]
                line = file.code[file.code.rfind("\n", 0, start) + 1 : start]
                # An entrance: called from other targets, or begins a transaction. The rest are steps of an entrance.
                if "package" in line or TRANSACTION.search(file.code, start, end):
                    self.places.setdefault(name, (file, start))

    def reaches(self, name, pattern):
        seen, waiting = set(), [name]
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            if pattern.search(self.bodies[at]):
                return True
            waiting += [called for called in CALLED.findall(self.bodies[at]) if called in self.bodies]
        return False


@rule(
    "journal", "a store's function that writes appends to the journal",
    planted={"Sources/Plans/Store/PlanStore.swift": 'package func close(_ id: ID, in tx: Transaction) throws {\n    try tx.execute("UPDATE plan SET state = 1")\n}\n'},
    clean={
        "Sources/Plans/Store/PlanStore.swift": (
            "package func close(_ id: ID, in tx: Transaction) throws {\n    try write(id, tx)\n    try journal.append(entry, in: tx)\n}\n"
            'private func write(_ id: ID, _ tx: Transaction) throws {\n    try tx.execute("UPDATE plan SET state = 1")\n}\n'
        ),
    },
)
def journal(house):
    rooms = defaultdict(list)
    for file in house.swift("Sources/"):
        if file.room == "Store" and file.target != "Audit":
            rooms[file.target].append(file)
    used = set()
    for target, files in rooms.items():
        store = StoreFunctions(files)
        for name, (file, start) in store.places.items():
            if store.reaches(name, WRITES) and not store.reaches(name, APPENDS):
                used.add(f"{target}.{name}")
                if f"{target}.{name}" not in UNJOURNALLED:
                    yield file.found(start, f"{name} writes and leaves no journal entry")
    for name in UNJOURNALLED:
        if name.split(".")[0] in rooms and name not in used:
            yield rooms[name.split(".")[0]][0].found(0, f"the lint's exception for {name} is no longer needed")
