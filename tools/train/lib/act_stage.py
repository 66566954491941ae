"""The stage of `train` behind the student: the layer that proposes acts and sayings.

Two networks learn from what the coder of the extension marks in raw text (weak labels) and from the annotation together, then from the
annotation alone; what they say together of the raw text (soft labels) teaches a third, begun from the first, which ends with the annotation
alone.  Leaves WORK/acts.pt and, with the student, WORK/whole.pt, which export.py takes.
"""
import collections
import json
import os
import sys
import zlib
import numpy as np
import torch
import act_scores
import act_sets
import learn
from act_data import MARKED
from acts import Acts, Labels
from learn import Run, logger, write_weights

# Networks that propose acts, one after the other: of the time, name, taught by, begun from, cells a way, dropped, rate, words of a batch.
Step = collections.namedtuple('Step', 'part name by start hidden drop rate size')
TWO_NETWORKS = (Step(.22, 'acts1.weak', 'weak', None, 96, .3, 2.5e-3, 1500), Step(.07, 'acts1', 'gold', 'acts1.weak', 96, .3, 1e-3, 800),
                Step(.22, 'acts2.weak', 'weak', None, 128, .4, 2.5e-3, 1500), Step(.07, 'acts2', 'gold', 'acts2.weak', 128, .35, 1e-3, 800))
THEIR_STUDENT = (Step(.32, 'acts.soft', 'soft', 'acts1', 96, .25, 1.6e-3, 1200), Step(.1, 'acts', 'gold', 'acts.soft', 96, .3, 8e-4, 800))
EMA, DECAY = .998, .01
GPU_TIMES = 4                           # so much more words has a batch of theirs on a GPU
SHARES = dict(gold=(.8, .2, 0), weak=(.37, .08, .55), soft=(.37, .08, .55))     # of batches: annotated acts, annotated sayings, raw text
WEAK_WEIGHT, WEAK_NONE, SOFT_WEIGHT = .6, .2, .8        # the coder overlooks more than it invents: its silence teaches less
APART = 12, 5                           # of twelve annotated documents one is kept apart: the sixth
COMMONEST = 92000                       # words whose vectors the layer sees: so many has a model file with room for it


def apart(doc):
    return doc % APART[0] == APART[1]


def layer(weights, labels):
    """The layer of a state dict, which may have the student, too."""
    w = {k: v.float() for k, v in weights.items()}
    model = Acts(labels, w['acts.weight_hh_l0'].shape[1])
    model.load_state_dict({k: w[k] for k in model.state_dict()})
    return model


