#!/usr/bin/env python3
"""Reads sentences with a model file in PyTorch: what the C reader must give too, and the figures of a file.

    reader.py MODEL DATA < SENTENCES          lines of words with blanks between; out: JSON lines of what is read
    reader.py MODEL DATA TREEBANK.conllu.xz   tags, heads, relations right
"""
import json, lzma, sys
import numpy as np, torch, torch.nn.functional as F
import features, model_file


def lstm(*ways):
    """A layer both ways from each way's input, state and bias."""
    hid = ways[0][1].shape[1]
    l = torch.nn.LSTM(ways[0][0].shape[1], hid, batch_first=True, bidirectional=True)
    for end, (weight, state, bias) in zip(('', '_reverse'), ways):
        l.load_state_dict({'weight_ih_l0' + end: weight, 'weight_hh_l0' + end: state, 'bias_ih_l0' + end: bias, 'bias_hh_l0' + end: torch.zeros(4 * hid)}, strict=False)
    return l.eval()


class Reader:
    def __init__(s, path, data):
        raw, s.fingerprint, s.language = model_file.read(path)
        s.t = {}
        for name, a in raw.items():
            if a.dtype == np.int8:
                s.t[name] = torch.tensor(a.astype(np.float32) * raw[name + '.step'].astype(np.float32).reshape(-1, 1))
            elif a.dtype == np.float16:
                s.t[name] = torch.tensor(a.astype(np.float32)).squeeze(0)
        s.labels = {l.split(' ')[0]: l.split(' ')[1:] for l in raw['labels'].tobytes().decode().split('\n')}
        s.word_row = {int(k): i for i, k in enumerate(raw['words.key'].ravel())}
        s.lists = features.Lists(data)
        s.sizes = [len(s.t[n]) for n in ('forms', 'beginnings', 'ends', 'shapes')]
        s.rnn = []
        while f'rnn{len(s.rnn)}f.input' in s.t:
            k = len(s.rnn)
            s.rnn.append(lstm(*[[s.t[f'rnn{k}{way}.{part}'] for part in ('input', 'state', 'bias')] for way in 'fb']))
        s.acts = None
        if 'acts.f.state' in s.t:
            s.labels.update((l.split(' ')[0], l.split(' ')[1:]) for l in raw['act.names'].tobytes().decode().split('\n'))
            s.acts = lstm(*[[s.t[f'acts.{way}.{part}'] for part in ('input', 'state', 'bias')] for way in 'fb'])

    def word(s, word):
        t, low = s.t, features.lower(word)
        a, b, c, d, e = features.hashes(word, s.sizes)
        row = s.word_row.get(features.fnv(low, 0))
        x = t['word.bias'] + t['forms'][a] + t['forms'][b] + t['beginnings'][c] + t['ends'][d] + t['shapes'][e] + t['lists'][s.lists.bits(word)]
        return x if row is None else x + t['words'][row]

    @torch.no_grad()
    def read(s, words):
        t = s.t
        lin = lambda name, h: F.linear(h, t[name + '.weight'], t[name + '.bias'])
        act = lambda z: F.leaky_relu(z, .1)
        h = F.layer_norm(torch.stack([s.word(w) for w in words]), t['norm.weight'].shape, t['norm.weight'], t['norm.bias'])
        x = lin('mix', h).view(*h.shape, 2).max(-1)[0] + h
        h = x.unsqueeze(0)
        for l in s.rnn:
            h = l(h)[0]
        h = h.squeeze(0)
        n = len(words)
        one, hr = torch.ones(n, 1), torch.cat([t['root'].view(1, -1), h])
        arc = torch.cat([act(lin('arc.word', h)), one], -1) @ t['arc'] @ act(lin('arc.head', hr)).T
        arc = arc.masked_fill(F.pad(torch.eye(n, dtype=torch.bool), (1, 0)), -1e4)
        ld, lh = torch.cat([act(lin('label.word', h)), one], -1), torch.cat([act(lin('label.head', hr)), torch.ones(n + 1, 1)], -1)
        W = t['label'].view(-1, ld.shape[1], lh.shape[1])
        heads = arc.argmax(-1)
        rel = torch.einsum('li,rij,lj->lr', ld, W, lh[heads])
        out = dict(tags=lin('tags', h).softmax(-1), fine=lin('fine', h).softmax(-1), names=lin('names', h).softmax(-1),
                   arc=arc.softmax(-1), heads=heads, rel=rel.softmax(-1))
        if s.acts:
            root = torch.tensor([l == 'root' for l in s.labels['rels']])
            wrong = root != (heads == 0).unsqueeze(1)       # the root's relation is root, and no other word's
            s.propose(out, s.acts(torch.cat([h, x], -1).unsqueeze(0))[0].squeeze(0), heads.tolist(), rel.masked_fill(wrong, -1e9).argmax(-1).tolist())
        return out

    def propose(s, out, u, heads, rels):
        """Probabilities of acts, statuses and attitudes (word, label), and roles[t][r]: of each word and then of nobody in role r beside word t."""
        t, n, NR = s.t, len(u), len(s.labels['rels'])
        lin = lambda name, h: F.linear(h, t[name + '.weight'], t[name + '.bias'])
        sizes = [len(s.labels[k]) for k in ('acts', 'statuses', 'attitudes')]
        scores = lin('act.labels', F.leaky_relu(lin('act.hidden', u), .1)).split(sizes, -1)
        for name, z in zip(('acts', 'statuses', 'attitudes'), scores):
            out[name] = z.softmax(-1)
        R = len(s.labels['roles'])
        of, words = (F.leaky_relu(lin(name, u), .1).view(n, R, -1) for name in ('role.act', 'role.word'))
        score = torch.einsum('trk,ark->tra', of, words) / of.shape[-1] ** .5
        at = torch.arange(n)
        score += t['role.distance'].view(R, 41)[:, (at.unsqueeze(0) - at.unsqueeze(1)).clamp(-20, 20) + 20].transpose(0, 1)
        ways = torch.tensor([[s.way(heads, rels, i, a, NR) for a in range(n)] for i in range(n)])
        score += t['role.tree'].view(R, -1)[:, ways].transpose(0, 1)
        score += torch.einsum('trg,tag->tra', lin('role.gate', u).view(n, R, -1), t['role.path'][ways])
        out['roles'] = torch.cat([score, lin('role.none', u).unsqueeze(-1)], -1).softmax(-1)

    @staticmethod
    def way(heads, rels, t, a, NR):
        """Where word a stands to word t in the tree (find_places of src/language/propose.c): the first that holds."""
        up = lambda i: heads[i] - 1     # -1: the root's
        if up(a) == t:
            return 1 + rels[a]
        if up(t) == a:
            return 1 + 3 * NR + rels[t]
        if up(t) >= 0 and up(a) == up(t) and a != t:
            return 1 + NR + rels[a]
        if up(a) >= 0 and up(up(a)) == t:
            return 1 + 2 * NR + rels[a]
        if up(t) >= 0 and up(up(t)) >= 0 and up(up(t)) == up(a) and a != up(t):
            return 1 + 4 * NR + rels[a]
        return 0


