// title: 某领域的合作协议 | Agreements in a field
// question: {field}领域有哪些合作协议与机制？
// param field: Field — 领域，如 交通 或 transport | a field of integration
// returns: agreement, kind*, signed, parties
MATCH (g:Agreement)-[c:CONCERNS]->(f:Entity {key: $field})
OPTIONAL MATCH (p:Entity)-[:PARTY_TO]->(g)
WITH g, c, p ORDER BY p.key
WITH g, c, collect(DISTINCT p.name) AS parties
RETURN g.key AS key, coalesce(g.name, g.id) AS agreement, g.kind AS kind, g.signed AS signed, parties, c.evidence AS evidence
ORDER BY coalesce(signed, '') DESC, key SKIP $skip LIMIT $limit
