#!/usr/bin/env python3
"""reply_oracle.py FILE: judges histories of applications, one JSON object a line, and prints what it does not agree with.

Written from the rules (FOI-30 ... FOI-35, FOI-D1 ... FOI-D5, FEE-5 ... FEE-7) and not from the Swift code: it lives
through every day of a case, counts a day or does not, and lets an event happen or not. Which days are worked comes from
the public package chinesecalendar. The last line is `N histories, N events, N differences`; the status is 1 when there
are differences.
"""
import datetime as dt
import json
import sys
from collections import Counter

import chinese_calendar

FIRST, LAST = dt.date(2018, 1, 1), dt.date(2026, 12, 31)
ONE = dt.timedelta(days=1)
TERM, ANSWER, NOTICE, PAYMENT, MOST_EXTENSION = 20, 15, 7, 20, 20


def all_days():
    day = FIRST
    while day <= LAST:
        yield day
        day += ONE


WORKED = {day: bool(chinese_calendar.is_workday(day)) for day in all_days()}
DAYS = {day.isoformat(): day for day in WORKED}


class BeyondCalendar(Exception):
    """The answer lies past the last year the package knows."""


def step(day):
    if day >= LAST:
        raise BeyondCalendar
    return day + ONE


def nth_workday(day, n):
    """FOI-D1: the given day is day 0."""
    while n:
        day = step(day)
        n -= WORKED[day]
    return day


class Matter:
    """A letter to somebody else (FOI-32, 33, 34)."""

    def __init__(self, sent):
        self.sent, self.reached, self.answered = sent, None, None

    def returned(self):
        """FOI-D3: the answer, or the 15th working day after receipt when that comes first; None while it is out."""
        ends = [self.answered] if self.answered else []
        if self.reached:
            ends.append(nth_workday(self.reached, ANSWER))
        return min(ends) if ends else None


def reply(facts):
    """The reply's last day, or `stopped`, `held`, `none`: one day after the other from the receipt.

    facts: (day, word, value) as recorded; what happens on one day happens in the order of record.
    """
    facts = sorted(facts, key=lambda fact: fact[0])
    if not facts:
        return "none"
    day, number, limit, running, extended, matters, index = facts[0][0], 0, TERM, True, False, [], 0
    used, spent = set(), None
    while True:
        begins = day == facts[0][0]
        while index < len(facts) and facts[index][0] == day:
            _, word, value = facts[index]
            index += 1
            if word == "consult" and spent is None:
                matters.append((value, value.returned()))
            elif word in ("correct", "fee") and running and spent is None and word not in used:
                running = False
                used.add(word)
            elif word in ("corrected", "paid") and not running:
                # FOI-D4, FEE-7: anew from here; an extension was of the count that is gone.
                running, begins, number, limit, spent = True, True, 0, TERM, None
            elif word == "extend" and running and spent is None and not extended:
                extended, limit = True, limit + value
        if running and not begins and spent is None:
            out = [end for matter, end in matters if matter.sent < day and (end is None or day <= end)]
            if None in out and index == len(facts):
                return "held"
            if WORKED[day] and not out:
                number += 1
                if number == limit:
                    spent = day
        if index == len(facts):
            if not running:
                return "stopped"
            if spent:
                return spent
        day = step(day)


