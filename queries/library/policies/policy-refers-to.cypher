// title: 一项政策的依据与引用 | What a policy is based on or refers to
// question: 《{policy}》依据、落实、批准或废止了哪些政策？
// param policy: Policy — 标题、简称或文号 | title, short title or number
// returns: kind*, policy, number, issued
MATCH (:Entity {key: $policy})-[x:REFERS_TO]->(y:Policy)
RETURN y.key AS key, x.kind AS kind, y.title AS policy, y.number AS number, y.issued AS issued, x.evidence AS evidence
ORDER BY kind, key SKIP $skip LIMIT $limit
