// title: 同时提到两地的文件 | Documents that mention two places
// question: 哪些文件同时提到{a}和{b}？
// param a: Place — 甲地：名称、简称或代码 | place A: name, short name or adcode
// param b: Place — 乙地：名称、简称或代码 | place B: name, short name or adcode
// returns: document, date, times_a, times_b
MATCH (:Entity {key: $a})<-[x:MENTIONS]-(d:Document)-[y:MENTIONS]->(:Entity {key: $b})
RETURN d.id AS key, d.title AS document, d.date AS date, x.count AS times_a, y.count AS times_b, x.evidence + y.evidence AS evidence
ORDER BY times_a + times_b DESC, key SKIP $skip LIMIT $limit
