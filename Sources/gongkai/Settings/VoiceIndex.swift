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

/// One kind of record in Search: it stands on the default portal, and is found as long as there is something public of it.
struct VoiceIndex<Subject>: PublicSource {
    let kind: String
    let publishing: PublishingStore
    let search: SearchStore
    let list: @Sendable (Identifier<Subject>?, Int, Snapshot) throws -> [Identifier<Subject>]
    /// What Search keeps of it on a portal; nil when nothing of it is public there.
    let entry: @Sendable (Identifier<Subject>, Portal, Snapshot) throws -> SearchEntry?

    func readable(after last: String?, limit: Int, in snapshot: Snapshot) throws -> [String] {
        try list(last.flatMap { Identifier($0) }, limit, snapshot).map(\.text)
    }

    func follow(_ id: String, in tx: Transaction) throws {
        guard let id = Identifier<Subject>(id) else { return }
        try follow(id, in: tx)
    }

    func follow(_ id: Identifier<Subject>, in tx: Transaction) throws {
        let portal = try publishing.portals(in: tx).first(where: \.isDefault)
        guard let found = try portal.flatMap({ try entry(id, $0, tx) }) else {
            return try search.remove(subject(of: id), in: tx)
        }
        try search.put(found, in: tx)
    }

    private func subject(of id: Identifier<Subject>) -> String { "\(kind)/\(id.text)" }
}

extension LetterStore {
    private static let kind = "letter"

    func index(in search: SearchStore, on publishing: PublishingStore) -> VoiceIndex<LetterSubject> {
        VoiceIndex(
            kind: LetterStore.kind, publishing: publishing, search: search,
            list: { try readable(after: $0, limit: $1, in: $2) }
        ) { id, portal, snapshot in
            // Letters stand on the portal of their agency alone.
            guard let (agency, letter) = try searchable(id, in: snapshot), portal.agency == agency else { return nil }
            var entry = SearchEntry(
                subject: "\(LetterStore.kind)/\(id.text)", kind: .letter, agency: agency, portal: portal.id.text,
                title: letter.title, text: "来信：\(letter.question)\n答复：\(letter.answer)",
                publishedOn: letter.publishedAt.day, address: LetterLinks.article(id).address)
            entry.issuer = letter.unit
            entry.keywords = [letter.category.chinese]
            return entry
        }
    }

    /// The same, telling Search what it publishes and takes back.
    func indexed(by search: SearchStore, on publishing: PublishingStore) -> LetterStore {
        let index = index(in: search, on: publishing)
        var letters = self
        letters.followers.append { id, tx in try index.follow(id, in: tx) }
        return letters
    }
}

extension ConsultationStore {
    private static let kind = "consultation"

    func index(in search: SearchStore, on publishing: PublishingStore) -> VoiceIndex<ConsultationSubject> {
        VoiceIndex(
            kind: ConsultationStore.kind, publishing: publishing, search: search,
            list: { try readable(after: $0, limit: $1, in: $2) }
        ) { id, portal, snapshot in
            guard let found = try searchable(id, in: snapshot) else { return nil }
            var entry = SearchEntry(
                subject: "\(ConsultationStore.kind)/\(id.text)", kind: .consultation, agency: found.agency,
                portal: portal.id.text, title: found.title, text: found.text, publishedOn: found.publishedOn,
                address: ConsultationLinks.publicRecord(id).address)
            entry.issuer = found.unitName
            return entry
        }
    }

    /// The same, telling Search what it publishes.
    func indexed(by search: SearchStore, on publishing: PublishingStore) -> ConsultationStore {
        let index = index(in: search, on: publishing)
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
                letters.index(in: search, on: publishing), consultations.index(in: search, on: publishing),
            ])
    }
}
