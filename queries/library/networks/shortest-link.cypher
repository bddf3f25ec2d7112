// title: 两地之间最短的联系 | Shortest links between two places
// question: {a}和{b}通过什么联系在一起？
// param a: Place — 甲地：名称、简称或代码 | place A: name, short name or adcode
// param b: Place — 乙地：名称、简称或代码 | place B: name, short name or adcode
// returns: path, relations*, steps
// note: 经由协议、项目、产业链、政策与区域，最多六步；一样短的都列出 | through agreements, projects, chains, policies and areas, six steps at most; all that are as short
MATCH (a:Entity {key: $a}), (b:Entity {key: $b})
WHERE a.key <> b.key
MATCH p = allShortestPaths((a)-[:PARTY_TO|LINKS|TAKES_PART_IN|COVERS|PART_OF*1..6]-(b))
WITH p, [n IN nodes(p) | n.key] AS keys
RETURN keys[1] AS key, keys, [n IN nodes(p) | coalesce(n.name, n.title, n.id)] AS path, [x IN relationships(p) | type(x)] AS relations, length(p) AS steps,
       reduce(all = [], x IN relationships(p) | all + x.evidence) AS evidence
// the same nodes may be linked by several relations
ORDER BY keys, relations SKIP $skip LIMIT $limit
