/*
 * proposals.c - what the network proposed, looked up: see proposals.h.
 */
#include "extension/core.h"

#include "language/proposals.h"

const char *const proposed_role_names[N_PROPOSED_ROLES] = {"actor", "target", "said_by", "place", "when", "source", "first", "last"};
const char *const proposal_kind_names[N_PROPOSAL_KINDS] = {"act", "saying"};

int32
proposals_from(const Proposals *all, ProposalKind kind, int32 token)
{
	int32		low = 0;
	int32		high = all->count[kind];

	while (low < high)
	{
		int32		middle = low + (high - low) / 2;

		if (all->items[kind][middle].token < token)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const Proposal *
proposal_at(const Document *doc, ProposalKind kind, int32 token)
{
	const Proposals *all = doc->proposals;
	int32		at = all ? proposals_from(all, kind, token) : 0;

	return all && at < all->count[kind] && all->items[kind][at].token == token ? &all->items[kind][at] : NULL;
}

int
label_index(const LabelNames *names, const char *name)
{
	for (int i = 0; i < names->count; i++)
		if (strcmp(names->names[i], name) == 0)
			return i;
	return -1;
}

static const char *
best_label(const LabelNames *names, const float *probabilities, float *sure)
{
	int			best = 0;

	for (int i = 1; i < names->count; i++)
		if (probabilities[i] > probabilities[best])
			best = i;
	if (sure)
		*sure = probabilities[best];
	return names->names[best];
}

const char *
proposal_label(const Proposals *all, const Proposal *p, float *sure)
{
	return best_label(all->labels[p->kind], p->labels, sure);
}

const char *
proposal_status(const Proposals *all, const Proposal *p, float *sure)
{
	return p->statuses ? best_label(all->statuses, p->statuses, sure) : NULL;
}

int32
proposal_word(const Proposal *p, ProposedRole role, float *sure)
{
	const RoleWords *r = proposal_role(p, role);
	bool		nobody = r->count == 0 || r->nobody >= r->words[0].sure;

	if (sure)
		*sure = nobody ? r->nobody : r->words[0].sure;
	return nobody ? NO_TOKEN : r->words[0].token;
}
