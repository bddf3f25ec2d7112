// title: 一项政策、协议或文件论及的机制 | Mechanisms that a policy, agreement or document addresses
// question: 《{text}》论及哪些一体化机制？
// param text: Writing — 政策、协议或文件：标题、文号或来源文件名 | policy, agreement or document: title, number or file name
// returns: mechanism, english, group*, by, modality*, statements
// note: 文件若是某项政策或协议的文本，列出该政策或协议的 | of a document that is the text of a policy or an agreement, what that addresses
OPTIONAL MATCH (e:Entity {key: $text})
OPTIONAL MATCH (d:Document {id: split($text, 'Document:')[1]})
OPTIONAL MATCH (d)-[:TEXT_OF]->(t:Entity)
WITH [e, d, t] AS writings
UNWIND writings AS w
MATCH (w)-[x:ADDRESSES]->(m:Mechanism)
RETURN m.key AS key, m.name AS mechanism, m.english AS english, m.group AS group, coalesce(w.title, w.name, w.id) AS by,
       x.modality AS modality, x.statements AS statements, x.evidence AS evidence
// a document may be the text of two writings of one title: only their keys are distinct
ORDER BY statements DESC, key, by, coalesce(w.key, w.id) SKIP $skip LIMIT $limit
