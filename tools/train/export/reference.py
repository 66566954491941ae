#!/usr/bin/env python3
"""What the network must read: t/reader/reference.tsv, from the model file by PyTorch.  To be made anew with each model:

    reference.py MODEL DATA [ACTS] < WORDS > t/reader/reference.tsv

WORDS has a sentence a line, its words (as tokens() cuts them) with blanks between.  Out, a word a line, a blank line behind each
sentence: word, tag, its probability, head, its probability, relation, its probability (given this head), label of a name, its
probability.  Sentences whose best heads make no tree are left out: there the reader takes the best tree.

ACTS: a file for what is proposed, t/reader/proposals.tsv: a line for each word that may be an act or a saying, with the sentence's words, act or
saying, the word's number, how probable it is one, label, its probability, status, its probability, and of each role its name, the
number of the likeliest word (0 nobody) and its probability."""
import sys
import reader

NAMES = ['', 'B-person', 'I-person', 'B-organisation', 'I-organisation', 'B-place', 'I-place', 'B-other', 'I-other']
LEAST = .08         # PROPOSAL_MIN of src/language/proposals.h
ROLES = ['actor', 'target', 'said_by', 'place', 'when', 'source', 'first', 'last']


def is_tree(heads):
    if sum(h == 0 for h in heads) != 1:
        return False
    for i in range(len(heads)):
        at, steps = i + 1, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def follows(labels):
    return all(b == 0 or b % 2 == 1 or a in (b, b - 1) for a, b in zip([0] + labels, labels))


def best(names, row):
    k = int(row.argmax())
    return names[k], '%.5f' % row[k]


def proposals(r, words, o, out):
    for kind, labels, roles in (('act', 'acts', range(5)), ('saying', 'attitudes', range(5, 8))):
        names = {name: i for i, name in enumerate(r.labels['roles'])}
        for i in range(len(words)):
            p = o[labels][i]
            if 1 - p[0] < LEAST:
                continue
            status = best(r.labels['statuses'], o['statuses'][i]) if kind == 'act' else ('', '')
            cells = [' '.join(words), kind, i + 1, '%.5f' % (1 - p[0]), *best(r.labels[labels][1:], p[1:]), *status]
            for role in (ROLES[k] for k in roles):
                row = o['roles'][i][names[role]]
                word = int(row.argmax())
                cells += [role, 0 if word == len(words) else word + 1, '%.5f' % row[word]]
            print(*cells, sep='\t', file=out)


def main():
    r = reader.Reader(sys.argv[1], sys.argv[2])
    acts = open(sys.argv[3], 'w') if len(sys.argv) > 3 and r.acts else None
    for line in sys.stdin:
        words = line.split()
        o = r.read(words)
        heads, names = o['heads'].tolist(), o['names'].argmax(-1).tolist()
        if not is_tree(heads) or not follows(names):
            print('left out:', line.strip(), file=sys.stderr)
            continue
        if acts:
            proposals(r, words, o, acts)
        for i, word in enumerate(words):
            tag, rel = int(o['tags'][i].argmax()), int(o['rel'][i].argmax())
            print(word, r.labels['upos'][tag], '%.5f' % o['tags'][i][tag], heads[i], '%.5f' % o['arc'][i][heads[i]],
                  r.labels['rels'][rel], '%.5f' % o['rel'][i][rel], NAMES[names[i]], '%.5f' % o['names'][i][names[i]], sep='\t')
        print()


if __name__ == '__main__':
    main()
