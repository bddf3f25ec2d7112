// title: 两地之间的合作协议 | Agreements between two places
// question: {a}和{b}之间有哪些合作协议与机制？
// param a: Place — 甲地：名称、简称或代码 | place A: name, short name or adcode
// param b: Place — 乙地：名称、简称或代码 | place B: name, short name or adcode
// returns: agreement, kind*, signed, fields*, parties, modality*
MATCH (a:Entity {key: $a})-[x:PARTY_TO]->(g:Agreement)<-[y:PARTY_TO]-(b:Entity {key: $b})
OPTIONAL MATCH (g)-[:CONCERNS]->(f:Field)
WITH g, x, y, f ORDER BY f.name
WITH g, x, y, collect(DISTINCT f.name) AS fields
MATCH (p:Entity)-[:PARTY_TO]->(g)
WITH g, x, y, fields, p ORDER BY p.key
WITH g, x, y, fields, collect(DISTINCT p.name) AS parties
RETURN g.key AS key, coalesce(g.name, g.id) AS agreement, g.kind AS kind, g.signed AS signed, fields, parties,
       x.modality AS modality, x.evidence + y.evidence AS evidence
ORDER BY coalesce(signed, '') DESC, key SKIP $skip LIMIT $limit
