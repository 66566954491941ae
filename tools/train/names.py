#!/usr/bin/env python3
"""Named documents (JSON lines) to lines for the trainer: the text, a tab, and its names as start:end:label in bytes.

    names.py < train.jsonl > names.tsv

Labels: 1 person, 3 organisation, 5 place, 7 other.  Line ends within a text are written as U+0001.
"""
import json, sys

LABEL = {"PER": 1, "ORG": 3, "LOC": 5, "MISC": 7}
# The first two lower the figures on news; the last two are what the project measures itself on.
LEAVE_OUT = ("suralk", "BroadTwitter", "UNER_English-PUD/news", "GUM/news")

for line in sys.stdin:
    d = json.loads(line)
    if any(s in d["source"] for s in LEAVE_OUT): continue
    text = d["text"].replace("\t", " ").replace("\0", " ")
    byte = [0]
    for c in text: byte.append(byte[-1] + len(c.encode()))
    spans = sorted((byte[e["start"]], byte[e["end"]], LABEL[e["type"]]) for e in d["entities"] if e["type"] in LABEL)
    print(text.replace("\n", "\x01"), ",".join("%d:%d:%d" % s for s in spans), sep="\t")
