// title: 适用于一地的政策 | Policies covering a place
// question: 哪些政策适用于{place}？
// param place: Place — 地方：名称、简称或代码 | place: name, short name or adcode
// returns: policy, number, issued, kind*, via, reach*
// note: 也列出适用于上级政区（reach 为 parent）和所属区域（area）的政策，via 说明经由哪里 | also policies that cover a parent division (reach: parent) or an area that the place belongs to (area); via says which
WITH split($place, ':')[0] AS label, split($place, ':')[1] AS id
OPTIONAL MATCH (:Entity {key: $place})-[:PART_OF]->(a:Entity)
WITH label, id, collect(DISTINCT a.key) AS areas
WITH areas, CASE WHEN label IN ['District', 'City'] THEN ['City:' + left(id, 4) + '00', 'City:' + left(id, 2) + '0000', 'Province:' + left(id, 2) + '0000'] ELSE [] END AS parents
UNWIND [$place] + parents + areas AS via_key
WITH DISTINCT via_key, parents
MATCH (y:Policy)-[x:COVERS]->(via:Entity {key: via_key})
RETURN y.key AS key, y.title AS policy, y.number AS number, y.issued AS issued, y.kind AS kind, via.name AS via,
       CASE WHEN via_key = $place THEN 'itself' WHEN via_key IN parents THEN 'parent' ELSE 'area' END AS reach, x.evidence AS evidence
ORDER BY coalesce(issued, '') DESC, key, via, via_key SKIP $skip LIMIT $limit
