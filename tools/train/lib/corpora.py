"""Reads treebanks (CoNLL-U) and documents with names; keeps out what is for measuring."""
import json
import lzma
import os
import re

LABEL = {'PER': 1, 'ORG': 3, 'LOC': 5, 'MISC': 7}       # of a name's first word; one more for the words after it; 0 is no name
MAYBE_OTHER = 9                         # no name of the other three kinds; whether it is one of the kind MISC was not marked
KEY, SHORTEST = 60, 30                  # letters by which sentences are compared; shorter ones are not


def read_text(path):
    with (lzma.open if path.endswith('.xz') else open)(path, 'rt', encoding='utf-8') as f:
        return f.read()


def json_lines(path):
    return [json.loads(line) for line in read_text(path).split('\n') if line.strip()]


def letters(text):
    return re.sub(r'\W+', '', text.lower())


def sentence_keys(text):
    """What stays the same of a text's sentences however they are cut into words: "He said: go." -> {"hesaidgo"}, if long enough."""
    parts = map(letters, re.split(r'\n|(?<=[.?!])\s+', text))
    return {k[:KEY] for k in parts if len(k) > SHORTEST}


def trees(path, leave_out=()):
    """[(source, text, [(form, upos, xpos, head, relation)])] of a treebank; words of several syllables by their parts."""
    out = []
    for block in read_text(path).split('\n\n'):
        note, rows = {}, []
        for line in block.split('\n'):
            if line.startswith('# ') and ' = ' in line:
                key, value = line[2:].split(' = ', 1)
                note[key] = value
            elif line and line[0] != '#':
                c = line.split('\t')
                if c[0].isdigit():
                    rows.append((c[1], c[3], c[4], int(c[6]), c[7].split(':')[0]))
        source = note.get('source', os.path.basename(path))
        if rows and not any(s in source for s in leave_out):
            out.append((source, note.get('text', ' '.join(r[0] for r in rows)), rows))
    return out


def named_sentences(doc, tokens):
    """Sentences of (word, label) of a document {text, entities [{start, end, type}], misc}; tokens: sentences of [from, to)."""
    out = []
    spans = sorted((e['start'], e['end'], LABEL[e['type']]) for e in doc['entities'] if e['type'] in LABEL)
    for sentence in tokens:
        labels = [0 if doc.get('misc') == 'full' else MAYBE_OTHER] * len(sentence)
        for start, end, label in spans:
            inside = [i for i, (a, b) in enumerate(sentence) if a >= start and b <= end and b > a]
            for n, i in enumerate(inside):
                labels[i] = label + (n > 0)
        if sentence:
            out.append([(doc['text'][a:b], l) for (a, b), l in zip(sentence, labels)])
    return out


def own_tokens(doc):
    """The tokens that a document brings along, by sentences."""
    ends = doc.get('sent') or [len(doc['tok'])]
    return [doc['tok'][a:b] for a, b in zip([0] + ends[:-1], ends)]


def measured(folder):
    """Keys of all sentences of a folder of documents that are for measuring only."""
    keys = set()
    for name in sorted(os.listdir(folder)) if folder else ():
        path = os.path.join(folder, name)
        if re.search(r'\.conllu(\.xz)?$', name):
            keys |= {k for _, text, _ in trees(path) for k in sentence_keys(text)}
        elif name.split('.')[0] in ('mentions', 'open_events', 'attributions', 'events') and re.search(r'\.jsonl(\.xz)?$', name):
            keys |= {k for doc in json_lines(path) for k in sentence_keys(doc.get('text') or '')}
    return keys
