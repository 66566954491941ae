#!/usr/bin/env python3
"""Makes data/en/lemmas.tsv (forms that the rules of src/language/lemma.c get wrong) from WordNet.

    lemmas.py /usr/share/wordnet data/en/lemmas.tsv

Prints the two-letter endings of stems that take an e back ("mak" -> "make"), which lemma.c holds.
"""
import collections, os, re, sys

root, out = sys.argv[1:3]

def words(pos):
    for line in open(os.path.join(root, "index." + pos), encoding="ascii"):
        f = line.split()
        if line[0] != " " and re.fullmatch(r"[a-z]{2,}", f[0]): yield f[0], int(f[-int(f[2]) - 1])

def irregular(pos):
    for line in open(os.path.join(root, pos + ".exc"), encoding="ascii"):
        f = line.split()
        if re.fullmatch(r"[a-z]+", f[0]) and re.fullmatch(r"[a-z]+", f[1]): yield f[0], f[1]

verbs = dict(words("verb"))
nouns = dict(words("noun"))
known = collections.Counter(nouns)
for pos in ("adj", "adv"): known.update(dict(words(pos)))

def doubled(w): return re.search(r"^[^aeiou]*[aeiou][bdgmnprt]$", w) is not None

def stems(w):
    """What is left of a verb's regular forms without -ed or -ing."""
    if re.search(r"[^aeoy]e$", w): yield w[:-1]
    elif doubled(w): yield w + w[-1]
    elif re.search(r"[^aeiou]y$|e$", w): return
    else: yield w

votes = collections.Counter()
for v, n in verbs.items():
    for s in stems(v):
        if s == v or s + "e" == v: votes[s[-2:], s != v] += n + 1
WITH_E = sorted({e for e, _ in votes if votes[e, True] > votes[e, False]})

def mend(s):
    if len(s) >= 3 and s[-1] == s[-2] and s[-1] not in "aeioulsz": return s[:-1]
    return s + "e" if s[-2:] in WITH_E else s

def past(w): return mend(w[:-2]) if not w.endswith("ied") else w[:-3] + "y"
def gerund(w): return mend(w[:-3])

PLURAL = [("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("zzes", "zz"), ("oes", "o"), ("ies", "y"), ("men", "man"), ("ss", "ss"), ("us", "us"), ("s", "")]
THIRD = [p for p in PLURAL if p[0] not in ("men", "us")]
def cut(w, table):
    for e, r in table:
        if w.endswith(e) and len(w) > len(e):
            return w if len(w) - len(e) < 2 else w[:-len(e)] + r
    return w

def plural(w):
    if re.search(r"(s|x|z|ch|sh)$", w): return w + "es"
    if re.search(r"[^aeiou]y$", w): return w[:-1] + "ies"
    return w + "s"

rows = {}
def put(form, tag, lemma, weight):
    if (form, tag) not in rows or rows[form, tag][1] < weight: rows[form, tag] = (lemma, weight)

for v, n in verbs.items():
    for s in stems(v):
        put(s + "ing", "v", v, n); put(s + "ed", "v", v, n)
    if re.search(r"[^aeiou]y$", v): put(v[:-1] + "ied", "v", v, n); put(v + "ing", "v", v, n)
    if re.search(r"[aeo]e$|ye$", v): put(v + "d", "v", v, n); put(v + "ing", "v", v, n)
    put(plural(v), "v", v, n)
    if re.search(r"[aeiou]l$", v): put(v + "led", "v", v, n); put(v + "ling", "v", v, n)
for w, n in nouns.items():
    if n > 0 and not w.endswith("s"): put(plural(w), "n", w, n)
for pos, tag in (("verb", "v"), ("noun", "n"), ("adj", "a"), ("adv", "a")):
    for form, lemma in irregular(pos):
        if pos == "verb" or known.get(lemma, 0) > 0: put(form, tag, lemma, 1000)
BE = {"am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "has": "have", "had": "have",
      "having": "have", "does": "do", "did": "do", "done": "do", "doing": "do", "goes": "go", "went": "go", "gone": "go", "said": "say", "says": "say",
      "ca": "can", "wo": "will", "sha": "shall", "lay": "lie", "found": "find", "left": "leave", "met": "meet", "led": "lead", "fell": "fall", "saw": "see",
      "felt": "feel", "ground": "grind", "wound": "wind", "bore": "bear", "rose": "rise", "bound": "bind", "fought": "fight", "sought": "seek", "lit": "light", "dying": "die", "lying": "lie", "tying": "tie"}
put("stricken", "v", "strike", 10000)
for form, lemma in BE.items():
    put(form, "v", lemma, 10000)
for form, lemma in {"better": "good", "best": "good", "worse": "bad", "worst": "bad", "more": "more", "most": "most", "less": "less", "least": "least"}.items():
    put(form, "a", lemma, 10000)
for form, lemma in {"people": "people", "police": "police", "men": "man", "women": "woman", "children": "child", "media": "media", "data": "data", "forces": "force", "news": "news", "politics": "politics",
                    "headquarters": "headquarters", "talks": "talk", "arms": "arms", "means": "means", "species": "species", "series": "series", "lives": "life", "leaders": "leader", "troops": "troop", "axes": "axis",
                    "barracks": "barracks", "buses": "bus", "canoes": "canoe", "gases": "gas", "oases": "oasis", "viruses": "virus"}.items():
    put(form, "n", lemma, 10000)

kept = []
for (form, tag), (lemma, _) in sorted(rows.items()):
    if form == lemma and tag not in "n": continue
    if tag == "v":
        rule = gerund(form) if form.endswith("ing") and len(form) > 4 else past(form) if form.endswith("ed") and len(form) > 4 else cut(form, THIRD)
    elif tag == "n": rule = cut(form, PLURAL)
    else: rule = form
    if rule != lemma: kept.append((form, tag, lemma))
with open(out, "w", encoding="utf-8") as f:
    f.write("# Word forms whose lemma the rules of src/language/lemma.c would get wrong; v verb, n plural noun, a adjective or adverb.\n"
            "# Made by tools/gazetteer/lemmas.py from WordNet 3.0 (WordNet licence, (c) Princeton University) and general knowledge.\n"
            "#! repeat\n#! tag: v n a\nkey\ttag\tlemma\n")
    for r in kept: f.write("\t".join(r) + "\n")
print(len(kept), "rows", ", ".join('"%s"' % e for e in WITH_E))
