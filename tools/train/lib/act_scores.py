"""Scores of proposed acts and sayings over a set, its annotation being the truth.

An act is right in type when its sentence tells one of that type; where several do, the one at its word is compared.  A side is right when
its word is in a phrase that has it, or when nobody has it and nobody is found; who consults whom is the same either way.
"""
import torch
from act_data import ACT, SAYING
from acts import places, tree_index

SIZE = 6000                             # words of a batch
SURE = .5                               # proposals with this probability are counted
EITHER_WAY = 'CONSULT'


@torch.no_grad()
def proposals(model, stream, labels, device, kind, least=SURE):
    """[(sentence, word, probabilities of the labels, of the statuses, role -> word or -1)] of words that tell one with this probability."""
    out, columns = [], labels.columns[kind]
    for batch in stream.batches(SIZE):
        t, mask = stream.tensors(batch, device)
        u, scores = model.eval()(t['z'], mask)
        p, status = scores[..., columns].softmax(-1), scores[..., labels.status].softmax(-1).cpu().numpy()
        found = torch.nonzero((1 - p[..., 0] >= least) & mask).tolist()
        if not found:
            continue
        b, word = places(found, device)
        best = (model.roles(u, mask, b, word, tree_index(t, b, word, model)).argmax(-1) - 1).tolist()
        p = p.cpu().numpy()
        out += [(batch[j], w, p[j, w], status[j, w], dict(zip(labels.roles, roles))) for (j, w), roles in zip(found, best)]
    return out


def has(phrases, word):
    return word < 0 if not phrases else any(a <= word < b for a, b in phrases)


def inside(telling, word):
    return telling['words'][0] <= word < telling['words'][1]


def share(right, of):
    return round(right / max(of, 1), 3)


def f1(right, found, hit, there):
    """Of right among those found, and of hit among those that are there."""
    p, r = right / max(found, 1), hit / max(there, 1)
    return round(2 * p * r / max(p + r, 1e-9), 3)


def sides(told, roles):
    """Whether actor and target are right."""
    right = lambda a, b: (has(told['roles']['actor'], roles[a]), has(told['roles']['target'], roles[b]))
    ways = [right('actor', 'target')] + [right('target', 'actor')] * (told['label'] == EITHER_WAY)
    return max(ways, key=sum)


def acts(model, stream, labels, device):
    c = dict.fromkeys('found type actor target sides status full'.split(), 0)
    hit = set()
    for sentence, word, p, status, roles in proposals(model, stream, labels, device, ACT):
        label = labels.acts[1 + int(p[1:].argmax())]
        c['found'] += 1
        same = [(not inside(t, word), n, t) for n, t in enumerate(stream.told[sentence]) if t['label'] == label]
        if not same:
            continue
        _, n, told = min(same, key=lambda x: x[:2])
        hit.add((sentence, n))
        actor, target = sides(told, roles)
        stands = told['status'] == 'ended' or labels.statuses[int(status.argmax())] == told['status']
        for name, right in dict(type=True, actor=actor, target=target, sides=actor and target, status=stands, full=actor and target and stands).items():
            c[name] += right
    there = sum(len(stream.told[i]) for i in stream.keep)
    out = dict(found=c['found'], type=share(c['type'], c['found']), recall=share(len(hit), there), f1=f1(c['type'], c['found'], len(hit), there))
    out.update({k: share(c[k], c['type']) for k in ('actor', 'target', 'status')})
    return dict(out, **{k: share(c[k], c['found']) for k in ('sides', 'full')})


def sayings(model, stream, labels, device):
    c = dict.fromkeys('found cue source first last attitude'.split(), 0)
    hit = set()
    for sentence, word, p, _, roles in proposals(model, stream, labels, device, SAYING):
        c['found'] += 1
        at = [(n, t) for n, t in enumerate(stream.told[sentence]) if inside(t, word)]
        if not at:
            continue
        n, told = at[0]
        hit.add((sentence, n))
        c['cue'] += 1
        c['source'] += has(told['roles']['source'], roles['source'])
        c['first'] += roles['first'] in told['right']['first']
        c['last'] += roles['last'] in told['right']['last']
        c['attitude'] += labels.attitudes[1 + int(p[1:].argmax())] == told['label']
    there = sum(len(stream.told[i]) for i in stream.keep)
    out = dict(found=c['found'], cue=share(c['cue'], c['found']), recall=share(len(hit), there), f1=f1(c['cue'], c['found'], len(hit), there))
    return dict(out, **{k: share(c[k], c['cue']) for k in ('source', 'first', 'last', 'attitude')})
