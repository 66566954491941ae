#!/usr/bin/env python3
"""What the network must read: t/reader/reference.tsv, from the model file by PyTorch.  To be made anew with each model:

    reference.py MODEL DATA < WORDS > t/reader/reference.tsv

WORDS has a sentence a line, its words (as tokens() cuts them) with blanks between.  Out, a word a line, a blank line behind each
sentence: word, tag, its probability, head, its probability, relation, its probability (given this head), label of a name, its
probability.  Sentences whose best heads make no tree are left out: there the reader takes the best tree."""
import sys
import reader

NAMES = ['', 'B-person', 'I-person', 'B-organisation', 'I-organisation', 'B-place', 'I-place', 'B-other', 'I-other']


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


def main():
    r = reader.Reader(sys.argv[1], sys.argv[2])
    for line in sys.stdin:
        words = line.split()
        o = r.read(words)
        heads, names = o['heads'].tolist(), o['names'].argmax(-1).tolist()
        if not is_tree(heads) or not follows(names):
            print('left out:', line.strip(), file=sys.stderr)
            continue
        for i, word in enumerate(words):
            tag, rel = int(o['tags'][i].argmax()), int(o['rel'][i].argmax())
            print(word, r.labels['upos'][tag], '%.5f' % o['tags'][i][tag], heads[i], '%.5f' % o['arc'][i][heads[i]],
                  r.labels['rels'][rel], '%.5f' % o['rel'][i][rel], NAMES[names[i]], '%.5f' % o['names'][i][names[i]], sep='\t')
        print()


if __name__ == '__main__':
    main()
