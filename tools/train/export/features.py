"""What the network sees of a word, as src/language/word_features.c computes it; the two must agree to the bit."""
import os, re

PREFIX, SUFFIX, SHAPE = 3, 3, 8         # characters


def fnv(text, salt):
    """FNV-1a, 32 bits, over UTF-8."""
    h = 2166136261 ^ salt
    for b in text.encode():
        h = ((h ^ b) * 16777619) & 0xffffffff
    return h


def shape(word):
    """"McDonald's" -> "XxXxxx'x": upper case X, lower case x, digits d, of a run at most three, at most eight in all."""
    out, run, last = '', 0, ''
    for c in word:
        k = 'X' if c.isupper() else 'x' if c.islower() else 'd' if c.isdigit() else c
        run = run + 1 if k == last else 1
        last = k
        if run <= 3:
            out += k
    return out[:SHAPE]


def lower(word):
    """As Token.lower has it: typographic apostrophes and dashes are made plain."""
    return word.replace('\u2019', "'").lower()


def hashes(word, rows):
    """Rows of the tables: the word twice, its beginning, its end, its shape; `rows` are the tables' sizes."""
    low = lower(word)
    return (fnv(low, 1) % rows[0], fnv(low, 2) % rows[0], fnv(low[:PREFIX], 3) % rows[1], fnv(low[-SUFFIX:], 4) % rows[2],
            fnv(shape(word), 5) % rows[3])


def list_rows(path):
    """Keys of a word list, as tools/lexicon.pl has them, with the other cells by column."""
    columns, out = None, []
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('#') or not line.strip():
            continue
        cells = line.split('\t')
        if columns is None:
            columns = cells
            continue
        key = cells[0].replace('\u2019', "'")
        key = re.sub(r'(?<=[^ ])-(?=[^ ])', ' - ', key)
        key = re.sub(r"('s)\b", r' \1', key)
        out.append((re.sub(r'  +', ' ', key), dict(zip(columns, cells + [''] * len(columns)))))
    return out


class Lists:
    """The lists that are features: bit 1 a first name, 2 a city, 4 a country, one of its people, or a capital."""

    def __init__(self, data):
        names, cities, countries = (list_rows(os.path.join(data, f + '.tsv')) for f in ('first_names', 'cities', 'countries'))
        self.first = {k for k, _ in names}
        self.city = {k for k, _ in cities}
        self.country = {k for k, _ in countries if len(k.encode()) > 3} | {k for k, c in cities if c['capital'] == '1'}
        total = lambda keys: sum(fnv(k, 0) for k in keys) & 0xffffffff
        self.fingerprint = total(self.first) + 3 * total(self.city) + 5 * total({k for k, _ in countries})

    def bits(self, word):
        low = lower(word)
        return (low in self.first) + 2 * (low in self.city) + 4 * (low in self.country)