def treebank(path):
    for block in lzma.open(path, 'rt').read().split('\n\n'):
        rows = [l.split('\t') for l in block.split('\n') if l and l[0] != '#']
        rows = [c for c in rows if c[0].isdigit()]
        if rows:
            yield [c[1] for c in rows], [c[3] for c in rows], [int(c[6]) for c in rows], [c[7].split(':')[0] for c in rows]


def main():
    r = Reader(sys.argv[1], sys.argv[2])
    if len(sys.argv) > 3:
        c = np.zeros(4)
        for words, tags, heads, rels in treebank(sys.argv[3]):
            o = r.read(words)
            u = [r.labels['upos'][i] for i in o['tags'].argmax(-1)]
            l = [r.labels['rels'][i] for i in o['rel'].argmax(-1)]
            h = o['heads'].tolist()
            c += (len(words), sum(a == b for a, b in zip(u, tags)), sum(a == b for a, b in zip(h, heads)),
                  sum(a == b and x == y for a, b, x, y in zip(h, heads, l, rels)))
        print('words %d upos %.4f uas %.4f las %.4f' % (c[0], *(c[1:] / c[0])))
        return
    for line in sys.stdin:
        words = line.split()
        o = r.read(words)
        best = lambda k: ([r.labels[{'tags': 'upos', 'fine': 'xpos', 'rel': 'rels'}[k]][i] for i in o[k].argmax(-1)], [round(float(p), 5) for p in o[k].max(-1)[0]])
        print(json.dumps(dict(words=words, tags=best('tags'), fine=best('fine'), heads=(o['heads'].tolist(), [round(float(p), 5) for p in o['arc'].max(-1)[0]]),
                              rel=best('rel'), names=[[round(float(x), 5) for x in row] for row in o['names']])))


if __name__ == '__main__':
    main()
