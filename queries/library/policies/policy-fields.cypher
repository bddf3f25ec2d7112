// title: 一项政策涉及的领域 | Fields of a policy
// question: 《{policy}》涉及哪些领域？
// param policy: Policy — 标题、简称或文号 | title, short title or number
// returns: field, modality*, statements
MATCH (:Entity {key: $policy})-[x:CONCERNS]->(f:Field)
RETURN f.key AS key, f.name AS field, x.modality AS modality, x.statements AS statements, x.evidence AS evidence
ORDER BY statements DESC, key SKIP $skip LIMIT $limit
