"""Scores: tags, heads and relations of trees; names by span and kind (exact), as the project's measuring has them."""
import numpy as np
import torch
from corpora import LABEL

SIZE = 6000                             # words of a batch
KIND = {v: k for k, v in LABEL.items()}
# A word within a name comes after its first word or one within.
FOLLOWS = np.full((9, 9), -1e9, np.float32)
for before in range(9):
    for label in range(9):
        if label in (0, 1, 3, 5, 7) or before in (label, label - 1):
            FOLLOWS[before, label] = 0


@torch.no_grad()
def trees(models, stream, device):
    right, n = np.zeros(3), 0
    for batch in stream.batches(SIZE):
        t, mask = stream.tensors(batch, device)
        outs = [m.eval()(t['tok'], mask) for m in models]
        mean = lambda key: sum(o[key].float().softmax(-1) for o in outs)
        tags, heads = mean('u').argmax(-1), mean('arc').argmax(-1)
        rels = sum(m.heads.relations(o, heads, mask).softmax(-1) for m, o in zip(models, outs)).argmax(-1)
        head_right = heads[mask] == t['head'][mask]
        right += (int((tags == t['upos'])[mask].sum()), int(head_right.sum()), int((head_right & (rels == t['rel'][mask])).sum()))
        n += int(mask.sum())
    return dict(zip(('upos', 'uas', 'las'), (round(float(x), 4) for x in right / max(n, 1))))


def best_labels(scores, lengths):
    """Viterbi over [sentence, word, 9] log probabilities."""
    s = scores[:, 0] + FOLLOWS[0]
    back, at_end = [], [s]
    for i in range(1, scores.shape[1]):
        ways = s[:, :, None] + FOLLOWS
        back.append(ways.argmax(1))
        s = ways.max(1) + scores[:, i]
        at_end.append(s)
    out = []
    for j, length in enumerate(lengths):
        labels = [int(at_end[length - 1][j].argmax())]
        for i in range(length - 2, -1, -1):
            labels.append(int(back[i][j, labels[-1]]))
        out.append(labels[::-1])
    return out


def spans(labels):
    """Names of a sentence: {(first word, word after the last, label)}; the kind MISC is not counted."""
    out, i = set(), 0
    while i < len(labels):
        j = i + 1
        if labels[i] in KIND and KIND[labels[i]] != 'MISC':
            while j < len(labels) and labels[j] == labels[i] + 1:
                j += 1
            out.add((i, j, int(labels[i])))
        i = j
    return out


@torch.no_grad()
def labels_of(models, stream, device):
    """Labels of every sentence of a stream, by number."""
    out = [None] * len(stream.len)
    for batch in stream.batches(SIZE):
        t, mask = stream.tensors(batch, device)
        mean = sum(m.eval()(t['tok'], mask)['n'].float().softmax(-1) for m in models) / len(models)
        for i, labels in zip(batch, best_labels(mean.clamp(min=1e-30).log().cpu().numpy(), stream.len[batch])):
            out[i] = labels
    return out


def f1(right, found, there):
    return round(2 * right / max(found + there, 1), 4)


def names(models, stream, device):
    """F1 over a stream's own words."""
    right = found = there = 0
    for i, labels in enumerate(labels_of(models, stream, device)):
        got, gold = spans(labels), spans(stream.columns['lab'][stream.off[i]:stream.off[i + 1]])
        right, found, there = right + len(got & gold), found + len(got), there + len(gold)
    return f1(right, found, there)


def mentions(models, stream, docs, device):
    """F1 by source over documents [{source, gold [[from, to, kind]], sentences [[[from, to)]]}], whose words the stream has."""
    labels, k, count = labels_of(models, stream, device), 0, {}
    for doc in docs:
        got = set()
        for words in doc['sentences']:
            got |= {(words[a][0], words[b - 1][1], KIND[label]) for a, b, label in spans(labels[k])}
            k += 1
        gold = {tuple(e) for e in doc['gold']}
        c = count.setdefault(doc['source'], [0, 0, 0])
        for n, more in enumerate((got & gold, got, gold)):
            c[n] += len(more)
    return {source: f1(*c) for source, c in sorted(count.items())}
