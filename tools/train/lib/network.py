"""The reader's network (Student), the larger one that teaches it (Teacher), and what both see of a word.

Heads: tags, fine tags, names (BIO), arcs by a biaffine form over words and a root, relations by a biaffine form (Dozat & Manning 2017).
The Student's names and shapes of weights are what `export` and src/language read.
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
import features
from lstm import both_ways

ROWS = (6000, 1000, 4000, 1000)         # of the tables of whole words, beginnings, ends and shapes
LISTS = 8                               # combinations of the three word lists
RARE = 57000                            # from this rank on a word's vector is dropped often in training: the model file may lack it


class Words:
    """What the network sees of each type (a distinct word): row of its vector, hashed rows, word lists, characters."""

    def __init__(s, types, vector_row, vectors, rank, lists, spread, seen, device):
        tensor = lambda a: torch.tensor(a, device=device)
        s.row = tensor(vector_row.astype(np.int64))
        s.rare = tensor(np.concatenate([[False], rank >= RARE]))
        s.vectors = torch.cat([torch.zeros(1, vectors.shape[1]), torch.tensor(vectors.astype(np.float32))]).to(device) / spread
        s.hashes = tensor(np.array([features.hashes(w, ROWS) for w in types], np.int64))
        s.lists = tensor(lists.astype(np.int64))
        s.types, s.device = types, device
        s.own = tensor(np.where(seen, np.cumsum(seen), 0))      # a row of its own for what the trees and names have twice
        s.own_rows = int(seen.sum()) + 1

    def characters(s):
        """The first and last eight characters, for the Teacher."""
        out = np.zeros((len(s.types), 16), np.int64)
        for i, word in enumerate(s.types):
            c = [min(ord(x), 255) + 1 if ord(x) < 0x250 else 257 for x in word]
            c = c[:8] + c[-8:] if len(c) > 16 else c
            out[i, :len(c)] = c
        return torch.tensor(out, device=s.device)


def drop_words(x, p):
    """x [sentence, word, width] with whole words set to zero; p a number or one for each word."""
    return x * (torch.rand(x.shape[:2], device=x.device) > p).unsqueeze(-1)


class Heads(nn.Module):
    def __init__(s, width, arc, label, drop, sizes):
        super().__init__()
        s.u, s.x, s.n = nn.Linear(width, sizes['upos']), nn.Linear(width, sizes['xpos']), nn.Linear(width, 9)
        s.ad, s.ah, s.ld, s.lh = nn.Linear(width, arc), nn.Linear(width, arc), nn.Linear(width, label), nn.Linear(width, label)
        s.U = nn.Parameter(torch.empty(arc + 1, arc))
        s.W = nn.Parameter(torch.empty(sizes['rels'], label + 1, label + 1))
        s.root = nn.Parameter(torch.randn(width) * .1)
        nn.init.orthogonal_(s.U)
        nn.init.normal_(s.W, std=.02)
        s.drop = drop

    def forward(s, h, mask):
        n, length, width = h.shape
        part = lambda layer, z: F.dropout(F.leaky_relu(layer(z), .1), s.drop, s.training)
        with_root = torch.cat([s.root.expand(n, 1, width).to(h.dtype), h], 1)
        word = part(s.ad, h)
        arc = (torch.cat([word, torch.ones_like(word[..., :1])], -1) @ s.U) @ part(s.ah, with_root).transpose(1, 2)
        no_head = ~F.pad(mask, (1, 0), value=True)[:, None] | F.pad(torch.eye(length, dtype=torch.bool, device=h.device), (1, 0))[None]
        return dict(u=s.u(h), x=s.x(h), n=s.n(h), arc=arc.masked_fill(no_head, -1e4), ld=part(s.ld, h), lh=part(s.lh, with_root))

    def relations(s, out, heads, chosen):
        """Scores of the relations of the chosen words [word, relation], each to its head."""
        ld = out['ld'][chosen]
        lh = out['lh'].gather(1, heads.unsqueeze(-1).expand(-1, -1, ld.shape[-1]))[chosen]
        one = torch.ones_like(ld[:, :1])
        ld, lh = torch.cat([ld, one], -1), torch.cat([lh, one], -1)
        if ld.is_cuda:
            return torch.bmm((ld @ s.W.permute(1, 0, 2).flatten(1)).view(len(ld), *s.W.shape[::2]), lh.unsqueeze(-1)).squeeze(-1)
        return torch.stack([((ld @ w) * lh).sum(-1) for w in s.W], -1)  # one relation at a time: fits the cache


class Student(nn.Module):
    def __init__(s, words, sizes, width=96, hidden=96, layers=2, arc=96, label=32, drop=.1):
        super().__init__()
        s.words, s.drop = words, drop
        s.gp = nn.Linear(words.vectors.shape[1], width)
        s.e = nn.ModuleList([nn.Embedding(rows, width) for rows in ROWS + (LISTS,)])
        for e in s.e:
            nn.init.normal_(e.weight, std=.2)
        s.ln0, s.mix = nn.LayerNorm(width), nn.Linear(width, 2 * width)
        s.rnn = nn.ModuleList([nn.LSTM(width if i == 0 else 2 * hidden, hidden, batch_first=True, bidirectional=True) for i in range(layers)])
        s.heads = Heads(2 * hidden, arc, label, drop, sizes)

    def embed(s, tok):
        w = s.words
        kind, at = torch.unique(tok, return_inverse=True)
        rows = w.hashes[kind]
        vector = s.gp(w.vectors[w.row[kind]])
        form = s.e[0](rows[:, 0]) + s.e[0](rows[:, 1])
        rest = s.e[1](rows[:, 2]) + s.e[2](rows[:, 3]) + s.e[3](rows[:, 4]) + s.e[4](w.lists[kind])
        if not s.training:
            return (vector + form + rest)[at]
        return drop_words(vector[at], torch.where(w.rare[w.row[kind]], .3, .05)[at]) + drop_words(form[at], .1) + rest[at]

    def encode(s, tok, mask):
        """What the last layer makes of each word, and what the first one sees of it."""
        drop = lambda z: F.dropout(z, s.drop, s.training)
        h = s.ln0(s.embed(tok))
        h = seen = drop(s.mix(h).view(*h.shape, 2).max(-1)[0] + h)
        for layer in s.rnn:
            h = drop(both_ways(layer, h, mask.sum(1)))
        return h, seen

    def forward(s, tok, mask):
        return s.heads(s.encode(tok, mask)[0], mask)


class Teacher(nn.Module):
    """Words by vectors, by a row of their own and by their characters; three wide LSTM layers."""

    def __init__(s, words, sizes, hidden=400, layers=3, drop=.33):
        super().__init__()
        s.words, s.drop, s.letters = words, drop, words.characters()
        s.own = nn.Embedding(words.own_rows, 100)
        nn.init.normal_(s.own.weight, std=.3)
        s.gp = nn.Linear(words.vectors.shape[1], 125)
        s.ch = nn.Embedding(260, 50, padding_idx=0)
        s.cc = nn.ModuleList([nn.Conv1d(50, 75, k, padding=k // 2) for k in (3, 5)])
        s.gz = nn.Embedding(LISTS, 8)
        wide = 125 + 100 + 2 * 75 + 8
        s.lstm = nn.ModuleList([nn.LSTM(wide if i == 0 else 2 * hidden, hidden, batch_first=True, bidirectional=True) for i in range(layers)])
        s.heads = Heads(2 * hidden, 400, 120, drop, sizes)

    def forward(s, tok, mask):
        w = s.words
        kind, at = torch.unique(tok, return_inverse=True)
        letters = s.ch(s.letters[kind]).transpose(1, 2)
        letters = torch.cat([conv(letters).max(-1)[0] for conv in s.cc], -1)
        own = w.own[kind]
        if s.training:
            own = own * (torch.rand(own.shape, device=own.device) > .15)
        some = drop_words if s.training else lambda x, p: x
        h = torch.cat([some(s.gp(w.vectors[w.row[kind]])[at], .1), s.own(own)[at], some(letters[at], .1), s.gz(w.lists[tok])], -1)
        h = F.dropout(h, s.drop, s.training)
        for layer in s.lstm:
            h = both_ways(layer, h, mask.sum(1))
            if s.training:      # the same part is dropped at every word of a sentence (Gal & Ghahramani 2016)
                h = h * (torch.rand(h.shape[0], 1, h.shape[2], device=h.device) > s.drop) / (1 - s.drop)
        return s.heads(h, mask)
