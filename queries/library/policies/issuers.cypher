// title: 发布机关与政策 | Issuers and their policies
// question: 哪些机关发布了哪些政策？
// param place: Place? — 只看代表这里的机关 | only organisations that act for this place
// returns: organization, acts_for, policy, number, issued
MATCH (o:Organization)-[x:ISSUED]->(y:Policy)
OPTIONAL MATCH (o)-[:ACTS_FOR]->(p:Entity)
WITH o, x, y, p WHERE $place IS NULL OR p.key = $place
RETURN y.key AS key, o.name AS organization, p.name AS acts_for, y.title AS policy, y.number AS number, y.issued AS issued, x.evidence AS evidence
// two organisations may have one name, and one may act for several places: without their keys, engines order these differently
ORDER BY organization, coalesce(issued, '') DESC, key, o.key, p.key SKIP $skip LIMIT $limit
