"""Makes the folder of corpora from the places where they are published (sources.tsv): git repositories, and Wikinews' own dump."""
import bz2
import glob
import json
import lzma
import os
import re
import subprocess
import urllib.request
import xml.etree.ElementTree as ElementTree
import zlib

WIKINEWS = 'https://dumps.wikimedia.org/enwikinews/latest/enwikinews-latest-pages-articles.xml.bz2'
# What the sources call their kinds; what is not named here is MISC.
KINDS = dict(PER='person per politician musicalartist scientist researcher writer',
             ORG='organisation organization org corporation group politicalparty university band',
             LOC='location loc country')
KIND = {name: kind for kind, names in KINDS.items() for name in names.split()}


def rows(path):
    """Rows of a list with a line of column names; lines of # are comments."""
    lines = [l.rstrip('\n') for l in open(path, encoding='utf-8') if l.strip() and l[0] != '#']
    names = lines[0].split('\t')
    return [dict(zip(names, l.split('\t'))) for l in lines[1:]]


def checkout(row, folder):
    """The files of a row, in a clone that holds nothing else."""
    clone = os.path.join(folder, re.sub(r'\W+', '_', row['repository'].split('//')[1]))
    if not os.path.isdir(clone):
        subprocess.run(['git', 'clone', '-q', '--filter=blob:none', '--no-checkout', row['repository'], clone], check=True)
    subprocess.run(['git', '-C', clone, 'checkout', '-q', row['at'], '--'] + row['files'].split(), check=True)
    out = []
    for name in row['files'].split():
        path = os.path.join(clone, name)
        out += sorted(f for f in glob.glob(path + '/**/*', recursive=True) if os.path.isfile(f)) if os.path.isdir(path) else [path]
    return out


def in_dev(row, name):
    """Whether a document is for measuring: by the row, or one of ten by its name."""
    return row['part'] == 'dev' or row['part'] == 'tenth' and zlib.crc32(name.encode()) % 10 == 0


def wanted(row, name):
    return not row['only'] or any(name.startswith(p) for p in row['only'].split())


def put_trees(row, files, out):
    for path in files:
        if not path.endswith('.conllu'):
            continue
        document = os.path.basename(path)
        for block in open(path, encoding='utf-8').read().split('\n\n'):
            name = re.search(r'^# sent_id = (\S+)', block, re.M)
            if name and wanted(row, name.group(1)):
                document = (re.search(r'^# newdoc id = (\S+)', block, re.M) or [None, document])[1]
                out[in_dev(row, document)].append('# source = %s\n%s\n' % (row['source'], block.strip('\n')))


def labelled_sentences(path):
    """Sentences of (word, label) of a file with one word a line: "word label", or UNER's "number word label"."""
    sentence = []
    for line in open(path, encoding='utf-8', errors='replace'):
        cells = line.split('\t') if '\t' in line else line.split(' ')
        cells = [c.strip() for c in cells]
        if not line.strip() or line.startswith(('# ', '-DOCSTART-')):
            if sentence:
                yield sentence
            sentence = []
        elif len(cells) > 1:
            word, label = cells[1:3] if cells[0].isdigit() and len(cells) > 2 else (cells[0], cells[-1])
            if re.fullmatch(r'O|[BI]-.+', label):
                sentence.append((word, label))
    if sentence:
        yield sentence


def named_document(sentence, source, number, licence):
    """Words joined by blanks, with the names' places in the text."""
    text, tok, entities, before = '', [], [], 'O'
    for word, label in sentence:
        tok.append([len(text), len(text) + len(word)])
        if label != 'O':
            kind = KIND.get(label[2:].lower(), 'MISC')
            if label[0] == 'B' or before[2:] != label[2:]:
                entities.append(dict(start=tok[-1][0], end=tok[-1][1], type=kind))
            entities[-1]['end'] = tok[-1][1]
        before = label
        text += word + ' '
    return dict(id='%s/%d' % (source, number), source=source, licence=licence, text=text, entities=entities, tok=tok, misc='full')


