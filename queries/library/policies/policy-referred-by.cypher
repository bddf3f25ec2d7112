// title: 引用、批准或取代一项政策的文件 | What refers to, approves or replaces a policy
// question: 哪些文件依据、批准或废止了《{policy}》？
// param policy: Policy — 标题、简称或文号 | title, short title or number
// returns: kind*, policy, number, issued
MATCH (y:Policy)-[x:REFERS_TO]->(:Entity {key: $policy})
RETURN y.key AS key, x.kind AS kind, y.title AS policy, y.number AS number, y.issued AS issued, x.evidence AS evidence
ORDER BY kind, key SKIP $skip LIMIT $limit
