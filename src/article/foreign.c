/*
 * foreign.c - files that hold no article in a form that is read: pictures, packed files, office documents, programs.
 *
 * In: the bytes of a file, or its text.  Out: what it is, told by the marks with which such files begin (as file(1) and
 * the formats' own documents give them), else by control characters, which no text has.
 */
#include "article/foreign.h"

#define LOOKED_AT		65536	/* bytes in which control characters are counted */
#define NAMES_LOOKED_AT 4096	/* bytes of a ZIP file in which the names of its parts are looked for */
#define CONTROLS_MIN	8		/* fewer are damage in a text */
#define CONTROLS_SHARE	0.03

static const char take_text[] = "Take its text out first, and load that.";
static const char unpack[] = "Unpack it, and load what is in it.";
static const char no_text[] = "It holds no text that could be read.";

typedef struct Mark
{
	int			at;				/* byte at which the mark stands */
	const char *bytes;
	int			length;
	bool		plain;			/* words that might begin a text too: control characters must follow */
	const char *kind;
	const char *hint;
} Mark;

#define MARK(at, bytes, plain, kind, hint) {at, bytes, sizeof(bytes) - 1, plain, kind, hint}

static const Mark marks[] =
{
	MARK(0, "%PDF-", false, "a PDF file", "Take its text out first (pdftotext does), and load that."),
	MARK(0, "%!PS", false, "a PostScript file", take_text),
	MARK(0, "\xC5\xD0\xD3\xC6", false, "a PostScript file", take_text),
	MARK(0, "{\\rtf", false, "an RTF document", take_text),
	MARK(0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", false, "a Microsoft Office document", take_text),
	MARK(0, "AT&TFORM", true, "a DjVu file", take_text),
	MARK(0, "\x89PNG\r\n\x1A\n", false, "a PNG image", no_text),
	MARK(0, "\xFF\xD8\xFF", false, "a JPEG image", no_text),
	MARK(0, "GIF87a", true, "a GIF image", no_text),
	MARK(0, "GIF89a", true, "a GIF image", no_text),
	MARK(0, "BM", true, "a bitmap image", no_text),
	MARK(0, "II*\0", false, "a TIFF image", no_text),
	MARK(0, "MM\0*", false, "a TIFF image", no_text),
	MARK(0, "\0\0\1\0", false, "an icon", no_text),
	MARK(8, "WEBP", true, "a WebP image", no_text),
	MARK(8, "WAVE", true, "a WAV recording", no_text),
	MARK(8, "AVI ", true, "an AVI film", no_text),
	MARK(4, "ftypavif", true, "an AVIF image", no_text),
	MARK(4, "ftyphei", true, "a HEIF image", no_text),
	MARK(4, "ftyp", true, "an MP4 film or recording", no_text),
	MARK(0, "\x1A\x45\xDF\xA3", false, "a Matroska or WebM film", no_text),
	MARK(0, "ID3", true, "an MP3 recording", no_text),
	MARK(0, "\xFF\xFB", true, "an MP3 recording", no_text),
	MARK(0, "\xFF\xF3", true, "an MP3 recording", no_text),
	MARK(0, "\xFF\xF2", true, "an MP3 recording", no_text),
	MARK(0, "OggS", true, "an Ogg recording", no_text),
	MARK(0, "fLaC", true, "a FLAC recording", no_text),
	MARK(0, "\x1F\x8B", false, "a gzip file", unpack),
	MARK(0, "BZh", true, "a bzip2 file", unpack),
	MARK(0, "\xFD" "7zXZ\0", false, "an xz file", unpack),
	MARK(0, "\x28\xB5\x2F\xFD", false, "a Zstandard file", unpack),
	MARK(0, "\x04\x22\x4D\x18", false, "an LZ4 file", unpack),
	MARK(0, "7z\xBC\xAF\x27\x1C", false, "a 7-Zip file", unpack),
	MARK(0, "Rar!\x1A\x07", false, "a RAR file", unpack),
	MARK(257, "ustar", true, "a tar file", unpack),
	MARK(0, "WARC/0.", false, "a WARC file", "Take the pages out of it first, and load each as a file."),
	MARK(0, "WARC/1.", false, "a WARC file", "Take the pages out of it first, and load each as a file."),
	MARK(0, "SQLite format 3", true, "an SQLite database", "Write its articles out as JSON lines, and load these."),
	MARK(0, "PAR1", true, "a Parquet file", "Write its articles out as JSON lines, and load these."),
	MARK(0, "Obj\x01", false, "an Avro file", "Write its articles out as JSON lines, and load these."),
	MARK(0, "ARROW1", true, "an Arrow file", "Write its articles out as JSON lines, and load these."),
	MARK(0, "\x89HDF", false, "an HDF5 file", "Write its articles out as JSON lines, and load these."),
	MARK(0, "\x93NUMPY", false, "a NumPy file", "Write its articles out as JSON lines, and load these."),
	MARK(0, "\x80\x04\x95", false, "a Python pickle", "Write its articles out as JSON lines, and load these."),
	MARK(0, "PGDMP", true, "a dump of PostgreSQL", "Restore it with pg_restore."),
	MARK(0, "bplist00", true, "a web archive or property list", "Save the page as HTML."),
	MARK(0, "\x7F" "ELF", false, "a program", no_text),
	MARK(0, "MZ", true, "a program", no_text),
	MARK(0, "\xCA\xFE\xBA\xBE", false, "a program", no_text),
	MARK(0, "\xCF\xFA\xED\xFE", false, "a program", no_text),
	MARK(0, "\0asm", false, "a program", no_text),
	MARK(0, "\0\1\0\0\0", false, "a font", no_text),
	MARK(0, "OTTO", true, "a font", no_text),
	MARK(0, "wOFF", true, "a font", no_text),
	MARK(0, "wOF2", true, "a font", no_text),
};

/* What a ZIP file is by the names of its parts. */
static const struct
{
	const char *part;
	const char *kind;
	const char *hint;
}			zip_parts[] =
{
	{"word/", "a Word document (DOCX)", take_text},
	{"xl/", "an Excel workbook (XLSX)", "Save it as CSV with the names of fields in the first line, and load that."},
	{"ppt/", "a PowerPoint document (PPTX)", take_text},
	{"oasis.opendocument.text", "an OpenDocument text (ODT)", take_text},
	{"oasis.opendocument", "an OpenDocument file", take_text},
	{"epub+zip", "an EPUB book", take_text},
	{"[Content_Types].xml", "an Office document", take_text},
};

static bool
bytes_have(const char *bytes, int32 length, const char *words)
{
	int32		n = strlen(words);

	for (int32 i = 0; i + n <= length; i++)
		if (memcmp(bytes + i, words, n) == 0)
			return true;
	return false;
}

/* Bytes that stand in no text: control characters but those of layout and of shift codes.  NUL apart, as UTF-16 has it. */
static int32
count_controls(const char *bytes, int32 length, int32 *nuls)
{
	int32		n = 0;

	*nuls = 0;
	for (int32 i = 0; i < length; i++)
	{
		unsigned char c = (unsigned char) bytes[i];

		*nuls += c == 0;
		n += (c < 32 && c != 0 && !(c >= 8 && c <= 15) && c != 27 && c != 26) || c == 127;
	}
	return n;
}

static const char *
kind_of_zip(const char *bytes, int32 length, const char **hint)
{
	for (size_t i = 0; i < lengthof(zip_parts); i++)
		if (bytes_have(bytes, Min(length, NAMES_LOOKED_AT), zip_parts[i].part))
		{
			*hint = zip_parts[i].hint;
			return zip_parts[i].kind;
		}
	*hint = unpack;
	return "a ZIP file";
}

/* The byte behind `words` from `at` on; the end when they are not there. */
static int32
behind(const char *s, int32 length, int32 at, const char *words)
{
	int32		n = strlen(words);

	for (; at + n <= length; at++)
		if (memcmp(s + at, words, n) == 0)
			return at + n;
	return length;
}

const char *
xml_root(const char *s, int32 length)
{
	int32		at = 0;
	int32		most = Min(length, NAMES_LOOKED_AT);
	int32		from;

	for (;;)
	{
		while (at < most && strchr(" \t\r\n", s[at]) != NULL && s[at] != '\0')
			at++;
		if (at + 2 >= most || s[at] != '<')
			return NULL;
		if (s[at + 1] == '?')
			at = behind(s, most, at, "?>");
		else if (memcmp(s + at, "<!-", 3) == 0)
			at = behind(s, most, at, "-->");
		else if (s[at + 1] == '!')
			at = behind(s, most, at, ">");
		else
			break;
	}
	for (from = ++at; at < most && ((s[at] | 0x20) >= 'a' && (s[at] | 0x20) <= 'z'); at++)
		if (at + 1 < most && s[at + 1] == ':')
			from = ++at + 1;
	return pnstrdup(s + from, Max(at - from, 0));
}

/* What an XML file is that holds no article ("a sitemap", "an SVG image"), by its first element; or NULL. */
static const char *
kind_of_xml(const char *bytes, int32 length, const char **hint)
{
	static const struct
	{
		const char *root;
		const char *kind;
		const char *hint;
	}			roots[] =
	{
		{"urlset", "a sitemap", "Fetch the pages that it lists, and load these."},
		{"sitemapindex", "a sitemap", "Fetch the pages that it lists, and load these."},
		{"opml", "a list of feeds (OPML)", "Fetch the feeds that it lists, and load these."},
		{"svg", "an SVG image", no_text},
	};
	const char *root = xml_root(bytes, length);

	for (size_t i = 0; root != NULL && i < lengthof(roots); i++)
		if (strcmp(root, roots[i].root) == 0)
		{
			*hint = roots[i].hint;
			return roots[i].kind;
		}
	return NULL;
}

/* A page saved with its pictures: a mail message of several parts. */
static bool
is_saved_page(const char *bytes, int32 length)
{
	int32		head = Min(length, 1024);

	return (bytes_have(bytes, head, "MIME-Version: 1.0") || bytes_have(bytes, head, "Saved by Blink")) &&
		bytes_have(bytes, head, "multipart/related");
}

/*
 * What the file is: "a PDF file", "a PNG image", "binary data"; NULL for text.  *hint gets what its owner can do with it.  Reads the
 * beginning only.
 */
static const char *
foreign_kind(const char *bytes, int32 length, bool controls, const char **hint)
{
	const char *xml;
	int32		nuls;
	int32		looked = Min(length, LOOKED_AT);
	int32		counted = count_controls(bytes, looked, &nuls);

	if (length >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0))
		return kind_of_zip(bytes, length, hint);
	for (size_t i = 0; i < lengthof(marks); i++)
	{
		const Mark *m = &marks[i];

		if (m->at + m->length <= length && memcmp(bytes + m->at, m->bytes, m->length) == 0 && (!m->plain || counted + nuls > 0))
		{
			*hint = m->hint;
			return m->kind;
		}
	}
	if (is_saved_page(bytes, length))
	{
		*hint = "Save the page as HTML.";
		return "a web archive (MHTML)";
	}
	if ((xml = kind_of_xml(bytes, length, hint)) != NULL)
		return xml;
	*hint = no_text;
	return controls && counted >= CONTROLS_MIN && counted >= looked * CONTROLS_SHARE ? "binary data" : NULL;
}

void
refuse_foreign(const char *bytes, int32 length, bool controls)
{
	const char *hint;
	const char *kind = foreign_kind(bytes, length, controls, &hint);

	if (kind != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("is %s; text, markdown, HTML, JSON, feeds and CSV are read", kind),
				 errhint("%s", hint)));
}
