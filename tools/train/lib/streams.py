"""Annotated sentences as long columns of numbers, and batches of them: sentences of nearly one length together."""
import numpy as np
import torch

TREE = ('tok', 'upos', 'xpos', 'head', 'rel')
NAMES = ('tok', 'lab')
CHUNK = 8192                            # sentences among which those of one length are sought


class Stream:
    """columns: name -> array of all words; a column 'headoff' is the head's place less the word's own, 0 for the root."""

    def __init__(s, lengths, columns, keep=None):
        s.len = lengths.astype(np.int64)
        s.off = np.concatenate([[0], np.cumsum(s.len)])
        s.columns = columns
        s.keep = np.arange(len(s.len)) if keep is None else keep

    def batches(s, size, rng=None):
        """Lists of sentences of at most `size` words, padding counted; in random order when there is an `rng`."""
        order = s.keep.copy()
        if rng is not None:
            rng.shuffle(order)
        out, step = [], CHUNK if rng is not None else max(len(order), 1)
        for k in range(0, len(order), step):
            chunk = order[k:k + step]
            batch = []
            for i in chunk[np.argsort(s.len[chunk], kind='stable')]:    # the longest comes last
                if batch and s.len[i] * (len(batch) + 1) > size:
                    out.append(batch)
                    batch = []
                batch.append(i)
            if batch:
                out.append(batch)
        if rng is not None:
            rng.shuffle(out)
        return out

    def tensors(s, batch, device):
        """({column: [sentence, word]}, mask [sentence, word])"""
        lengths = s.len[batch]
        places = np.arange(lengths.max())[None]
        mask = places < lengths[:, None]
        at = np.where(mask, s.off[batch][:, None] + places, 0)
        out = {}
        for name, column in s.columns.items():
            x = np.where(mask, column[at].astype(np.int64), 0)
            if name == 'headoff':
                name, x = 'head', np.where(x == 0, 0, x + places + 1)
            out[name] = torch.tensor(x, device=device)
        return out, torch.tensor(mask, device=device)


def stored(data, name, columns, keep=None):
    """The stream that `fetch` stored under a name."""
    return Stream(data[name + '_len'], {c: data[f'{name}_{c}'] for c in columns}, keep)
