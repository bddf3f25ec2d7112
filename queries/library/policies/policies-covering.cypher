// title: 适用于一地的政策 | Policies covering a place
// question: 哪些政策适用于{place}？
// param place: Place — 地方：名称、简称或代码 | place: name, short name or adcode
// returns: policy, number, issued, kind, via
// note: 也列出适用于上级政区和所属区域的政策，via 说明经由哪里 | also policies that cover what the place belongs to; via says which
MATCH (p:Entity {key: $place})
OPTIONAL MATCH (p)-[:PART_OF]->(a:Entity)
WITH p, collect(DISTINCT a) AS areas
OPTIONAL MATCH (one:Entity) WHERE one.id = p.parent
WITH p, areas, collect(DISTINCT one) AS above
UNWIND [p] + areas + above AS via
MATCH (y:Policy)-[x:COVERS]->(via)
RETURN DISTINCT y.key AS key, y.title AS policy, y.number AS number, y.issued AS issued, y.kind AS kind, via.name AS via, x.evidence AS evidence
ORDER BY issued DESC, key, via SKIP $skip LIMIT $limit
