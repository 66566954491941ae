"""The loop that trains a network for a given time: mixes streams, keeps a mean of the weights, saves, measures, goes on after a stop."""
import json
import math
import os
import time
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from corpora import MAYBE_OTHER

NAMES_WEIGHT = 2.
WARM = 200                              # steps until the full rate
EMA, EMA_EVERY = .999, 4                # mean of the weights: how much of the old stays a step; steps between two updates


def logger(name):
    start = time.time()
    return lambda *what: print('[%s %6.0f]' % (name, time.time() - start), *what, flush=True)


def write_json(path, value):
    with open(path + '.new', 'w') as f:
        json.dump(value, f)
    os.replace(path + '.new', path)


def write_weights(path, weights):
    torch.save(weights, path + '.new')
    os.replace(path + '.new', path)


class Source:
    """A stream, what it teaches ('t' trees, 'n' names) and how often a batch is taken from it."""

    def __init__(s, stream, teaches, share):
        s.stream, s.teaches, s.share, s.left = stream, teaches, share, []

    def next(s, size, rng):
        if not s.left:
            s.left = s.stream.batches(size, rng)
        return s.left.pop()

    def loss(s, model, batch, device, relations):
        """(the loss of a batch, its words, padding counted)"""
        t, mask = s.stream.tensors(batch, device)
        with torch.autocast(device, torch.bfloat16, enabled=device == 'cuda'):
            out = model(t['tok'], mask)
        out = {k: v.float() for k, v in out.items()}
        loss = 0
        if 't' in s.teaches:
            loss = loss + trees_loss(model, out, t, mask, relations)
        if 'n' in s.teaches:
            loss = loss + NAMES_WEIGHT * names_loss(out['n'][mask], t['lab'][mask])
        return loss, mask.numel()


def names_loss(scores, labels):
    """scores [word, 9].  A word that may be of the kind MISC costs what it has in the other kinds."""
    p = F.log_softmax(scores, -1)
    maybe = torch.logsumexp(p[:, [0, 7, 8]], -1)
    known = p.gather(-1, labels.clamp(max=8).unsqueeze(-1)).squeeze(-1)
    return -torch.where(labels == MAYBE_OTHER, maybe, known).mean()


def trees_loss(model, out, t, mask, share):
    """share: of how many words the relation, the dearest part, is looked at."""
    words = lambda key, gold: F.cross_entropy(out[key][mask], t[gold][mask])
    some = mask & (torch.rand(mask.shape, device=mask.device) < share)
    some = some if bool(some.any()) else mask
    relation = F.cross_entropy(model.heads.relations(out, t['head'], some), t['rel'][some])
    return words('u', 'upos') + .5 * words('x', 'xpos') + words('arc', 'head') + relation


class Run:
    """State that survives a stop: weights, their mean, the optimiser, time used, the best score."""

    def __init__(s, model, rate, folder, name, weight_decay=0., ema=EMA):
        s.model, s.rate, s.ema = model, rate, ema
        s.file = os.path.join(folder, name + '.state.pt')
        s.optimizer = torch.optim.AdamW(model.parameters(), lr=rate, betas=(.9, .98), weight_decay=weight_decay)
        s.mean = {k: v.clone() for k, v in model.state_dict().items()}
        s.step, s.used, s.best = 0, 0., -1.

    def save(s):
        state = dict(model=s.model.state_dict(), optimizer=s.optimizer.state_dict(), mean=s.mean, step=s.step, used=s.used, best=s.best)
        torch.save(state, s.file + '.new')
        os.replace(s.file + '.new', s.file)

    def resume(s, device):
        if not os.path.exists(s.file):
            return False
        state = torch.load(s.file, map_location=device)
        s.model.load_state_dict(state['model'])
        s.optimizer.load_state_dict(state['optimizer'])
        s.mean, s.step, s.used, s.best = state['mean'], state['step'], state['used'], state['best']
        return True

    @torch.no_grad()
    def follow(s):
        keep = min(s.ema, (s.step + 1) / (s.step + 10)) ** EMA_EVERY
        for k, v in s.model.state_dict().items():
            s.mean[k].lerp_(v, 1 - keep)


def train(run, sources, seconds, device, seed, log, size=6000, relations=1., every=600, better=None):
    """Trains until `seconds` are used, the rate falling to zero as a cosine does; every `every` seconds saves and calls better(run)."""
    rng = np.random.RandomState(seed + run.step)
    torch.manual_seed(seed + run.step)
    share = np.array([s.share for s in sources.values()])
    keys, mean_loss, words = list(sources), {}, 0
    began = said = saved = time.time()
    before = run.used
    while run.used < seconds:
        part = run.used / seconds
        rate = run.rate * min(1, (run.step + 1) / WARM) * .5 * (1 + math.cos(math.pi * part))
        for group in run.optimizer.param_groups:
            group['lr'] = rate
        key = keys[rng.choice(len(keys), p=share / share.sum())]
        loss, count = sources[key].loss(run.model.train(), sources[key].next(size, rng), device, relations)
        run.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(run.model.parameters(), 2.)
        run.optimizer.step()
        run.step += 1
        words += count
        if run.step % EMA_EVERY == 0:
            run.follow()
        if run.step % 10 == 0:
            mean_loss[key] = .9 * mean_loss.get(key, float(loss)) + .1 * float(loss)
        run.used = before + time.time() - began
        if time.time() - said > 60:
            log('step', run.step, 'part %.2f' % part, 'rate %.1e' % rate, '%d words/s' % (words / (time.time() - said)),
                {k: round(v, 3) for k, v in sorted(mean_loss.items())})
            said, words = time.time(), 0
        if time.time() - saved > every:
            run.save()
            if better:
                better(run)
            saved = time.time()
    run.save()
    if better:
        better(run)
    log('steps', run.step)