def put_names(row, files, out):
    number = 0
    for path in files:
        if not re.search(r'\.(txt|conll|iob2|iob)$', path) or 'README' in path or 'LICENSE' in path:
            continue
        for sentence in labelled_sentences(path):
            doc = named_document(sentence, row['source'], number, row['licence'])
            out[in_dev(row, doc['id'])].append(json.dumps(doc, ensure_ascii=False) + '\n')
            number += 1


def plain(wiki):
    """The paragraphs of a page's wiki text that are running text."""
    s = re.sub(r'<!--.*?-->|<ref[^>]*/>|<ref.*?</ref>|<gallery.*?</gallery>|\{\|.*?\|\}', '', wiki, flags=re.S)
    for _ in range(6):                  # from the inside out
        s = re.sub(r'\{\{[wW]\|(?:[^{}|]*\|)?([^{}|]*)\}\}', r'\1', s)
        s = re.sub(r'\{\{[^{}]*\}\}', '', s)
    s = re.split(r'^==+ *(?:Sources?|Related news|External links|See also|References) *==+', s, 1, flags=re.M | re.I)[0]
    for _ in range(3):
        s = re.sub(r'\[\[(?:File|Image|Category)[^\[\]]*(?:\[\[[^\[\]]*\]\][^\[\]]*)*\]\]', '', s, flags=re.I)
    s = re.sub(r'\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]', r'\1', s)
    s = re.sub(r'\[\w+:[^\s\]]+ ?([^\]]*)\]', r'\1', s)
    s = re.sub(r"'{2,}|<[^>]+>|__[A-Z]+__", '', s).replace('&nbsp;', ' ')
    keep = lambda l: re.match(r'["“\'A-Z0-9]', l) and re.search(r'[.!?]["”\']?$', l) and len(l.split()) > 5 and not re.search(r'[{}|\[\]]', l)
    return [l.strip() for l in s.split('\n') if keep(l.strip())]


def wikinews(path):
    """Texts of the articles of a MediaWiki dump."""
    title = space = ''
    for _, e in ElementTree.iterparse(bz2.open(path)):
        tag = e.tag.split('}')[-1]
        if tag == 'ns':
            space = e.text
        elif tag == 'text' and space == '0' and e.text and not e.text.lower().startswith('#redirect'):
            paragraphs = plain(e.text)
            if paragraphs:
                yield paragraphs
        elif tag == 'page':
            e.clear()


def make(folder, here, log):
    """Fills the folder as `fetch --from` reads it: ud/, ner/ and raw/."""
    clones = os.path.join(folder, 'clones')
    for d in ('ud', 'ner', 'raw', 'clones'):
        os.makedirs(os.path.join(folder, d), exist_ok=True)
    trees, names = ([], []), ([], [])
    for row in rows(os.path.join(here, 'sources.tsv')):
        log(row['source'], row['repository'], row['at'])
        (put_trees if row['kind'] == 'trees' else put_names)(row, checkout(row, clones), trees if row['kind'] == 'trees' else names)
    for kind, parts, name, between in (('ud', trees, '%s.conllu.xz', '\n'), ('ner', names, '%s.jsonl.xz', '')):
        for part, lines in zip(('train', 'dev'), parts):
            with lzma.open(os.path.join(folder, kind, name % part), 'wt', encoding='utf-8') as f:
                f.write(between.join(lines) + between)
    dump = os.path.join(folder, 'wikinews.xml.bz2')
    if not os.path.exists(dump):
        log(WIKINEWS)
        urllib.request.urlretrieve(WIKINEWS, dump + '.new')
        os.replace(dump + '.new', dump)
    with lzma.open(os.path.join(folder, 'raw', 'wikinews.txt.xz'), 'wt', encoding='utf-8') as f:
        for paragraphs in wikinews(dump):
            f.write('\n'.join(paragraphs) + '\n\n')