class Case:
    """What is known, as it is recorded; each method says whether the law lets it happen."""

    def __init__(self):
        self.facts, self.matters, self.delayed = [], {}, None
        self.until = self.fee_received = self.proposed = self.received = None
        self.once = set()

    def due(self):
        return self.delayed or reply(self.facts)

    def expired(self, day):
        due = self.due()
        return isinstance(due, dt.date) and due < day

    def run_start(self):
        return max(day for day, word, _ in self.facts if word in ("received", "corrected", "paid"))

    def allows(self, word, on, event, recorded):
        if word == "correct":
            return ("correct" not in self.once and self.delayed is None
                    and recorded <= nth_workday(self.received, NOTICE) and not self.expired(recorded))
        if word == "lapse_uncorrected":
            return self.until is not None and recorded > self.until
        if word == "lapse_unpaid":
            return self.fee_received is not None and recorded > nth_workday(self.fee_received, PAYMENT)
        if word == "extend":
            return ("extend" not in self.once and self.delayed is None and 1 <= event["days"] <= MOST_EXTENSION
                    and self.due() != "stopped" and not self.expired(recorded) and not self.expired(on)
                    and on <= recorded and on >= self.run_start() and on >= self.proposed)
        if word == "fee":
            return ("fee" not in self.once and self.delayed is None and self.due() != "stopped"
                    and not self.expired(recorded) and self.run_start() <= on <= recorded)
        return on <= recorded

    def take(self, word, on, event, recorded):
        if word in ("correct", "fee", "extend"):
            self.once.add(word)
        if word == "received":
            self.received = on
        if word == "correct":
            self.until = day_of(event["until"])
        if word == "propose":
            self.proposed = on
        if word == "fee_received":
            self.fee_received = on
        if word == "delay":
            self.delayed = day_of(event["until"])
        if word == "consult":
            self.matters[event["matter"]] = Matter(on)
            # Sent late, or recorded when it was too late, or while a fixed day holds: nothing is left out.
            if self.delayed or self.expired(recorded) or on < self.run_start():
                return
            self.facts.append((on, word, self.matters[event["matter"]]))
        if word == "reached":
            self.matters[event["matter"]].reached = on
        if word == "answered":
            self.matters[event["matter"]].answered = on
        if word in ("received", "correct", "corrected", "fee", "paid") and not self.delayed:
            self.facts.append((on, word, None))
        if word == "extend":
            self.facts.append((on, word, event["days"]))


def day_of(text):
    return DAYS.get(text) or dt.date.fromisoformat(text)


def shown(due):
    return due.isoformat() if isinstance(due, dt.date) else due


def other_days(case, word, on, event):
    """The days of the clocks beside the reply."""
    wanted = {}
    if word == "received":
        wanted["notice_due"] = nth_workday(on, NOTICE)
    if word == "reached":
        wanted["answer_due"] = nth_workday(on, ANSWER)
    if word == "fee_received":
        wanted["payment_due"] = nth_workday(on, PAYMENT)
    for key, day in wanted.items():
        if event.get(key) is not None and event[key] != day.isoformat():
            yield f"{key} {event[key]}, should be {day}"


def judge_record(history):
    """FOI-41 by convention: 20 working days, nothing moves them."""
    wanted = "none"
    for event in history["events"]:
        if event["do"] == "received":
            wanted = nth_workday(day_of(event["on"]), TERM)
        if event["due"] != shown(wanted):
            yield f"{event}: should be {wanted}"
        if event["do"] == "reply" and event["late"] != (day_of(event["on"]) > wanted):
            yield f"{event}: late or not"


def judge(history, counts):
    arrived = day_of(history["arrived"])
    if history["confirm_due"] is not None and history["confirm_due"] != nth_workday(arrived, 1).isoformat():
        yield f"confirm_due {history['confirm_due']}"
    if history["kind"] == "record_correction":
        yield from judge_record(history)
        return
    case = Case()
    for event in history["events"]:
        word, on, recorded = event["do"], day_of(event["on"]), day_of(event["recorded"])
        counts[word + (" refused" if event.get("refused") else "")] += 1
        allowed = case.received is None and word in ("received", "withdraw") or (
            case.received is not None and case.allows(word, on, event, recorded))
        if allowed == bool(event.get("refused")):
            yield f"{event}: the law {'allows' if allowed else 'forbids'} it"
        if event.get("refused"):
            continue
        case.take(word, on, event, recorded)
        yield from (f"{event}: {fault}" for fault in other_days(case, word, on, event))
        due = case.due()
        if event["due"] != shown(due):
            yield f"{event}: should be {shown(due)}"
        if word == "reply" and event["late"] != (isinstance(due, dt.date) and on > due):
            yield f"{event}: late or not"


def main():
    histories = events = differences = 0
    counts = Counter()
    with open(sys.argv[1], encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            history = json.loads(line)
            histories += 1
            events += len(history["events"])
            faults = []
            try:
                faults += judge(history, counts)
            except BeyondCalendar:
                counts["beyond the calendar"] += 1
            if faults:
                differences += 1
                if differences <= 5:
                    print(f"history {number}: {faults[0]}\n  {line.strip()}")
    print(", ".join(f"{word} {count}" for word, count in sorted(counts.items())))
    print(f"{histories} histories, {events} events, {differences} differences")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
