// title: 同时提到两地的文件 | Documents that mention two places
// question: 哪些文件同时提到{a}和{b}？
// param a: Place — 甲地：名称、简称或代码 | place A: name, short name or adcode
// param b: Place — 乙地：名称、简称或代码 | place B: name, short name or adcode
// returns: document, date, times_a, times_b, together, joint_sentence
// note: together 是同一句里提到两地的句数，joint_sentence 是其中第一句 | together counts the sentences that name both places; joint_sentence is the first of them
MATCH (:Entity {key: $a})<-[x:MENTIONS]-(d:Document)-[y:MENTIONS]->(:Entity {key: $b})
OPTIONAL MATCH (p:Passage)-[:PASSAGE_OF]->(d)
WHERE any(i IN range(0, size(x.spans) - 2, 2) WHERE p.start <= x.spans[i] AND x.spans[i] < p.end)
  AND any(i IN range(0, size(y.spans) - 2, 2) WHERE p.start <= y.spans[i] AND y.spans[i] < p.end)
WITH d, x, y, p ORDER BY p.start
WITH d, x, y, count(p) AS together, head(collect(p.text)) AS joint_sentence
RETURN d.id AS key, d.title AS document, d.date AS date, x.count AS times_a, y.count AS times_b, together, joint_sentence, x.evidence + y.evidence AS evidence
ORDER BY together DESC, times_a + times_b DESC, key SKIP $skip LIMIT $limit
