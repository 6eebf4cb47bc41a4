package import Audit
package import Ciphers
package import Kernel
package import Obligations
package import People
package import SQL
package import Screening

/// Opens a draft of what is to be public, in the transaction that accepts a group of questions; nil when the agency has no
/// place for drafts.
package typealias QuestionDrafting =
    @Sendable (
        QuestionRemedy, _ unit: UnitID, _ title: String, _ paragraphs: [String], Officer, Transaction
    ) throws -> String?
/// The day on which the draft at that address became public.
package typealias DraftPublication = @Sendable (_ address: String) async throws -> Day?
/// What was asked elsewhere in these days, as far as the officer may know of it.
package typealias OtherQuestions = @Sendable (Officer, _ from: Day, _ through: Day) async throws -> [AskedQuestion]
/// Hears, in the transaction of the act, that the public reads something else of a letter from now on.
package typealias LetterFollower = @Sendable (LetterID, Transaction) throws -> Void

/// Letters and what becomes of them. Every act is one transaction: rows, journal entry and obligations commit together or not
/// at all.
package struct LetterStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let cipher: FieldCiphering
    let screen: @Sendable (Day) -> Screen
    /// Whose letters the public forms take.
    package let portalAgency: @Sendable () async throws -> AgencyID
    package let terms: LetterTerms
    let grouping: QuestionGrouping
    /// Set by whoever wires the house.
    package var drafting: QuestionDrafting?
    package var published: DraftPublication?
    package var otherQuestions: OtherQuestions?
    package var followers: [LetterFollower] = []

    package init(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        cipher: @escaping FieldCiphering, screen: @escaping @Sendable (Day) -> Screen,
        agency: @escaping @Sendable () async throws -> AgencyID, terms: LetterTerms = .usual,
        vocabulary: QuestionVocabulary
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
        self.cipher = cipher
        self.screen = screen
        portalAgency = agency
        self.terms = terms
        grouping = QuestionGrouping(vocabulary)
    }

    package var today: Day { store.timekeeper.now().day }

    /// The terms for what comes in today.
    package var termsNow: LetterTermTable { terms.table(on: today) }

    /// The last day for an answer to what comes in now.
    package func dueForNew(_ category: LetterCategory) -> Day? {
        let now = store.timekeeper.now()
        let clock = ObligationClock(
            term: terms.table(on: now.day).answer(category, isUrgent: false), events: [ClockEvent(.started, at: now)])
        return clock.reading(at: now, calendar: obligations.calendar).due.deadline?.day
    }

    /// The record, if `officer` may know of it.
    package func letter(_ id: LetterID, for officer: Officer) async throws -> LetterLine {
        try await store.read { try line(of: try visible(id, to: officer, in: $0), in: $0) }
    }

    func visible(_ id: LetterID, to officer: Officer, in snapshot: Snapshot) throws -> Letter {
        guard let found = try LetterRows.letter(id, in: snapshot), found.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return found
    }

    /// Every act on it, oldest first.
    package func timeline(of id: LetterID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try journal.timeline(subjectKind: Letter.journalKind, subjectID: id.text, in: snapshot)
        }
    }

    /// The units of an agency, closed ones too.
    package func units(of agency: AgencyID) async throws -> [Unit] {
        try await store.read { try people.units(of: agency, includingClosed: true, in: $0) }
    }

    /// The agency whose site this is, and its units.
    package func portalUnits() async throws -> (agency: AgencyID, units: [Unit]) {
        let agency = try await portalAgency()
        return (agency, try await store.read { try people.units(of: agency, in: $0) })
    }

    func line(of letter: Letter, in snapshot: Snapshot) throws -> LetterLine {
        LetterLine(letter: letter, reading: try reading(of: letter, in: snapshot))
    }

    func reading(of letter: Letter, in snapshot: Snapshot) throws -> ClockReading? {
        guard let clock = letter.currentClock else { return nil }
        return try obligations.obligation(clock.rule, on: clock.subject(of: letter), of: letter.agency, in: snapshot)?
            .reading(at: store.timekeeper.now(), calendar: obligations.calendar)
    }

    /// The unit that takes letters in: 信访室, else 政务公开办, else the first of the agency.
    func home(of agency: AgencyID, in snapshot: Snapshot) throws -> UnitID {
        for role in [Role.petitionsOffice, .opennessOffice] {
            if let found = try people.unit(holding: role, of: agency, in: snapshot) { return found }
        }
        guard let first = try people.units(of: agency, in: snapshot).first else {
            throw Refusal(.unavailable, "没有提交：本机关还没有设置受理来信的单位。请改用页面底部的联系方式。", rule: "MAIL-1")
        }
        return first.id
    }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这一件已被他人更新。请刷新页面，查看最新情况后再办理。")

    /// How a record looks now, for `gongkai audit verify`.
    package static let subjectReader = SubjectReader(kind: Letter.journalKind) { id, snapshot in
        guard let id = LetterID(id) else { return nil }
        return try LetterRows.letter(id, in: snapshot)?.canonicalText
    }
}

extension Letter {
    package static let journalKind = "public_letter"

    /// The clock that a list shows.
    var currentClock: LetterClock? {
        switch stage {
        case .received, .accepted, .dispatched, .returning, .handling, .reviewing: answerClock
        case .petition: petitionAcceptedAt == nil ? .petitionNotice : .petition
        case .petitionReview: .petitionReview(1)
        case .petitionRecheck: .petitionReview(2)
        case .replied, .visited, .closed, .petitionClosed, .petitionReviewed, .petitionFinal, .declined, .transferred,
            .merged, .withdrawn:
            nil
        }
    }

    /// The record as its acts put it into the journal; who wrote is not in it.
    var canonicalText: String {
        CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("number", .text(number)),
            ("category", .text(category.rawValue)), ("channel", .text(channel.rawValue)), ("urgent", .bool(isUrgent)),
            ("title", .text(title)), ("words", .text(words)), ("external", .optional(externalNumber)),
            ("stage", .text(stage.rawValue)), ("unit", .text(unit.text)), ("round", .integer(Int64(round))),
            ("dispatches", .integer(Int64(dispatches))),
            ("more", .optional(more.map { "\($0.days) \($0.state.rawValue)" })),
            ("draft", .text(draft)), ("answers", .list(answers.map { .text($0.words) })),
            ("outcome", .optional(outcome?.rawValue)), ("told", .text(told)),
            ("merged", .optional(mergedInto?.text)), ("publication", .optional(publication?.state.rawValue)),
            ("selected", .optional(publication.map { "\($0.title)\n\($0.question)\n\($0.answer)" })),
            ("version", .integer(Int64(version))),
        ])
    }
}
