"""The model file: named tensors behind a header, as src/language/model.h has it.  Little-endian."""
import struct
import numpy as np

MAGIC, VERSION = b'NewsArch', 4
HEADER, TENSOR = struct.Struct('<8sIIQQQ12sI'), struct.Struct('<24sIIIIQ')
KINDS = {'int8': (0, np.int8), 'half': (1, np.float16), 'float': (2, np.float32), 'uint32': (3, np.uint32), 'text': (4, np.uint8), 'int4': (5, np.uint8)}
ALIGN = 64


def checksum(data):
    """Sixteen lanes of rotate and multiply, as model_checksum() of model.c."""
    whole = len(data) // 64 * 64
    lane = np.arange(1, 17, dtype=np.uint32)
    with np.errstate(over='ignore'):
        for row in np.frombuffer(data[:whole], np.uint32).reshape(-1, 16):
            w = row ^ lane
            lane = (w << np.uint32(13) | w >> np.uint32(19)) * np.uint32(0x9E3779B1)
    total = len(data)
    for k in lane:
        total = (total ^ int(k)) * 0x9E3779B185EBCA87 & 0xffffffffffffffff
    for b in data[whole:]:
        total = (total ^ b) * 0xC2B2AE3D27D4EB4F & 0xffffffffffffffff
    return total


def write(path, tensors, lists, language):
    """tensors: name -> (kind, array of one or two dimensions)."""
    offset = HEADER.size + TENSOR.size * len(tensors)
    table, body = b'', b''
    for name, (kind, array) in tensors.items():
        number, dtype = KINDS[kind]
        array = np.ascontiguousarray(array, dtype)
        rows, columns = array.shape if array.ndim == 2 else (1, array.size)
        columns *= 2 if kind == 'int4' else 1
        body += b'\0' * (-(offset + len(body)) % ALIGN)
        table += TENSOR.pack(name.encode(), number, rows, columns, 0, offset + len(body))
        body += array.tobytes()
    rest = table + body
    head = HEADER.pack(MAGIC, VERSION, len(tensors), HEADER.size + len(rest), checksum(rest), lists, language.encode(), 0)
    with open(path, 'wb') as out:
        out.write(head + rest)


def read(path):
    data = open(path, 'rb').read()
    magic, version, n, size, total, lists, language, _ = HEADER.unpack_from(data)
    assert magic == MAGIC and version == VERSION and size == len(data) and total == checksum(data[HEADER.size:])
    dtypes = {number: dtype for number, dtype in KINDS.values()}
    tensors = {}
    for k in range(n):
        name, kind, rows, columns, _, offset = TENSOR.unpack_from(data, HEADER.size + k * TENSOR.size)
        dtype = np.dtype(dtypes[kind])
        columns //= 2 if kind == KINDS['int4'][0] else 1
        array = np.frombuffer(data, dtype, rows * columns, offset).reshape(rows, columns)
        if kind == KINDS['int4'][0]:
            array = np.concatenate([array & 15, array >> 4], 1).astype(np.int8) - 8
        tensors[name.rstrip(b'\0').decode()] = array
    return tensors, lists, language.rstrip(b'\0').decode()
