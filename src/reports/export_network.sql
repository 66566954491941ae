-- export_network: who has to do with whom as a graph: GraphML, GEXF, DOT.

CREATE FUNCTION news_archive_inner.network_graph(wanted text, wanted_during daterange, min_confidence real,
	of_archive name) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET client_min_messages = warning AS $$
DECLARE
	edges jsonb;
	ids bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH told AS MATERIALIZED (
		SELECT x.*, row_number() OVER () AS n
			FROM news_archive.network(wanted, wanted_during, NULL, archive => of_archive,
			min_confidence => min_confidence) x)
	SELECT jsonb_agg(jsonb_build_object('id', t.n, 'a', t.entity_id::text, 'b', t.other_id::text, 'facts',
		jsonb_build_object('weight', t.articles, 'acts', t.acts, 'acts_back', t.acts_back,
			'acts_together', t.acts_together, 'first_day', news_archive_inner.iso_day(t.first_day), 'last_day',
				news_archive_inner.iso_day(t.last_day))) ORDER BY t.n), array_agg(t.entity_id) || array_agg(t.other_id)
	INTO edges, ids FROM told t;
	RETURN jsonb_build_object('edges', coalesce(edges, '[]'), 'nodes', coalesce((
		SELECT jsonb_agg(jsonb_build_object('id', e.entity_id::text, 'facts',
			jsonb_build_object('label', e.name, 'kind', e.kind, 'role', e.role, 'country', e.country, 'sector',
			e.sector, 'articles', e.articles))
			ORDER BY e.articles DESC, e.name COLLATE "C", e.entity_id)
		FROM news_archive_inner.seen_entities(ids) e), '[]'));
END $$;
COMMENT ON FUNCTION news_archive_inner.network_graph(text, daterange, real, name) IS
'network() of somebody, or of all for NULL, of the archive entered as {"nodes": [{"id", "facts"}], "edges": '
'[{"id", "a", "b", "facts"}]}, whole. Raises no notices.';

