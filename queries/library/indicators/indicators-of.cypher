// title: 一地的指标 | Indicators of a place
// question: {place}的各项指标是多少？
// param place: Place — 地方：名称、简称或代码 | place: name, short name or adcode
// param indicator: Indicator? — 只看这个指标 | only this indicator
// param period: Text? — 只看这个时期，如 2024 | only this period
// returns: indicator, period, value, unit*, change, target
MATCH (o:Observation)-[x:ABOUT]->(:Entity {key: $place})
MATCH (o)-[:OF]->(i:Indicator)
WHERE ($indicator IS NULL OR i.key = $indicator) AND ($period IS NULL OR o.period = $period)
RETURN o.key AS key, i.name AS indicator, o.period AS period, o.value AS value, o.unit AS unit, o.change AS change, o.target AS target, x.evidence AS evidence
ORDER BY indicator, period DESC, key SKIP $skip LIMIT $limit
