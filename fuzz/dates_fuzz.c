/*
 * dates_fuzz.c - time expressions of any bytes on any day: never a read outside the text, never a day that is none; and what the same bytes say in EDTF.
 */
#include "extension/core.h"

#include "dates/calendar.h"
#include "dates/dates.h"
#include "dates/full_date.h"

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_range(DayRange r)
{
	if (r.from != DAY_NONE && r.to != DAY_NONE)
		assert(r.from < r.to);
}

static void
check_expression(const Document *doc, const TimeExpression *e, int32 after)
{
	assert(e->span.start >= after && e->span.start < e->span.end && e->span.end <= doc->length);
	assert(e->value != NULL && *e->value != '\0' && e->basis != NULL);
	assert(e->confidence >= 0 && e->confidence <= 1);
	check_range(e->during);
	check_range(e->other);
	check_range(e->reach);
	days_in_words(e->during, e->precision, e->modifier);
	days_in_edtf(e->during, e->precision, e->modifier);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	MemoryContext context = AllocSetContextCreate(TopMemoryContext, "fuzz", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	Document   *doc;
	DayRange	days;
	Day			reference = DAY_NONE;
	FullDate	date;
	int			month;
	int			day;
	int32		after = 0;

	/* The first two bytes choose the day of writing: none, or one between 1821 and 2179. */
	if (size >= 2)
	{
		if (data[0] || data[1])
			reference = data[0] * 512 + data[1] * 2 - 65536;
		data += 2, size -= 2;
	}
	doc = document_create((const char *) data, size, reference);
	document_times(doc);
	for (int i = 0; i < doc->times->count; i++)
	{
		check_expression(doc, &doc->times->items[i], after);
		after = doc->times->items[i].span.end;
	}
	if (edtf_days((const char *) data, size, &days))
		check_range(days);
	for (int32 from = 0; full_date_next((const char *) data, size, from, &date); from = date.at.end)
		assert(date.day != DAY_NONE && date.at.start >= from && date.at.start < date.at.end && date.at.end <= (int32) size);
	if (month_day_next((const char *) data, size, &month, &day))
		assert(month >= 1 && month <= 12 && day >= 1 && day <= 31);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return 0;
}
