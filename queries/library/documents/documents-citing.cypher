// title: 引用一部文献的文件 | Documents that cite a work
// question: 哪些文件引用了《{work}》？
// param work: Work — 文献：题名或 DOI | work: title or DOI
// returns: document, date, source, statements
// note: statements 是文献表条目与引用它的句子之和 | statements counts the entry of the reference list and the sentences that cite
MATCH (d:Document)-[x:CITES]->(:Entity {key: $work})
RETURN d.id AS key, d.title AS document, d.date AS date, d.source AS source, x.statements AS statements, x.evidence AS evidence
ORDER BY coalesce(date, '') DESC, key SKIP $skip LIMIT $limit
