// title: 两地共有的产业链 | Industry chains that two places share
// question: {a}和{b}都参与了哪些产业链？
// param a: Place — 甲地：名称、简称或代码 | place A: name, short name or adcode
// param b: Place — 乙地：名称、简称或代码 | place B: name, short name or adcode
// returns: chain, kind*, role_a*, role_b*
MATCH (:Entity {key: $a})-[x:TAKES_PART_IN]->(c:IndustryChain)<-[y:TAKES_PART_IN]-(:Entity {key: $b})
RETURN c.key AS key, c.name AS chain, c.kind AS kind, x.role AS role_a, y.role AS role_b, x.evidence + y.evidence AS evidence
ORDER BY key SKIP $skip LIMIT $limit
