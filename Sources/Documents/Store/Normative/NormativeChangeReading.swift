package import Kernel
package import SQL

/// One document changes another: amends, repeals or replaces it, as a whole or in part.
package struct DocumentChange: Hashable, Sendable {
    /// The document that acts, and the one that it acts upon; texts from before the system under their own id.
    package let source: DocumentID
    package let target: DocumentID
    /// When what acts was registered; nil while it is a draft.
    package let registeredOn: Day?
    /// `《……》（青卫规〔2026〕3号）废止了本文件`.
    package let words: String
}

/// A text that others may change or that may expire: an official document, or a text of the library from before the system.
package struct ChangeableText: Hashable, Sendable {
    /// The document's; of a text that never was one its own.
    package let key: DocumentID
    package let agency: AgencyID
    package let unit: UnitID
    package let title: String
    package let number: String?
    package let isNormative: Bool
    /// Where the library says that it can be read; nil for what is no normative document.
    package let address: String?
    package let expiresOn: Day?
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
        guard let text = try NormativeRows.text(under: id, in: snapshot) else { return [] }
        let library = try NormativeRows.library(of: text.agency, in: snapshot)
        return library.relations.filter { $0.kind.changesTarget && isMeant($0, text.id) }.compactMap { row in
            guard let source = library.text(row.source), let target = row.target.own.flatMap(library.text),
                let acting = source.changeKey, let changed = target.changeKey
            else { return nil }
            let scope = row.scope.map { "（\($0)）" } ?? ""
            return DocumentChange(
                source: acting, target: changed, registeredOn: source.registration?.on,
                words: "\(source.cited)\(row.kind.chinese)\(target.cited)\(scope)")
        }
    }

    /// The text under the key of `DocumentChange`; nil for what was never signed or registered.
    package func changeable(_ id: DocumentID, in snapshot: Snapshot) throws -> ChangeableText? {
        let text = try NormativeRows.text(under: id, in: snapshot)
        if let document = try DocumentRows.document(id, in: snapshot) {
            guard document.publicationRefusal == nil else { return nil }
            return ChangeableText(
                key: id, agency: document.agency, unit: document.unit, title: document.contents.title,
                number: document.number?.text, isNormative: document.contents.isNormative,
                address: text?.publication?.address, expiresOn: text?.expiresOn)
        }
        return text.flatMap { $0.isRegistered ? $0.changeable : nil }
    }

    /// Texts that a registered one changes, or whose term was over before `day`.
    package func changed(of agency: AgencyID, before day: Day, in snapshot: Snapshot) throws -> [DocumentID] {
        let library = try NormativeRows.library(of: agency, in: snapshot)
        let acted = library.relations.filter { $0.kind.changesTarget && library.text($0.source)?.isRegistered == true }
            .compactMap { $0.target.own.flatMap(library.text) }
        let over = library.texts.filter { $0.isRegistered && ($0.expiresOn ?? .latest) < day }
        return Set((acted + over).compactMap(\.changeKey)).sorted()
    }

    /// Registered texts whose title or number has these words, the newest first.
    package func changeables(
        of agency: AgencyID, naming words: String, limit: Int, in snapshot: Snapshot
    ) throws -> [ChangeableText] {
        let found = try NormativeRows.texts(of: agency, in: snapshot).filter { text in
            text.isRegistered && (text.title.contains(words) || text.number?.contains(words) == true)
        }
        return found.reversed().prefix(limit).compactMap(\.changeable)
    }

    /// The registered text that the library says stands at this address.
    package func changeable(of agency: AgencyID, at address: String, in snapshot: Snapshot) throws -> ChangeableText? {
        let row = try snapshot.first(
            "SELECT id FROM normative WHERE agency_id = ? AND address = ? ORDER BY id", [agency, address])
        guard let text = try row.flatMap({ try NormativeRows.text($0.id(0), in: snapshot) }) else { return nil }
        return text.isRegistered ? text.changeable : nil
    }

    /// The record of a document in the library; nil when it has none.
    package func normative(under id: DocumentID, in snapshot: Snapshot) throws -> NormativeID? {
        try NormativeRows.text(under: id, in: snapshot)?.id
    }
}

extension NormativeRows {
    /// The text of a document, or the one from before the system with this id.
    static func text(under id: DocumentID, in snapshot: Snapshot) throws -> NormativeText? {
        if let text = try text(of: id, in: snapshot) { return text }
        guard let own = NormativeID(id.text), let text = try text(own, in: snapshot) else { return nil }
        return text.document == nil ? text : nil
    }
}

extension NormativeText {
    var changeKey: DocumentID? { document ?? DocumentID(id.text) }

    var changeable: ChangeableText? {
        changeKey.map {
            ChangeableText(
                key: $0, agency: agency, unit: unit, title: title, number: number, isNormative: true,
                address: publication?.address, expiresOn: expiresOn)
        }
    }
}
