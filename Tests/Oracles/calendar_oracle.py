#!/usr/bin/env python3
"""calendar_oracle.py SEED COUNT: prints days and deadlines as JSON, for the Swift kernel to be compared with.

Written from the rules (FOI-D1 ... FOI-D5) and not from the Swift code: one day after the other, nothing clever. Which
days are worked comes from the public package chinesecalendar. Everything stays inside 2018-2026.
"""
import datetime as dt
import json
import random
import sys

import chinese_calendar

FIRST, LAST = dt.date(2018, 1, 1), dt.date(2026, 12, 31)
ONE = dt.timedelta(days=1)


def all_days():
    day = FIRST
    while day <= LAST:
        yield day
        day += ONE


WORKED = {day: bool(chinese_calendar.is_workday(day)) for day in all_days()}


class OutOfRange(Exception):
    """The answer would lie past the last year the package knows."""


def step(day):
    if day >= LAST:
        raise OutOfRange
    return day + ONE


def nth_workday(day, n, left_out=lambda day: False):
    """FOI-D1: the given day is day 0, the next counted working day is day 1."""
    while n:
        day = step(day)
        if WORKED[day] and not left_out(day):
            n -= 1
    return day


def end_of(consultation):
    """FOI-D3: the answer, or the 15th working day after receipt when that comes first."""
    silence = nth_workday(consultation["reached"], 15) if consultation["reached"] else None
    ends = [end for end in (consultation["answered"], silence) if end]
    return min(ends)


def due(case):
    """FOI-D4: counted from the restart, if there was one. FOI-D5: the extension is of the run in which it was made."""
    day = case["restarted"] or case["start"]
    spans = [(one["sent"], end_of(one)) for one in case["consultations"]]

    def left_out(one):
        return any(sent < one <= end for sent, end in spans)

    deadline = nth_workday(day, case["days"], left_out)
    if case["extended_on"]:
        deadline = nth_workday(deadline, case["extension"], left_out)
    return deadline


def random_case(draw):
    start = FIRST + dt.timedelta(days=draw.randrange((LAST - FIRST).days - 10))
    case = {"start": start, "days": draw.choice([20, 20, 20, 15, 10, 7, 3, 1, draw.randint(1, 60)]),
            "stopped": None, "restarted": None, "consultations": [], "extended_on": None, "extension": 0}
    run = start
    if draw.random() < 0.25:
        # Legal: within seven working days and not after the deadline.
        limit = min(nth_workday(start, 7), nth_workday(start, case["days"]))
        case["stopped"] = start + dt.timedelta(days=draw.randint(0, (limit - start).days))
        run = case["restarted"] = case["stopped"] + dt.timedelta(days=draw.randint(0, 40))
        if run > LAST:
            raise OutOfRange
    plain = nth_workday(run, case["days"])
    for _ in range(draw.choice([0, 0, 1, 1, 2, 3])):
        sent = run + dt.timedelta(days=draw.randint(0, (plain - run).days))
        reached = sent + dt.timedelta(days=draw.randint(0, 6)) if draw.random() < 0.7 else None
        answered = sent + dt.timedelta(days=draw.randint(0, 45)) if reached is None or draw.random() < 0.6 else None
        case["consultations"].append({"sent": sent, "reached": reached, "answered": answered})
    if draw.random() < 0.4:
        case["extended_on"] = run + dt.timedelta(days=draw.randint(0, (plain - run).days))
        case["extension"] = draw.randint(1, 20)
    case["due"] = due(case)
    return case


def main():
    draw = random.Random(int(sys.argv[1]))
    wanted = int(sys.argv[2])
    cases = []
    while len(cases) < wanted:
        try:
            cases.append(random_case(draw))
        except OutOfRange:
            continue
    days = [{"day": day, "worked": worked} for day, worked in WORKED.items()]
    json.dump({"days": days, "cases": cases}, sys.stdout, default=lambda day: day.isoformat())


if __name__ == "__main__":
    main()
