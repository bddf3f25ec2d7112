// title: 区域的成员 | Members of an area
// question: {area}包括哪些地方？
// param area: Area — 都市圈、城市群、功能区的名称 | name of a metropolitan area, cluster or zone
// returns: member, level*, role*, statements, modality*
MATCH (m:Entity)-[x:PART_OF]->(a:Entity {key: $area})
RETURN m.key AS key, m.name AS member, head([l IN labels(m) WHERE l <> 'Entity']) AS level, x.role AS role, x.statements AS statements, x.modality AS modality, x.evidence AS evidence
ORDER BY role, key SKIP $skip LIMIT $limit
