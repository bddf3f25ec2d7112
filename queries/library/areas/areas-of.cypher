// title: 一地所属的区域 | Areas of a place
// question: {place}属于哪些都市圈、城市群、功能区？
// param place: Place — 地方：名称、简称或代码 | place: name, short name or adcode
// returns: area, level*, role*, statements, modality*
MATCH (p:Entity {key: $place})-[x:PART_OF]->(a:Entity)
RETURN a.key AS key, a.name AS area, head([l IN labels(a) WHERE l <> 'Entity']) AS level, x.role AS role, x.statements AS statements, x.modality AS modality, x.evidence AS evidence
ORDER BY key SKIP $skip LIMIT $limit
