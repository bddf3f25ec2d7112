// title: 两地之间最短的联系 | Shortest link between two places
// question: {a}和{b}通过什么联系在一起？
// param a: Place — 甲地：名称、简称或代码 | place A: name, short name or adcode
// param b: Place — 乙地：名称、简称或代码 | place B: name, short name or adcode
// returns: path, steps
// note: 经由协议、项目、产业链、政策与区域，最多六步 | through agreements, projects, chains, policies and areas, six steps at most
MATCH (a:Entity {key: $a}), (b:Entity {key: $b})
MATCH p = shortestPath((a)-[:PARTY_TO|LINKS|TAKES_PART_IN|COVERS|PART_OF*1..6]-(b))
RETURN $a AS key, [n IN nodes(p) | coalesce(n.name, n.title, n.id)] AS path, length(p) AS steps,
       reduce(all = [], x IN relationships(p) | all + x.evidence) AS evidence
SKIP $skip LIMIT $limit
