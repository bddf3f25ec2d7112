// title: 一地的合作伙伴 | Partners of a place
// question: {place}和哪些地方、机构签有协议或建有机制？
// param place: Place — 地方：名称、简称或代码 | place: name, short name or adcode
// returns: partner, agreements, names, latest
MATCH (a:Entity {key: $place})-[:PARTY_TO]->(g:Agreement)<-[y:PARTY_TO]-(b:Entity)
WHERE b.key <> $place
WITH b, g, y ORDER BY g.key
WITH b, count(DISTINCT g) AS agreements, collect(DISTINCT coalesce(g.name, g.id)) AS names, max(g.signed) AS latest, collect(y.evidence) AS lists
RETURN b.key AS key, b.name AS partner, agreements, names, latest, reduce(all = [], one IN lists | all + one) AS evidence
ORDER BY agreements DESC, key SKIP $skip LIMIT $limit
