// title: 连接两地的项目 | Projects linking two places
// question: 哪些项目连接{a}和{b}？
// param a: Place — 甲地：名称、简称或代码 | place A: name, short name or adcode
// param b: Place — 乙地：名称、简称或代码 | place B: name, short name or adcode
// returns: project, field*, status*, modality*
MATCH (:Entity {key: $a})<-[x:LINKS]-(j:Project)-[y:LINKS]->(:Entity {key: $b})
RETURN j.key AS key, j.name AS project, j.field AS field, j.status AS status, x.modality AS modality, x.evidence + y.evidence AS evidence
ORDER BY key SKIP $skip LIMIT $limit
