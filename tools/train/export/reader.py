#!/usr/bin/env python3
"""Reads sentences with a model file in PyTorch: what the C reader must give too, and the figures of a file.

    reader.py MODEL DATA < SENTENCES          lines of words with blanks between; out: JSON lines of what is read
    reader.py MODEL DATA TREEBANK.conllu.xz   tags, heads, relations right
"""
import json, lzma, sys
import numpy as np, torch, torch.nn.functional as F
import features, model_file


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
            hid = s.t[f'rnn{k}f.state'].shape[1]
            l = torch.nn.LSTM(s.t[f'rnn{k}f.input'].shape[1], hid, batch_first=True, bidirectional=True)
            state = {}
            for way, end in (('f', ''), ('b', '_reverse')):
                state['weight_ih_l0' + end], state['weight_hh_l0' + end] = s.t[f'rnn{k}{way}.input'], s.t[f'rnn{k}{way}.state']
                state['bias_ih_l0' + end] = s.t[f'rnn{k}{way}.bias']
                state['bias_hh_l0' + end] = torch.zeros(4 * hid)
            l.load_state_dict(state)
            s.rnn.append(l.eval())

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
        h = (lin('mix', h).view(*h.shape, 2).max(-1)[0] + h).unsqueeze(0)
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
        return dict(tags=lin('tags', h).softmax(-1), fine=lin('fine', h).softmax(-1), names=lin('names', h).softmax(-1),
                    arc=arc.softmax(-1), heads=heads, rel=rel.softmax(-1))


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
