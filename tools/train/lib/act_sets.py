"""Sentences with acts and sayings as the reader sees them: read once, kept in a folder, given out in batches.

FOLDER/words.npy    [word, READ] halves: what the reader's last layer makes of a word and what its first one sees of it
FOLDER/rest.npz     len, doc [sentence], head, rel [word]; by: which weights read it
FOLDER/told.jsonl   a line a sentence: what is told in it (act_data), and `right`, the words that have each role
FOLDER/soft.npz     soft labels, when networks have made some
"""
import json
import os
import numpy as np
import torch
import learn
from act_data import MARKED
from acts import READ, soft_labels, soft_loss, told_loss
from streams import Stream

SIZE = 3000                             # words of a batch that is only read


class ActSet(Stream):
    def __init__(s, folder, keep=None):
        """keep: which documents, given their numbers"""
        rest = np.load(os.path.join(folder, 'rest.npz'))
        s.folder, s.doc = folder, rest['doc']
        s.marked = MARKED[os.path.basename(folder).split('_')[-1]]
        s.read = np.load(os.path.join(folder, 'words.npy'), mmap_mode='r')
        s.told = [json.loads(line) for line in open(os.path.join(folder, 'told.jsonl'))]
        super().__init__(rest['len'], {k: rest[k] for k in ('head', 'rel')}, None if keep is None else np.where(keep(s.doc))[0])

    def tensors(s, batch, device):
        t, mask = super().tensors(batch, device)
        z = np.zeros(mask.shape + (READ,), np.float32)
        for j, i in enumerate(batch):
            z[j, :s.len[i]] = s.read[s.off[i]:s.off[i + 1]]
        return dict(t, z=torch.from_numpy(z).to(device)), mask

    def told_in(s, batch):
        return [(j, x['at'], x) for j, i in enumerate(batch) for x in s.told[i]]


class Soft:
    """Soft labels of a set: labels [word, label] halves, and of words that tell something the roles, flat, with sentence, word and kind."""

    def __init__(s, folder, lengths, labels):
        z = np.load(os.path.join(folder, 'soft.npz'))
        s.labels, s.sentence, s.word, s.kind, s.p = (z[k] for k in ('labels', 'sentence', 'word', 'kind', 'p'))
        s.rows = np.array([r.stop - r.start for r in labels.kind_roles])[s.kind]
        s.off = np.concatenate([[0], np.cumsum(s.rows * (1 + lengths[s.sentence]))])
        s.first = np.searchsorted(s.sentence, np.arange(len(lengths) + 1))

    def roles(s, batch):
        return [(j, int(s.word[k]), int(s.kind[k]), s.p[s.off[k]:s.off[k + 1]].reshape(s.rows[k], -1))
                for j, i in enumerate(batch) for k in range(s.first[i], s.first[i + 1])]


class ActSource(learn.Source):
    """Teaches acts and sayings by a set's labels, soft ones when `soft` is given; weight: of its loss; none: see told_loss()."""

    def __init__(s, stream, share, labels, weight=1., none=1., soft=None):
        super().__init__(stream, 'a', share)
        s.labels, s.weight, s.none, s.soft = labels, weight, none, soft

    def loss(s, model, batch, device, relations):
        t, mask = s.stream.tensors(batch, device)
        if s.soft is None:
            loss = told_loss(model, t, mask, s.stream.told_in(batch), s.stream.marked, s.labels, s.none)
        else:
            soft = np.zeros(mask.shape + (s.labels.count,), np.float32)
            for j, i in enumerate(batch):
                soft[j, :s.stream.len[i]] = s.soft.labels[s.stream.off[i]:s.stream.off[i + 1]]
            loss = soft_loss(model, t, mask, torch.from_numpy(soft).to(device), s.soft.roles(batch), s.labels)
        return s.weight * loss, mask.numel()


def tops(phrase, head):
    """The words of a phrase [first, after) whose heads are outside it; head: 0 the root, else 1 + word."""
    words = range(*phrase)
    return [w for w in words if head[w] - 1 not in words] or list(words)


def having(role, phrase, head):
    """The words that have a role when a phrase has it."""
    return [phrase[0]] if role == 'first' else [phrase[1] - 1] if role == 'last' else tops(phrase, head)


def resolved(telling, head):
    """With the word that tells it, and the words that have each role."""
    right = {name: [w for p in phrases for w in having(name, p, head)] for name, phrases in telling['roles'].items()}
    return dict(telling, at=tops(telling['words'], head)[0], right=right)


@torch.no_grad()
def read_set(trunk, sentences, folder, device, mark):
    """Reads sentences {doc, tok, told} with the reader and fills the folder; mark: of its weights."""
    os.makedirs(folder, exist_ok=True)
    lengths = np.array([len(x['tok']) for x in sentences], np.int64)
    stream = Stream(lengths, dict(tok=np.array([t for x in sentences for t in x['tok']], np.int32)))
    count = int(lengths.sum())
    words = np.lib.format.open_memmap(os.path.join(folder, 'words.npy'), 'w+', np.float16, (max(count, 1), READ))   # no empty file can be mapped
    head, rel = np.zeros(count, np.int16), np.zeros(count, np.int8)
    for batch in stream.batches(SIZE):
        t, mask = stream.tensors(batch, device)
        h, seen = trunk.eval().encode(t['tok'], mask)
        out = trunk.heads(h, mask)
        heads = out['arc'].argmax(-1)
        rels = torch.zeros_like(heads)
        rels[mask] = trunk.heads.relations(out, heads, mask).argmax(-1)
        z, heads, rels = torch.cat([h, seen], -1).half().cpu().numpy(), heads.cpu().numpy(), rels.cpu().numpy()
        for j, i in enumerate(batch):
            here, n = slice(stream.off[i], stream.off[i + 1]), lengths[i]
            words[here], head[here], rel[here] = z[j, :n], heads[j, :n], rels[j, :n]
    words.flush()
    with open(os.path.join(folder, 'told.jsonl'), 'w') as f:
        for i, x in enumerate(sentences):
            f.write(json.dumps([resolved(told, head[stream.off[i]:stream.off[i + 1]].tolist()) for told in x['told']]) + '\n')
    np.savez(os.path.join(folder, 'rest.new.npz'), len=lengths, doc=np.array([x['doc'] for x in sentences], np.int64), head=head, rel=rel, by=mark)
    os.replace(os.path.join(folder, 'rest.new.npz'), os.path.join(folder, 'rest.npz'))


def label_softly(models, stream, labels, device):
    """Writes what models together say of all sentences of a set: FOLDER/soft.npz."""
    soft, roles = np.zeros((stream.off[-1], labels.count), np.float16), []
    for batch in stream.batches(SIZE):
        t, mask = stream.tensors(batch, device)
        p, told = soft_labels(models, t, mask, labels)
        p = p.cpu().numpy()
        for j, i in enumerate(batch):
            soft[stream.off[i]:stream.off[i + 1]] = p[j, :stream.len[i]]
        roles += [(batch[j], word, kind, q.astype(np.float16).ravel()) for j, word, kind, q in told]
    roles.sort(key=lambda r: r[0])
    sentence, word, kind = (np.array([r[k] for r in roles], np.int32) for k in range(3))
    path = os.path.join(stream.folder, 'soft.new.npz')
    np.savez(path, labels=soft, sentence=sentence, word=word, kind=kind, p=np.concatenate([r[3] for r in roles]) if roles else np.zeros(0, np.float16))
    os.replace(path, os.path.join(stream.folder, 'soft.npz'))
    return len(roles)
