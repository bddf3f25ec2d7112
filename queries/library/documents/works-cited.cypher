// title: 一篇文件引用的文献 | Works that a document cites
// question: 《{document}》引用了哪些文献？
// param document: Document — 文件：标题、路径或 id | document: title, source or id
// returns: work, authors, year, venue, doi, statements
// note: statements 是文献表条目与引用它的句子之和 | statements counts the entry of the reference list and the sentences that cite
MATCH (:Document {id: $document})-[x:CITES]->(w:Work)
RETURN w.key AS key, w.title AS work, w.authors AS authors, w.year AS year, w.venue AS venue, w.doi AS doi,
       x.statements AS statements, x.evidence AS evidence
ORDER BY coalesce(year, '') DESC, key SKIP $skip LIMIT $limit
