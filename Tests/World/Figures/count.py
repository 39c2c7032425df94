"""Counts a period from the events of a ledger, by nothing but what docs say of each figure.

    count.py LEDGER.sqlite FIRST LAST      days, both included; prints a JSON object
"""
import datetime
import json
import sqlite3
import sys

path, first, last = sys.argv[1:]
zone = datetime.timezone(datetime.timedelta(hours=8))


def day(seconds):
    return datetime.datetime.fromtimestamp(seconds, zone).date().isoformat()


def within(text):
    return first <= text <= last


letters = {}
tests = set()   # as a person of the office said last
database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
for (payload,) in database.execute("SELECT payload FROM event ORDER BY sequence"):
    event = json.loads(payload)
    if "letter" not in event:
        continue    # what happened to the office itself
    (name, fact), = event["fact"].items()
    letters.setdefault(event["letter"], []).append((event["at"], name, fact))
    if name == "classified" and event["by"]["role"] != "policy" and fact["_0"].get("saysTest") is not None:
        (tests.add if fact["_0"]["saysTest"] else tests.discard)(event["letter"])

OPEN = {"registered", "accepted", "assigned", "handling", "replied", "signedOff", "cleared"}
states = {}   # letter -> how it ended, when
count = dict.fromkeys(
    "received accepted declined merged retracted answered published withheld closed open due on-time overdue "
    "returned sent-back extended reopened".split(), 0)
tested = 0
roots = {}

for letter, events in letters.items():
    end, accepted, answered, split = None, None, None, False
    before = dict(count)
    turns, turn = [], None     # of leads: due, met, ended
    reopened = False
    for at, name, fact in events:
        if name == "registered" and fact["_0"].get("parent"):
            accepted = accepted or at
        elif name == "accepted":
            accepted = accepted or at
        elif name == "split":
            split = True
        elif name == "merged":
            end = ("merged", at)
            roots[letter] = fact["into"]
        elif name == "unmerged":
            end = None
        elif name in ("declined", "retracted"):
            end = (name, at)
        elif name in ("published", "withheld"):
            answered = answered or (at, name)
            end = ("answered", at)
        elif name == "withdrawn":
            end = ("answered", at)
        elif name in ("reopened", "restored", "disclosed", "recleared"):
            end = None
            if name == "reopened":
                count["reopened"] += within(day(at))
                reopened = True
        elif name == "letStand":
            end = ("answered", at)
        elif name == "returned":
            count["returned"] += within(day(at))
        elif name == "sentBack":
            count["sent-back"] += within(day(at))
        elif name == "extended":
            count["extended"] += within(day(at))

        if name in ("assigned", "returned", "declined", "merged", "retracted") and turn and not turn["met"]:
            turn["ended"] = day(at)
        if name == "assigned":
            turn = {"unit": fact["_0"]["lead"], "due": None, "met": None, "ended": None, "came": None}
            turns.append(turn)
            reopened = False
        elif name == "dueSet" and turn and fact["_0"]["unit"] == turn["unit"]:
            if reopened:
                turn = {"unit": turn["unit"], "due": None, "met": None, "ended": None, "came": None}
                turns.append(turn)
                reopened = False
            turn["due"] = fact["_0"]["day"]
        elif name == "replied" and turn:
            turn["came"], turn["met"] = fact["_0"]["receivedAt"], None
        elif name == "signedOff" and turn:
            policy = (fact["_0"].get("proof") or {}).get("policy") or {}
            turn["met"] = day(policy.get("receivedAt") or turn["came"] or at)
        elif name == "sentBack" and turn:
            turn["came"], turn["met"] = None, None

    states[letter] = end
    if letter in tests:
        count = before
        tested += within(day(events[0][0]))
        continue
    if split:
        continue
    registered = events[0][0]
    count["received"] += within(day(registered))
    if end and end[0] in ("declined", "merged"):
        count[end[0]] += within(day(end[1]))
    elif accepted:
        count["accepted"] += within(day(accepted))
    if end and end[0] == "retracted":
        count["retracted"] += within(day(end[1]))
    if answered:
        count["answered"] += within(day(answered[0]))
        count[answered[1]] += within(day(answered[0]))
    for turn in turns:
        if not turn["due"] or not within(turn["due"]):
            continue
        came = day(turn["came"]) if turn["came"] else None
        if turn["ended"] and not turn["met"]:
            # What was taken away in time does not count; what was overdue by then does.
            late = (came or turn["ended"]) > turn["due"]
            count["due"] += late
            count["overdue"] += late
            continue
        count["due"] += 1
        late = turn["met"] > turn["due"] if turn["met"] else came is None or came > turn["due"]
        if turn["met"] or late:
            count["overdue" if late else "on-time"] += 1

for letter, events in letters.items():
    if letter in tests or any(name == "split" for _, name, _ in events):
        continue
    end = states[letter]
    if end and end[0] == "merged":
        end = states.get(roots[letter])
    closed = day(end[1]) if end else None
    count["closed"] += bool(closed and within(closed))
    count["open"] += day(events[0][0]) <= last and not (closed and closed <= last)

print(json.dumps({"figures": count, "tests": tested}, sort_keys=True))
