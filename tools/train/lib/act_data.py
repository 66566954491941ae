"""Sentences whose acts and sayings are known: as they were annotated, as the coder of the extension finds them in raw text (weak labels).

A sentence is {set, doc, tok, told}: `set` is "events" (their acts are annotated), "attributions" (their sayings) or "weak" (both, by the
coder), `tok` the numbers of its words.  What is told at a word is {kind, words, label, status, roles}: words are [first, after) in the
sentence, roles {name: phrases}; a role that is not there is not known, one without phrases is nobody's.  Of annotated sentences `coder` has
what the coder tells, [[first, after, type]].
"""
import json
import os
import corpora
import tokens

ACT, SAYING = 0, 1
KINDS = ('act', 'saying')
MARKED = dict(events=(ACT,), attributions=(SAYING,), weak=(ACT, SAYING))
SHORTEST, LONGEST = 2, 120              # words of a sentence
PARAGRAPHS = 40                         # of a raw document at a time
DAY = '2015-06-15'                      # from which the coder counts "yesterday"; no label has a day

ACTS = f"""WITH m AS MATERIALIZED (SELECT id, mention_no, start, length FROM read, LATERAL news_archive.mentions(body))
    SELECT json_build_array(read.id, act_start - 1, act_length, type, status, actor, a.start - 1, a.length, target, b.start - 1, b.length)
    FROM read CROSS JOIN LATERAL news_archive.event_reports(body, '{DAY}') e
    LEFT JOIN m a ON a.id = read.id AND a.mention_no = actor_mention LEFT JOIN m b ON b.id = read.id AND b.mention_no = target_mention"""
SAYINGS = """SELECT json_build_array(id, start - 1, length, speaker_start - 1, speaker_length, cue, attitude)
    FROM read, LATERAL news_archive.quotations(body) WHERE cue IS NOT NULL"""

PROPOSED = "SELECT json_build_array(count(*)) FROM news_archive.proposals('The army attacked the village on Friday and killed two farmers.')"


def begins_in(spans, place):
    return place is not None and spans[0][0] <= place[0] < spans[-1][1]


def words_of(spans, place):
    """The words of a sentence, given by [from, to) in the text, that such a place touches: [first, after), or None."""
    inside = [i for i, (a, b) in enumerate(spans) if a < place[1] and b > place[0]]
    return [inside[0], inside[-1] + 1] if inside else None


def telling(spans, kind, where, label, status, **roles):
    """roles: places in the text; one is None where the annotation has no words, all of them where nothing is known."""
    phrases = {name: [words_of(spans, p) for p in places if p] for name, places in roles.items() if places is not None}
    return dict(kind=kind, words=words_of(spans, where), label=label, status=status, roles={k: [p for p in v if p] for k, v in phrases.items()})


def annotated(doc, spans):
    """What the annotation of a document tells in one of its sentences."""
    acts = [telling(spans, ACT, e['trigger'], e['type'], e['status'], actor=e['actor'], target=e['target'], said_by=[e['said_by']],
                    place=[e['place']], when=[e['when']]) for e in doc.get('events', ()) if begins_in(spans, e['trigger'])]
    return acts + [telling(spans, SAYING, a['cue'], a['attitude'], None, source=[a['source']], first=(a['content'] or [])[:1],
                           last=(a['content'] or [])[-1:])
                   for a in doc.get('attributions', ()) if begins_in(spans, a['cue'])]


def nearest(text, spans, words, near):
    """Where a sentence has these words nearest to a place of the text, or None."""
    found, at = [], text.find(words, spans[0][0], spans[-1][1])
    while at >= 0:
        found.append([at, at + len(words)])
        at = text.find(words, at + 1, spans[-1][1])
    return min(found, key=lambda f: abs(f[0] - near), default=None)


def coded_side(text, spans, near, words, start, length):
    """Places of the coder's actor or target in the sentence; it may know him from another sentence, by another name: then None."""
    if start is not None and spans[0][0] <= start < spans[-1][1]:
        return [[start, start + length]]
    if not words:
        return []
    place = nearest(text, spans, words, near)
    return [place] if place else None


def coded_act(text, spans, row):
    start, length, kind, status, *sides = row
    return telling(spans, ACT, [start, start + length], kind, status, actor=coded_side(text, spans, start, *sides[:3]),
                   target=coded_side(text, spans, start, *sides[3:]))


def coded_saying(text, spans, row, attitudes):
    start, length, speaker, speaker_length, cue, attitude = row
    place = nearest(text, spans, cue, start if speaker is None else speaker)
    if place is None:
        return None
    content = [[start, start + length]]
    return telling(spans, SAYING, place, attitude if attitude in attitudes else 'state', None,
                   source=[] if speaker is None else [[speaker, speaker + speaker_length]], first=content, last=content)


def proposing():
    """Whether the model of the database has the layer that proposes acts."""
    return tokens.ask([''], PROPOSED)[0][0] > 0


def by_document(rows):
    out = {}
    for number, *row in rows:
        out.setdefault(number, []).append(row)
    return out


class Writer:
    """Writes sentences, one a line, and counts."""

    def __init__(s, path, types, labels):
        s.path, s.types, s.labels = path, types, labels
        s.file, s.count, s.words = open(path + '.new', 'w'), 0, 0

    def put(s, name, number, text, spans, told, **more):
        s.file.write(json.dumps(dict(set=name, doc=number, tok=[s.types(text[a:b]) for a, b in spans], told=told, **more)) + '\n')
        s.count, s.words = s.count + 1, s.words + len(spans)

    def gold(s, name, docs):
        """docs: (number in its file, document)"""
        texts = [d['text'] for _, d in docs]
        coded = by_document(tokens.ask(texts, ACTS)) if name == 'events' else {}
        for i, ((number, doc), cut) in enumerate(zip(docs, tokens.cut(texts))):
            for spans in fitting(cut):
                acts = [(words_of(spans, [r[0], r[0] + r[1]]), r[2]) for r in coded.get(i, ()) if begins_in(spans, r[:1])]
                told = [t for t in annotated(doc, spans) if t['words']]
                s.put(name, number, doc['text'], spans, told, coder=[w + [t] for w, t in acts if w and t in s.labels['acts']])

    def weak(s, texts):
        acts, sayings = by_document(tokens.ask(texts, ACTS)), by_document(tokens.ask(texts, SAYINGS))
        for i, (text, cut) in enumerate(zip(texts, tokens.cut(texts))):
            for spans in fitting(cut):
                told = [coded_act(text, spans, r) for r in acts.get(i, ()) if begins_in(spans, r[:1]) and r[2] in s.labels['acts']]
                told += [coded_saying(text, spans, r, s.labels['attitudes']) for r in sayings.get(i, ()) if begins_in(spans, r[:1] if r[2] is None else r[2:3])]
                s.put('weak', i, text, spans, [t for t in told if t and t['words']])

    def close(s):
        s.file.close()
        os.replace(s.path + '.new', s.path)


def fitting(cut):
    return [spans for spans in cut if SHORTEST <= len(spans) <= LONGEST]


def raw_parts(text, measured):
    """A raw document without the paragraphs that are for measuring, in parts that the coder reads quickly."""
    paragraphs = [p for p in text.split('\n\n') if not corpora.sentence_keys(p) & measured]
    return ['\n\n'.join(paragraphs[k:k + PARAGRAPHS]) for k in range(0, len(paragraphs), PARAGRAPHS)]