-- The columns of a graph, with their types as GraphML and GEXF name them.
CREATE FUNCTION news_archive_inner.graph_columns() RETURNS TABLE (n int, of_what text, id text, type text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 12 AS $$
	VALUES (1, 'node', 'label', 'string'), (2, 'node', 'kind', 'string'), (3, 'node', 'role', 'string'),
		(4, 'node', 'country', 'string'), (5, 'node', 'sector', 'string'), (6, 'node', 'articles', 'long'),
		(7, 'edge', 'weight', 'long'), (8, 'edge', 'acts', 'long'), (9, 'edge', 'acts_back', 'long'),
			(10, 'edge', 'acts_together', 'long'), (11, 'edge', 'first_day', 'string'),
			(12, 'edge', 'last_day', 'string') $$;
COMMENT ON FUNCTION news_archive_inner.graph_columns() IS 'What the nodes and edges of an exported network have.';

CREATE FUNCTION news_archive_inner.graphml_data(facts jsonb) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT jsonb_agg(jsonb_build_array('data', jsonb_build_object('key', c.id), facts->>c.id) ORDER BY c.n)
		FROM news_archive_inner.graph_columns() c WHERE facts->>c.id IS NOT NULL $$;
COMMENT ON FUNCTION news_archive_inner.graphml_data(jsonb) IS 'What a node or an edge has, as elements of GraphML.';

CREATE FUNCTION news_archive_inner.graphml_text(graph jsonb) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT news_archive_inner.render_xml(jsonb_build_array('graphml',
		jsonb_build_object('xmlns', 'http://graphml.graphdrawing.org/xmlns', 'xmlns:xsi',
		'http://www.w3.org/2001/XMLSchema-instance',
			'xsi:schemaLocation', 'http://graphml.graphdrawing.org/xmlns '
				'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd'),
		(SELECT jsonb_agg(jsonb_build_array('key', jsonb_build_object('id', c.id, 'for', c.of_what, 'attr.name', c.id,
			'attr.type', c.type)) ORDER BY c.n) FROM news_archive_inner.graph_columns() c),
		jsonb_build_array('graph', '{"id": "network", "edgedefault": "undirected"}'::jsonb,
			(SELECT jsonb_agg(jsonb_build_array('node', jsonb_build_object('id', 'n' || (x.v->>'id')),
				news_archive_inner.graphml_data(x.v->'facts')) ORDER BY x.n)
				FROM jsonb_array_elements(graph->'nodes') WITH ORDINALITY x(v, n)),
			(SELECT jsonb_agg(jsonb_build_array('edge', jsonb_build_object('id', 'e' || (x.v->>'id'), 'source',
				'n' || (x.v->>'a'), 'target', 'n' || (x.v->>'b')), news_archive_inner.graphml_data(x.v->'facts'))
				ORDER BY x.n)
				FROM jsonb_array_elements(graph->'edges') WITH ORDINALITY x(v, n))))) $$;
COMMENT ON FUNCTION news_archive_inner.graphml_text(jsonb) IS 'A network_graph() as GraphML.';

CREATE FUNCTION news_archive_inner.gexf_values(facts jsonb) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT jsonb_build_array('attvalues',
		jsonb_agg(jsonb_build_array('attvalue', jsonb_build_object('for', c.id, 'value', facts->>c.id)) ORDER BY c.n))
	FROM news_archive_inner.graph_columns() c
		WHERE facts->>c.id IS NOT NULL AND c.id NOT IN ('label', 'weight', 'first_day', 'last_day') $$;
COMMENT ON FUNCTION news_archive_inner.gexf_values(jsonb) IS 'What a node or an edge has, as an element of GEXF; '
	'its label, weight and days are attributes of its own.';

CREATE FUNCTION news_archive_inner.gexf_text(graph jsonb) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT news_archive_inner.render_xml(jsonb_build_array('gexf',
		'{"xmlns": "http://www.gexf.net/1.2draft", "version": "1.2"}'::jsonb,
		jsonb_build_array('meta', jsonb_build_array('creator', 'news_archive'),
			jsonb_build_array('description', 'Who is named together with whom, and who does something to whom')),
		jsonb_build_array('graph', '{"defaultedgetype": "undirected", "mode": "dynamic", "timeformat": "date"}'::jsonb,
			(SELECT jsonb_agg(jsonb_build_array('attributes', jsonb_build_object('class', k.of_what), k.columns)
				ORDER BY k.n)
				FROM (SELECT c.of_what, min(c.n) AS n,
					jsonb_agg(jsonb_build_array('attribute',
					jsonb_build_object('id', c.id, 'title', c.id, 'type', c.type)) ORDER BY c.n) AS columns
					FROM news_archive_inner.graph_columns() c
						WHERE c.id NOT IN ('label', 'weight', 'first_day', 'last_day') GROUP BY c.of_what) k),
			jsonb_build_array('nodes',
				(SELECT jsonb_agg(jsonb_build_array('node',
				jsonb_build_object('id', x.v->>'id', 'label', x.v#>>'{facts,label}'),
				news_archive_inner.gexf_values(x.v->'facts')) ORDER BY x.n)
				FROM jsonb_array_elements(graph->'nodes') WITH ORDINALITY x(v, n))),
			jsonb_build_array('edges',
				(SELECT jsonb_agg(jsonb_build_array('edge', jsonb_build_object('id', x.v->>'id', 'source', x.v->>'a',
				'target', x.v->>'b', 'weight', x.v#>>'{facts,weight}',
					'start', x.v#>>'{facts,first_day}', 'end', x.v#>>'{facts,last_day}'),
						news_archive_inner.gexf_values(x.v->'facts')) ORDER BY x.n)
				FROM jsonb_array_elements(graph->'edges') WITH ORDINALITY x(v, n)))))) $$;
COMMENT ON FUNCTION news_archive_inner.gexf_text(jsonb) IS 'A network_graph() as GEXF 1.2, which every version of '
	'Gephi and networkx reads.';

-- Within a label Graphviz reads \N and the like, and the entities of HTML.
CREATE FUNCTION news_archive_inner.dot_text(words text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN '"' || replace(replace(replace(regexp_replace(words, '[\u0001-\u001F\u007F]+', ' ', 'g'), '&', '&amp;'), '\',
		'\\'), '"', '\"') || '"';
COMMENT ON FUNCTION news_archive_inner.dot_text(text) IS 'A text between the quotes of DOT, shown as it is. '
	'NULL for NULL.';

CREATE FUNCTION news_archive_inner.dot_graph(graph jsonb) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT E'graph network {\n\tgraph [overlap=false, outputorder=edgesfirst];\n\tnode [style=filled, '
		'fillcolor=white];\n'
		|| coalesce((SELECT string_agg(format(E'\t"%s" [label=%s, shape=%s, kind=%s, articles=%s];\n', x.v->>'id',
			news_archive_inner.dot_text(x.v#>>'{facts,label}'),
				CASE x.v#>>'{facts,kind}' WHEN 'person' THEN 'ellipse' WHEN 'organisation' THEN 'box' ELSE 'plaintext'
					END, x.v#>>'{facts,kind}', x.v#>>'{facts,articles}'), '' ORDER BY x.n)
			FROM jsonb_array_elements(graph->'nodes') WITH ORDINALITY x(v, n)), '')
		|| coalesce((SELECT string_agg(format(E'\t"%s" -- "%s" [weight=%s, penwidth=%s, acts=%s, acts_back=%s, '
			'acts_together=%s, tooltip=%s];\n', x.v->>'a', x.v->>'b', x.v#>>'{facts,weight}',
				round((1 + ln((x.v#>>'{facts,weight}')::numeric)), 2), x.v#>>'{facts,acts}', x.v#>>'{facts,acts_back}',
					x.v#>>'{facts,acts_together}',
				news_archive_inner.dot_text('named together in '
					|| news_archive_inner.counted_text((x.v#>>'{facts,weight}')::bigint, 'article'))), '' ORDER BY x.n)
			FROM jsonb_array_elements(graph->'edges') WITH ORDINALITY x(v, n)), '') || E'}\n' $$;
COMMENT ON FUNCTION news_archive_inner.dot_graph(jsonb) IS 'A network_graph() in the language of Graphviz.';

CREATE FUNCTION news_archive_inner.select_network_graph(format text, wanted text, wanted_during daterange, archive name,
	min_confidence real) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	graph jsonb;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	IF news_archive_inner.entity_to_export(wanted) = 0 THEN
		RETURN NULL;
	END IF;
	graph := news_archive_inner.network_graph(wanted, wanted_during, min_confidence, archive);
	RETURN CASE format WHEN 'graphml' THEN news_archive_inner.graphml_text(graph) WHEN 'gexf'
		THEN news_archive_inner.gexf_text(graph) ELSE news_archive_inner.dot_graph(graph) END;
END $$;
COMMENT ON FUNCTION news_archive_inner.select_network_graph(text, text, daterange, name, real)
	IS 'What network_graphml, network_gexf and network_dot stand on.';

CREATE FUNCTION news_archive.network_graphml(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_network_graph('graphml', $1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.network_graphml(text, news_archive.days, name, real) IS
'network() of somebody, named in any spelling, or of the whole archive for NULL, as GraphML (for yEd, igraph, '
'networkx, Gephi, Cytoscape): nodes with label, kind, role, country (ISO 3166-1 alpha-3), sector (PLOVER) and number '
'of articles; undirected edges with weight (articles that name both), acts of source upon target, acts_back, '
'acts_together, first_day and last_day (left out where no day is known). All edges are there, not network()''s first '
'200. during and min_confidence are as in network(). NULL, with a notice, for a name that no article tells which a '
'policy leaves to the reader. Errors: no_data_found when the name is not known, with the nearest names; '
'invalid_parameter_value for a name without letters and digits and for a min_confidence out of 0 to 1; '
'invalid_datetime_format, invalid_schema_name.';

CREATE FUNCTION news_archive.network_gexf(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_network_graph('gexf', $1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.network_gexf(text, news_archive.days, name, real) IS
'network() of somebody, named in any spelling, or of the whole archive for NULL, as GEXF 1.2 (for Gephi): '
'what network_graphml() has; an edge has the first and the last day on which both are named as its start and end, so '
'that Gephi''s timeline shows it, and none where no day is known. Arguments, NULL and errors as for network_graphml().';

CREATE FUNCTION news_archive.network_dot(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_network_graph('dot', $1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.network_dot(text, news_archive.days, name, real) IS
'network() of somebody, named in any spelling, or of the whole archive for NULL, in the language of Graphviz (fdp '
'-Tsvg): an undirected graph with names as labels, people as ellipses, organisations as boxes, lines as thick as both '
'are named together; kind, articles, acts, acts_back and acts_together are attributes that Graphviz passes over. '
'Arguments, NULL and errors as for network_graphml().';
