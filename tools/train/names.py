#!/usr/bin/env python3
"""Named documents (JSON lines) to lines for the trainer: token, label, whether no space follows.

    names.py < train.jsonl > names.tsv

Labels: 0 none, then B and I of person, organisation, place, other.
"""
import json, sys

KIND = {"PER": 1, "ORG": 3, "LOC": 5, "MISC": 7}
# The first three lower the figures on news; the last two are what the project measures itself on.
LEAVE_OUT = ("suralk", "multiNER", "BroadTwitter", "UNER_English-PUD/news", "GUM/news")

for line in sys.stdin:
    d = json.loads(line)
    if any(s in d["source"] for s in LEAVE_OUT): continue
    starts, inside = {}, {}
    for e in d["entities"]:
        if e["type"] not in KIND: continue
        for k in range(e["start"], e["end"]): inside[k] = KIND[e["type"]] + 1
        starts[e["start"]] = KIND[e["type"]]
    first_of = set(s if isinstance(s, int) else s[0] for s in d["sent"])
    print("#")
    done = set()
    for i, (a, b) in enumerate(d["tok"]):
        if i in first_of and i: print()
        label, began = 0, [k for k in starts if a <= k < b]
        if began: label = starts[min(began)]
        elif a in inside: label = inside[a]
        glue = i + 1 < len(d["tok"]) and d["tok"][i + 1][0] == b
        word = "".join(d["text"][a:b].split())
        if word: print(word, label, int(glue), sep="\t")
