// title: 一地的跨界项目 | Cross-boundary projects of a place
// question: {place}有哪些跨界项目？
// param place: Place — 地方：名称、简称或代码 | place: name, short name or adcode
// returns: project, field*, status*, places, modality*
MATCH (:Entity {key: $place})<-[x:LINKS]-(j:Project)
OPTIONAL MATCH (j)-[:LINKS]->(p:Entity)
WITH j, x, p ORDER BY p.key
WITH j, x, collect(DISTINCT p.name) AS places
RETURN j.key AS key, j.name AS project, j.field AS field, j.status AS status, places, x.modality AS modality, x.evidence AS evidence
ORDER BY key SKIP $skip LIMIT $limit
