/*
 * page_fuzz.c - any JSON is made a page, the three drawings and a document of XML; whatever comes out is well-formed XML.
 */
#include "extension/core.h"
#include "reports/page.h"

#include <libxml/parser.h>
#include <setjmp.h>

static jmp_buf refused;

static void
refuse(const char *message)
{
	(void) message;
	longjmp(refused, 1);
}

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
is_utf8(const uint8_t *s, size_t size)
{
	for (size_t i = 0; i < size;)
	{
		int			n = s[i] < 0x80 ? 1 : s[i] >= 0xC2 && s[i] < 0xE0 ? 2 : (s[i] & 0xF0) == 0xE0 ? 3 : s[i] >= 0xF0 && s[i] < 0xF4 ? 4 : 0;

		if (n == 0 || i + n > size || s[i] == 0 || (s[i] == 0xE0 && s[i + 1] < 0xA0) || (s[i] == 0xED && s[i + 1] > 0x9F) || (s[i] == 0xF0 && s[i + 1] < 0x90))
			return false;
		for (int k = 1; k < n; k++)
			if ((s[i + k] & 0xC0) != 0x80)
				return false;
		i += n;
	}
	return true;
}

static void
check_xml(const char *text)
{
	xmlDoc	   *doc;

	if (text == NULL)
		return;
	doc = xmlReadMemory(text, (int) strlen(text), NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
	Assert(doc != NULL);
	xmlFreeDoc(doc);
}

/* A tree that is none is refused. */
static void
check_tree(const Json *json)
{
	Json		child = *json;
	Json		name = {.kind = JSON_STRING,.string = "root",.next = &child};
	Json		root = {.kind = JSON_ARRAY,.first = &name};

	child.next = NULL;
	core_alone_error = refuse;
	if (setjmp(refused) == 0)
		check_xml(markup_of_tree(&root, true));
	core_alone_error = NULL;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	MemoryContext context = AllocSetContextCreate(CurrentMemoryContext, "page", ALLOCSET_DEFAULT_SIZES);
	MemoryContext before = MemoryContextSwitchTo(context);
	char	   *text = pnstrdup((const char *) data, size);
	int32		end;
	int32		mistake;
	const Json *json;

	if (is_utf8(data, size) && (json = json_read(text, (int32) size, &end, &mistake)) != NULL)
	{
		check_xml(page_of(json));
		check_xml(drawing_of("timeline", json));
		check_xml(drawing_of("network", json));
		check_xml(drawing_of("bars", json));
		check_tree(json);
	}
	MemoryContextSwitchTo(before);
	MemoryContextDelete(context);
	return 0;
}
