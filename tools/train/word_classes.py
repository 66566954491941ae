#!/usr/bin/env python3
"""WordNet to word classes: which parts of speech a word can be, which is commonest, and the field of its first noun and verb sense.

    word_classes.py /usr/share/wordnet > words.tsv        word TAB code

code: bits 0-3 can be noun, verb, adjective, adverb; bits 4-5 which of these is commonest; bits 6-10 lexicographer file of the first
noun sense (0 none), bits 11-14 of the first verb sense.  Plurals and verb forms get the code of their lemma's part of speech.
"""
import os, re, sys

root = sys.argv[1]
POS = {"noun": 0, "verb": 1, "adj": 2, "adv": 3}

field = {}
for pos in ("noun", "verb"):
    for line in open(os.path.join(root, "data." + pos), encoding="ascii", errors="replace"):
        if line[0] != " ": field[pos, line[:8]] = int(line[9:11])

words = {}
def add(word, pos, weight, code):
    w = words.setdefault(word, {})
    if pos not in w or w[pos][0] < weight: w[pos] = (weight, code)

def plural(w):
    if re.search(r"(s|x|z|ch|sh)$", w): return w + "es"
    if re.search(r"[^aeiou]y$", w): return w[:-1] + "ies"
    return w + "s"

def verb_forms(w):
    yield plural(w)
    stem = w[:-1] if re.search(r"[^aeoy]e$", w) else w
    past = w[:-1] + "i" if re.search(r"[^aeiou]y$", w) else stem
    yield stem + "ing"; yield past + "ed"
    if re.search(r"^[^aeiou]*[aeiou][bdgklmnprtv]$", w): yield w + w[-1] + "ing"; yield w + w[-1] + "ed"

for pos in POS:
    for line in open(os.path.join(root, "index." + pos), encoding="ascii"):
        if line[0] == " ": continue
        f = line.split()
        word = f[0]
        if not re.fullmatch(r"[a-z][a-z'.]*[a-z.]|[a-z]", word): continue
        tagged, first = int(f[-int(f[2]) - 1]), f[-int(f[2])]
        code = field.get((pos, first), 0)
        code = code - 2 if pos == "noun" else code - 28 if pos == "verb" else 0
        add(word, pos, tagged + 1, code)
        if pos == "noun": add(plural(word), pos, tagged + 0.5, code)
        if pos == "verb":
            for form in verb_forms(word): add(form, pos, tagged + 0.5, code)
    exceptions = os.path.join(root, pos + ".exc")
    if os.path.exists(exceptions):
        for line in open(exceptions, encoding="ascii"):
            f = line.split()
            for base in f[1:]:
                if base in words and pos in words[base] and "_" not in f[0]: add(f[0], pos, *words[base][pos])

for word in sorted(words):
    w, code = words[word], 0
    for pos in w: code |= 1 << POS[pos]
    code |= POS[max(w, key=lambda p: (w[p][0], -POS[p]))] << 4
    if "noun" in w: code |= w["noun"][1] << 6
    if "verb" in w: code |= w["verb"][1] << 11
    print(word, code, sep="\t")
