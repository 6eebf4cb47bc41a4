package import Kernel
package import SQL

/// One document changes another: amends, repeals or replaces it, as a whole or in part.
package struct DocumentChange: Hashable, Sendable {
    /// The document that acts, and the one that it acts upon.
    package let source: DocumentID
    package let target: DocumentID
    /// `《……》（青卫规〔2026〕3号）废止了本文件`.
    package let words: String
}

/// What other capabilities ask inside their transactions when one document changes another (NORM-4, NORM-6).
extension DocumentStore {
    /// What this document changes.
    package func changes(by id: DocumentID, in snapshot: Snapshot) throws -> [DocumentChange] {
        try changes(of: id, in: snapshot) { $0.source == $1 }
    }

    /// What changes this document, drafts that are meant to included.
    package func changes(to id: DocumentID, in snapshot: Snapshot) throws -> [DocumentChange] {
        try changes(of: id, in: snapshot) { $0.target.own == $1 }
    }

    private func changes(
        of id: DocumentID, in snapshot: Snapshot, where isMeant: (NormativeRelation, NormativeID) -> Bool
    ) throws -> [DocumentChange] {
        guard let text = try NormativeRows.text(of: id, in: snapshot) else { return [] }
        let library = try NormativeRows.library(of: text.agency, in: snapshot)
        return library.relations.filter { $0.kind.changesTarget && isMeant($0, text.id) }.compactMap { row in
            guard let source = library.text(row.source), let target = row.target.own.flatMap(library.text),
                let acting = source.document, let changed = target.document
            else { return nil }
            let scope = row.scope.map { "（\($0)）" } ?? ""
            return DocumentChange(
                source: acting, target: changed, words: "\(source.cited)\(row.kind.chinese)\(target.cited)\(scope)")
        }
    }
}
