/*
 * markup_tree.c - XML from a tree in JSON, as JsonML has it (jsonml.org): an element is an array of its name, its attributes in an
 * object (which may be left out), and its children, which are texts and elements.
 *
 *	["feed", {"xmlns": "http://www.w3.org/2005/Atom"}, ["title", "A & B"]]
 *	<feed xmlns="http://www.w3.org/2005/Atom"><title>A &amp; B</title></feed>
 *
 * Beyond JsonML an array of elements may stand where an element may, so that SQL's aggregates put in what they made; null is
 * nothing; numbers and booleans are their text.  What is written goes through markup.c: no text can become markup.
 */
#include "reports/page.h"

/*
 * A name of an element or attribute, checked; an ERROR for one with other signs than letters, digits and "_:.-" of ASCII. The names come
 * from our SQL, never from an article.
 */
static const char *
xml_name(const char *name)
{
	size_t		n = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:.-");

	if (name[n] != '\0' || name[0] == '\0' || strchr("0123456789.-:", name[0]))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("\"%s\" is no name of an element or attribute", name),
				 errhint("An element is [\"name\", {\"attribute\": \"value\"}, children...].")));
	return name;
}

/* The text of a string, number or boolean, else NULL. */
static const char *
scalar_text(const Json *value)
{
	switch (value->kind)
	{
		case JSON_STRING: case JSON_NUMBER: return value->string;
		case JSON_TRUE: return "true";
		case JSON_FALSE: return "false";
		default: return NULL;
	}
}

static void write_node(Markup *m, const Json *node);

static void
write_element(Markup *m, const Json *name)
{
	const Json *child = name->next;

	markup_open(m, xml_name(name->string));
	if (child && child->kind == JSON_OBJECT)
	{
		for (const Json *a = child->first; a; a = a->next)
			if (json_member(child, a->key) == a)	/* the first of one name */
				markup_attr(m, xml_name(a->key), scalar_text(a));
		child = child->next;
	}
	for (; child; child = child->next)
		write_node(m, child);
	markup_close(m);
}

static void
write_node(Markup *m, const Json *node)
{
	if (node->kind == JSON_OBJECT)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("an object stands where an element or a text is expected"),
						errhint("Attributes stand behind the name of their element.")));
	if (node->kind != JSON_ARRAY)
		markup_text(m, scalar_text(node));
	else if (node->first && node->first->kind == JSON_STRING)
		write_element(m, node->first);
	else
		for (const Json *one = node->first; one; one = one->next)
			write_node(m, one);
}

char *
markup_of_tree(const Json *tree, bool document)
{
	Markup	   *m = markup_begin();

	if (document)
		markup_declaration(m);
	write_node(m, tree);
	return markup_end(m);
}
