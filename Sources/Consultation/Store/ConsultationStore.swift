package import Audit
package import Ciphers
package import Documents
import Interpretation
package import Kernel
package import ObjectStorage
package import Obligations
package import People
package import SQL
package import Screening

/// Hears, in the transaction of the act, that the public reads something else of a consultation from now on.
package typealias ConsultationFollower = @Sendable (ConsultationID, Transaction) throws -> Void

/// Consultations of the public. Every method is one transaction: rows, journal entry and obligations commit together or not
/// at all.
package struct ConsultationStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let normatives: NormativeStore
    let shelf: SealedShelf
    let cipher: FieldCiphering
    /// Who is named and what personal data stands in a text, by the lists in force (PII-2).
    let screen: @Sendable (Day) -> Screen
    /// Whose site it is; nil while nobody answers yet.
    let office: @Sendable () async throws -> ConsultationOffice?
    /// Set by whoever wires the house.
    package var followers: [ConsultationFollower] = []

    /// How those who commented can be reached, sealed (PII-3).
    package static let contacts = SealedColumn("consultation_comment", "contact")
    /// How enterprises can be reached, sealed.
    package static let enterpriseContacts = SealedColumn("consultation_matter", "contact")

    package init(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore, normatives: NormativeStore,
        shelf: FileShelf, cipher: @escaping FieldCiphering, screen: @escaping @Sendable (Day) -> Screen,
        office: @escaping @Sendable () async throws -> ConsultationOffice?
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
        self.normatives = normatives
        self.shelf = SealedShelf(shelf, cipher: cipher, purpose: "consultation.file")
        self.cipher = cipher
        self.screen = screen
        self.office = office
    }

    package var today: Day { store.timekeeper.now().day }
    package var calendar: WorkCalendar { obligations.calendar }

    func visible(_ id: ConsultationID, to officer: Officer, in snapshot: Snapshot) throws -> PublicConsultation {
        guard let found = try ConsultationRows.found(id, in: snapshot), found.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return found
    }

    func published(_ id: ConsultationID, in snapshot: Snapshot) throws -> PublicConsultation {
        guard let found = try ConsultationRows.found(id, in: snapshot), found.isPublic else { throw Refusal.notFound }
        return found
    }

    /// The units of an agency, closed ones too.
    package func units(of agency: AgencyID) async throws -> [Unit] {
        try await store.read { try people.units(of: agency, includingClosed: true, in: $0) }
    }

    /// Every act on it, oldest first.
    package func timeline(of id: ConsultationID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try journal.timeline(
                subjectKind: PublicConsultation.journalKind, subjectID: id.text, in: snapshot)
        }
    }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这一件已被他人更新。请刷新页面，查看最新情况后再办理。")

    /// How a record looks now, for `gongkai audit verify`.
    package static let subjectReader = SubjectReader(kind: PublicConsultation.journalKind) { id, snapshot in
        guard let id = ConsultationID(id) else { return nil }
        return try ConsultationRows.found(id, in: snapshot)?.canonicalText
    }
    package static let subjectReaders = [subjectReader, matterReader, itemReader]
}

extension PublicConsultation {
    package static let journalKind = "consultation"

    /// The record as its acts put it into the journal. Comments and groups have entries of their own.
    var canonicalText: String {
        CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("number", .text(number)),
            ("kind", .text(contents.kind.rawValue)), ("market", .text(contents.touchesMarket ? "yes" : "no")),
            ("title", .text(title)), ("basis", .text(contents.basis)), ("stage", .text(stage.rawValue)),
            ("drafts", .list(drafts.map { .text($0.text) })),
            (
                "rounds",
                .list(
                    rounds.map {
                        .text("\($0.number) \($0.draft) \($0.publishedOn) \($0.closesOn) \($0.firstClosesOn)")
                    })
            ),
            ("outcome", .text(outcome.words)), ("released", .text(outcome.releasedAt.map { "\($0)" } ?? "")),
            ("legality", .text(legality?.opinion?.rawValue ?? "")), ("evaluation", .text(evaluation?.words ?? "")),
            ("document", .text(links.documentPage)), ("version", .integer(Int64(version))),
        ])
    }
}
