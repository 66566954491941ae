"""What the extension makes of texts, by psql (libpq's environment says where): sentences and words of news_archive.tokens(), and more."""
import json
import subprocess
import sys

BATCH = 2000                            # texts a call


def escape(text):
    return text.replace('\\', '\\\\').replace('\t', '\\t').replace('\n', '\\n').replace('\r', '\\r').replace('\0', '')


TOKENS = 'SELECT json_build_array(id, sentence_no, start - 1, length) FROM read, LATERAL news_archive.tokens(body) ORDER BY id, sentence_no, token_no'


def ask(texts, query):
    """The rows of a query of one JSON column over the table read (id, body), whose ids count from 0."""
    rows = ''.join('%d\t%s\n' % (i, escape(t)) for i, t in enumerate(texts))
    script = 'CREATE TEMP TABLE read (id int, body text);\nCOPY read FROM STDIN;\n' + rows + '\\.\n' + query + ';\n'
    try:
        done = subprocess.run(['psql', '-XqAt', '-v', 'ON_ERROR_STOP=1'], input=script, capture_output=True, text=True)
    except FileNotFoundError:
        sys.exit('psql is not on the path: the words are cut by the extension, in a database that has it (see README.md)')
    if done.returncode:
        sys.exit('texts are read by the extension, in the database that PGDATABASE names:\n' + done.stderr[-500:])
    return [json.loads(line) for line in done.stdout.split('\n') if line]


def cut(texts):
    """For each text its sentences, each a list of [from, to) in characters."""
    out = [[] for _ in texts]
    for k in range(0, len(texts), BATCH):
        last = None
        for i, sentence, start, length in ask(texts[k:k + BATCH], TOKENS):
            if (i, sentence) != last:
                out[k + i].append([])
                last = i, sentence
            out[k + i][-1].append((start, start + length))
    return out
