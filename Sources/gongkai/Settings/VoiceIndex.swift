import Consultation
import Kernel
import Letters
import Markup
import Publishing
import SQL
import Search
import Site

/// What a capability makes public beside articles, as Search keeps it.
protocol PublicSource: Sendable {
    /// What its subjects begin with: `letter` of `letter/0192…`.
    var kind: String { get }
    /// What is public now, in the order of ids.
    func readable(after last: String?, limit: Int, in snapshot: Snapshot) throws -> [String]
    /// Puts in what is public of it, or takes it out.
    func follow(_ id: String, in tx: Transaction) throws
}

/// Published letters in Search.
struct LetterIndex: PublicSource {
    let letters: LetterStore
    let publishing: PublishingStore
    let search: SearchStore

    var kind: String { "letter" }

    func readable(after last: String?, limit: Int, in snapshot: Snapshot) throws -> [String] {
        try letters.readable(after: last.flatMap { LetterID($0) }, limit: limit, in: snapshot).map(\.text)
    }

    func follow(_ id: String, in tx: Transaction) throws {
        guard let id = LetterID(id) else { return }
        try follow(id, in: tx)
    }

    func follow(_ id: LetterID, in tx: Transaction) throws {
        // Letters stand on the portal of their agency alone.
        guard let (agency, letter) = try letters.searchable(id, in: tx),
            let portal = try publishing.portals(in: tx).first(where: { $0.isDefault && $0.agency == agency })
        else { return try search.remove("\(kind)/\(id.text)", in: tx) }
        var entry = SearchEntry(
            subject: "\(kind)/\(id.text)", kind: .letter, agency: agency, portal: portal.id.text, title: letter.title,
            text: "来信：\(letter.question)\n答复：\(letter.answer)", publishedOn: letter.publishedAt.day,
            address: LetterLinks.article(id).address)
        entry.issuer = letter.unit
        entry.keywords = [letter.category.chinese]
        try search.put(entry, in: tx)
    }
}

/// Consultations in Search.
struct ConsultationIndex: PublicSource {
    let consultations: ConsultationStore
    let publishing: PublishingStore
    let search: SearchStore

    var kind: String { "consultation" }

    func readable(after last: String?, limit: Int, in snapshot: Snapshot) throws -> [String] {
        try consultations.readable(after: last.flatMap { ConsultationID($0) }, limit: limit, in: snapshot).map(\.text)
    }

    func follow(_ id: String, in tx: Transaction) throws {
        guard let id = ConsultationID(id) else { return }
        try follow(id, in: tx)
    }

    func follow(_ id: ConsultationID, in tx: Transaction) throws {
        guard let found = try consultations.searchable(id, in: tx),
            let portal = try publishing.portals(in: tx).first(where: \.isDefault)
        else { return try search.remove("\(kind)/\(id.text)", in: tx) }
        var entry = SearchEntry(
            subject: "\(kind)/\(id.text)", kind: .consultation, agency: found.agency, portal: portal.id.text,
            title: found.title, text: found.text, publishedOn: found.publishedOn,
            address: ConsultationLinks.publicRecord(id).address)
        entry.issuer = found.unitName
        try search.put(entry, in: tx)
    }
}

extension LetterStore {
    /// The same, telling Search what it publishes and takes back.
    func indexed(by search: SearchStore, on publishing: PublishingStore) -> LetterStore {
        let index = LetterIndex(letters: self, publishing: publishing, search: search)
        var letters = self
        letters.followers.append { id, tx in try index.follow(id, in: tx) }
        return letters
    }
}

extension ConsultationStore {
    /// The same, telling Search what it publishes.
    func indexed(by search: SearchStore, on publishing: PublishingStore) -> ConsultationStore {
        let index = ConsultationIndex(consultations: self, publishing: publishing, search: search)
        var consultations = self
        consultations.followers.append { id, tx in try index.follow(id, in: tx) }
        return consultations
    }
}

extension House {
    /// Everything public, as Search keeps it.
    var publicIndex: PublicIndex {
        PublicIndex(
            publishing: publishing, search: search,
            others: [
                LetterIndex(letters: letters, publishing: publishing, search: search),
                ConsultationIndex(consultations: consultations, publishing: publishing, search: search),
            ])
    }
}