class ActWork:
    """Annotated and raw text as the student reads it, and the networks that learn from it."""

    def __init__(s, work, trunk, student, fraction, log):
        s.work, s.log, s.labels = work, log, Labels(work.labels)
        s.read(student, zlib.crc32(open(trunk, 'rb').read()))
        some = lambda doc: ~apart(doc) & (doc * 7919 % 1000 < 1000 * fraction)
        keep = dict(events=some, attributions=some, weak=None)
        s.learnt = {name: act_sets.ActSet(s.path(name), keep[name]) for name in MARKED}
        s.apart = {name: act_sets.ActSet(s.path(name), apart) for name in ('events', 'attributions')}
        for part, sets in (('to learn from', s.learnt), ('apart', s.apart)):
            log('sentences', part, {name: len(x.keep) for name, x in sets.items()})

    def path(s, name):
        return s.work.path('acts_' + name)

    def read(s, student, mark):
        """Lets the student read what it has not read; mark: of its weights."""
        stored = {name: os.path.join(s.path(name), 'rest.npz') for name in MARKED}
        missing = [name for name, path in stored.items() if not os.path.exists(path)]
        if any(int(np.load(stored[name])['by']) != mark for name in MARKED if name not in missing):
            sys.exit('another student has read the sentences of %s*: move these and acts*.pt away, and they are made anew' % s.path(''))
        if not missing:
            return
        known = torch.tensor(np.concatenate([[True], s.work.data['vector_rank'] < COMMONEST])).to(s.work.device)
        student.words.row = student.words.row * known[student.words.row]
        lines = collections.defaultdict(list)
        for line in open(s.work.path('acts.jsonl')):
            x = json.loads(line)
            lines[x['set']].append(x)
        for name in missing:
            act_sets.read_set(student, lines[name], s.path(name), s.work.device, mark)
            s.log('read', name, len(lines[name]), 'sentences')

    def sources(s, by):
        raw = dict(weight=WEAK_WEIGHT, none=WEAK_NONE)
        if by == 'soft':
            raw = dict(weight=SOFT_WEIGHT, soft=act_sets.Soft(s.path('weak'), s.learnt['weak'].len, s.labels))
        shares = dict(zip(MARKED, SHARES[by]))
        return {name: act_sets.ActSource(x, shares[name], s.labels, **(raw if name == 'weak' else {}))
                for name, x in s.learnt.items() if shares[name] and len(x.keep)}

    def load(s, path):
        return layer(torch.load(path, map_location='cpu'), s.labels).to(s.work.device)

    def report(s, model):
        score = lambda function, name: function(model, s.apart[name], s.labels, s.work.device)
        return dict(acts=score(act_scores.acts, 'events'), sayings=score(act_scores.sayings, 'attributions'))

    def step(s, step, seconds, start, seed, every):
        if os.path.exists(s.work.path(step.name + '.pt')):
            return
        log, device = logger(step.name), s.work.device
        torch.manual_seed(seed)
        model = Acts(s.labels, step.hidden, step.drop).to(device)
        if start:
            model.load_state_dict(s.load(start).state_dict())
        run = Run(model, step.rate, s.work.folder, step.name, DECAY, EMA)
        if run.resume(device):
            log('goes on at', int(run.used), 's')
        mean_model = Acts(s.labels, step.hidden).to(device)

        def measure(run):
            mean_model.load_state_dict(run.mean)
            log(json.dumps(s.report(mean_model)))
        size = step.size * (GPU_TIMES if device == 'cuda' else 1)
        learn.train(run, s.sources(step.by), seconds, device, seed, log, size, every=every, better=measure)
        write_weights(s.work.path(step.name + '.pt'), {k: v.half() for k, v in run.mean.items()})
        os.remove(run.file)


def steps(work, soft, args):
    """The steps before and behind the soft labels; with weights to go on from, none before."""
    if not args.start_acts:
        return TWO_NETWORKS, THEIR_STUDENT
    behind = THEIR_STUDENT if os.path.exists(soft) else THEIR_STUDENT[1:]
    return (), (behind[0]._replace(start=None),) + behind[1:]


def run(work, seconds, args, trunk, student):
    """trunk: the file of the student's weights."""
    log = logger('acts')
    if not os.path.exists(work.path('acts.jsonl')):
        return log('no annotated acts: fetch makes acts.jsonl')
    acts = ActWork(work, trunk, student, args.fraction, log)
    soft, path = os.path.join(acts.path('weak'), 'soft.npz'), lambda name: work.path(name + '.pt')
    before, behind = steps(work, soft, args)
    whole = sum(step.part for step in before + behind)

    def go(step, seed, start):
        acts.step(step, seconds * step.part / whole, start, seed, args.every)
    for step in before:
        go(step, args.seed + step.name.startswith('acts2'), step.start and path(step.start))
    if before and not os.path.exists(soft):
        models = [acts.load(path(name)) for name in ('acts1', 'acts2')]
        log('soft labels; words with roles:', act_sets.label_softly(models, acts.learnt['weak'], acts.labels, work.device))
    for step in behind:
        go(step, args.seed, path(step.start) if step.start else args.start_acts)
    log(json.dumps(acts.report(acts.load(path('acts')))))
    if not os.path.exists(path('whole')) or os.path.getmtime(path('whole')) < os.path.getmtime(path('acts')):
        write_weights(path('whole'), {k: v for p in (trunk, path('acts')) for k, v in torch.load(p, map_location='cpu').items()})
