"""The layer that proposes acts and sayings (Acts) and what it is taught by: annotation, weak labels, soft labels.

In: of each word what the reader's last layer makes of it and what its first one sees of it (Student.encode), heads and relations of the
tree.  Out: of each word whether it tells an act and of which type, how that act stands (planned, denied ...), whether it is the cue of a
saying and with which attitude; and of a word that tells one, which word has each role, or nobody.  A word's score for a role is a product
of two vectors (as arcs have it), and weights for how far it stands and where in the tree; the gate makes the latter depend on the word
that tells ("visited" asks its subject for the actor, "visit" its possessor).  src/language/propose.c computes the same.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F
from lstm import both_ways

READ = 288                              # values of a word that come in
FAR = 20                                # words; farther ones count as this far
WAYS = 5                                # child, brother, grandchild, parent, uncle
LEVEL = 12                              # brings the loss, of which few words have a part, to the height of others
NONE = .5                               # what a word that tells nothing costs
RARE_ROLES = ('said_by', 'place', 'when')       # half as dear as the others
ROLES, STATUS = .5, .5                  # what roles and status cost, beside types
SURE_NONE = .75                         # a word that tells nothing with this probability has no roles in soft labels


class Labels:
    """Numbers of the labels, and the columns of the three groups of them (acts, statuses, attitudes)."""

    def __init__(s, labels):
        s.acts, s.statuses, s.attitudes, s.roles = labels['acts'], labels['statuses'], labels['attitudes'], labels['roles']
        ends = [len(s.acts), len(s.acts) + len(s.statuses), len(s.acts) + len(s.statuses) + len(s.attitudes)]
        s.columns = (slice(0, ends[0]), slice(ends[1], ends[2]))        # of acts and of sayings
        s.status = slice(ends[0], ends[1])
        s.count, s.relations = ends[2], len(labels['rels'])
        source = s.roles.index('source')
        s.kind_roles = (slice(0, source), slice(source, len(s.roles)))

    def number(s, telling):
        return (s.acts, s.attitudes)[telling['kind']].index(telling['label'])


class Acts(nn.Module):
    def __init__(s, labels, hidden=96, drop=.3, part=32, gate=16):
        super().__init__()
        roles, ways = len(labels.roles), 1 + WAYS * labels.relations
        s.relations, s.n_roles, s.drop = labels.relations, roles, drop
        s.acts = nn.LSTM(READ, hidden, batch_first=True, bidirectional=True)
        s.act_hidden, s.act_labels = nn.Linear(2 * hidden, 128), nn.Linear(128, labels.count)
        s.role_act, s.role_word, s.role_none = (nn.Linear(2 * hidden, roles * n) for n in (part, part, 1))
        s.role_distance, s.role_tree = nn.Parameter(torch.zeros(roles, 2 * FAR + 1)), nn.Parameter(torch.zeros(roles, ways))
        s.role_gate, s.role_path = nn.Linear(2 * hidden, roles * gate), nn.Parameter(torch.randn(ways, gate) * .1)
        nn.init.zeros_(s.role_gate.weight)
        nn.init.zeros_(s.role_gate.bias)

    def forward(s, z, mask):
        """z [sentence, word, READ] -> (u for roles(), scores of all labels)"""
        if s.training:          # the same part is dropped at every word of a sentence
            z = z * (torch.rand(z.shape[0], 1, z.shape[2], device=z.device) > .1) / .9
        drop = lambda x, p=s.drop: F.dropout(x, p, s.training)
        u = both_ways(s.acts, drop(z, .15), mask.sum(1))
        return drop(u), s.act_labels(drop(F.leaky_relu(s.act_hidden(drop(u)), .1)))

    def roles(s, u, mask, b, t, tree):
        """Scores [telling, role, 1 + word], nobody first, of tellings at word t of sentence b; tree: tree_ways()."""
        apart = lambda x: x.unflatten(-1, (s.n_roles, -1))
        telling = u[b, t]
        asked, offered = (apart(F.leaky_relu(layer(x), .1)) for layer, x in ((s.role_act, telling), (s.role_word, u)))
        score = torch.einsum('erk,elrk->erl', asked, offered[b]) / asked.shape[-1] ** .5
        far = (torch.arange(u.shape[1], device=u.device)[None] - t[:, None]).clamp(-FAR, FAR) + FAR
        score = score + s.role_distance[:, far].transpose(0, 1) + s.role_tree[:, tree].transpose(0, 1)
        score = score + torch.einsum('erg,elg->erl', apart(s.role_gate(telling)), s.role_path[tree])
        score = torch.cat([s.role_none(telling).unsqueeze(-1), score], -1)
        return score.masked_fill(~F.pad(mask[b], (1, 0), value=True)[:, None], -1e4)


def tree_ways(head, rel, b, t, relations):
    """Where each word of sentence b stands to word t in the tree, [telling, word]: 0 elsewhere, else its way and relation, the first that holds."""
    up, rel = head[b] - 1, rel[b]
    at, t = torch.arange(up.shape[1], device=up.device)[None], t[:, None]
    above = lambda x: torch.where(x >= 0, up.gather(1, x.clamp(min=0)), -2)
    grand, mine = above(up), up.gather(1, t)
    over = above(mine)
    ways = ((up == t, 0, rel), (at == mine, 3, rel.gather(1, t)), ((up == mine) & (mine >= 0) & (at != t), 1, rel), (grand == t, 2, rel),
            ((up == over) & (over >= 0) & (at != mine), 4, rel))
    tree = torch.zeros_like(up)
    for holds, way, relation in reversed(ways):
        tree = torch.where(holds, 1 + way * relations + relation, tree)
    return tree


def tree_index(t, b, word, model):
    return tree_ways(t['head'], t['rel'], b, word, model.relations)


def places(tellings, device):
    """Sentences of the batch and words of tellings (sentence, word, ...) as tensors."""
    return [torch.tensor([x[k] for x in tellings], dtype=torch.long, device=device) for k in (0, 1)]


def label_loss(scores, told, mask, kind, labels, none):
    """Types of acts or attitudes; none: what a word that tells nothing costs."""
    gold = torch.zeros_like(mask, dtype=torch.long)
    for b, word, telling in told:
        if telling['kind'] == kind:
            gold[b, word] = labels.number(telling)
    weight = torch.ones(scores.shape[-1], device=scores.device)
    weight[0] = none
    return F.cross_entropy(scores[mask], gold[mask], weight=weight, reduction='sum')


def role_loss(log_p, told, labels):
    """Of several words that have a role any is right."""
    right, known = torch.zeros_like(log_p), torch.zeros(log_p.shape[:2], device=log_p.device)
    for i, (_, _, telling) in enumerate(told):
        for name, words in telling['right'].items():
            role = labels.roles.index(name)
            known[i, role] = .5 if name in RARE_ROLES else 1.
            right[i, role, [w + 1 for w in words] or [0]] = 1
    return -(torch.logsumexp(log_p + torch.log(right + 1e-9), -1) * known).sum()


def told_loss(model, t, mask, told, marked, labels, none):
    """Loss by annotation (none 1) or weak labels, in whose silence there are more acts.  told: (sentence of the batch, word, telling)."""
    u, scores = model(t['z'], mask)
    loss = sum(label_loss(scores[..., labels.columns[kind]], told, mask, kind, labels, NONE * none) for kind in marked)
    if told:
        b, word = places(told, mask.device)
        log_p = F.log_softmax(model.roles(u, mask, b, word, tree_index(t, b, word, model)), -1)
        loss = loss + ROLES * role_loss(log_p, told, labels)
    acts = [x for x in told if x[2]['status'] is not None]
    if acts:
        status = torch.tensor([labels.statuses.index(x[2]['status']) for x in acts], device=mask.device)
        b, word = places(acts, mask.device)
        loss = loss + STATUS * F.cross_entropy(scores[b, word, labels.status], status, reduction='sum')
    return LEVEL * loss / mask.sum()


def soft_loss(model, t, mask, soft, roles, labels):
    """Loss by what other networks say.  soft [sentence, word, label]: probabilities; roles: (sentence, word, kind, [role of the kind, 1 + word])."""
    u, scores = model(t['z'], mask)
    unlike = lambda columns: -(F.log_softmax(scores[..., columns], -1) * soft[..., columns]).sum(-1)
    tells = [1 - soft[..., c.start] for c in labels.columns]
    loss = sum((.3 + p) * unlike(c) for p, c in zip(tells, labels.columns)) + STATUS * tells[0] * unlike(labels.status)
    loss = (loss * mask).sum()
    if roles:
        b, word = places(roles, mask.device)
        log_p = F.log_softmax(model.roles(u, mask, b, word, tree_index(t, b, word, model)), -1)
        wanted = torch.zeros_like(log_p)
        for i, (sentence, at, kind, p) in enumerate(roles):
            wanted[i, labels.kind_roles[kind], :p.shape[1]] = torch.from_numpy(p).to(mask.device).float() * tells[kind][sentence, at]
        loss = loss - ROLES * (wanted * log_p.clamp(min=-30)).sum()
    return LEVEL * loss / mask.sum()


@torch.no_grad()
def soft_labels(models, t, mask, labels):
    """What models say together of a batch: (probabilities [sentence, word, label], roles as soft_loss() takes them)."""
    outs = [m.eval()(t['z'], mask) for m in models]
    groups = (labels.columns[0], labels.status, labels.columns[1])
    soft = sum(torch.cat([scores[..., g].softmax(-1) for g in groups], -1) for _, scores in outs) / len(models)
    told = [(b, w, kind) for kind, c in enumerate(labels.columns) for b, w in torch.nonzero((soft[..., c.start] < SURE_NONE) & mask).tolist()]
    if not told:
        return soft, []
    b, word = places(told, mask.device)
    tree = tree_index(t, b, word, models[0])
    p = sum(m.roles(u, mask, b, word, tree).softmax(-1) for m, (u, _) in zip(models, outs)) / len(models)
    lengths, p = mask.sum(1).tolist(), p.cpu().numpy()
    return soft, [(s, w, kind, p[i, labels.kind_roles[kind], :1 + lengths[s]]) for i, (s, w, kind) in enumerate(told)]
