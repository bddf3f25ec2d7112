// title: 论及一项机制的句段 | Passages on a mechanism
// question: 哪些文件的哪些句子论及{mechanism}？
// param mechanism: Mechanism — 机制，如 产业分工 或 industrial-division | a code of the frame
// returns: passage, document, date, modality*, confidence
// note: 已否决的陈述、否定和已终止的说法不列 | without statements that were rejected, and what is denied or over
MATCH (s:Statement {object: $mechanism})-[:STATED_IN]->(p:Passage)-[:PASSAGE_OF]->(d:Document)
WHERE s.predicate = 'ADDRESSES' AND s.status <> 'rejected' AND s.modality IN ['holds', 'planned']
WITH p, d, s ORDER BY s.confidence DESC, s.id
WITH p, d, head(collect(s.modality)) AS modality, max(s.confidence) AS confidence, collect(s.id) AS evidence
RETURN p.id AS key, p.text AS passage, d.title AS document, d.date AS date, modality, confidence, evidence
ORDER BY confidence DESC, document, p.start, key SKIP $skip LIMIT $limit
