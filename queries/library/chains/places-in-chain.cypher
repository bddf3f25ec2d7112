// title: 一条产业链上的地方 | Places in an industry chain
// question: 哪些地方参与了{chain}产业链？
// param chain: Chain — 产业或产业链名称 | name of an industry or chain
// returns: place, role*, modality*, statements
MATCH (p:Entity)-[x:TAKES_PART_IN]->(:Entity {key: $chain})
RETURN p.key AS key, p.name AS place, x.role AS role, x.modality AS modality, x.statements AS statements, x.evidence AS evidence
ORDER BY statements DESC, key SKIP $skip LIMIT $limit
