// title: 一地的产业链与产业集群 | Industry chains of a place
// question: {place}参与了哪些产业链和产业集群？
// param place: Place — 地方：名称、简称或代码 | place: name, short name or adcode
// returns: chain, kind*, role*, modality*, statements
MATCH (:Entity {key: $place})-[x:TAKES_PART_IN]->(c:IndustryChain)
RETURN c.key AS key, c.name AS chain, c.kind AS kind, x.role AS role, x.modality AS modality, x.statements AS statements, x.evidence AS evidence
ORDER BY statements DESC, key SKIP $skip LIMIT $limit
