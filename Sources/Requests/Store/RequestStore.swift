package import Audit
package import Ciphers
package import Kernel
package import ObjectStorage
package import Obligations
package import People
package import SQL

/// Applications and their cases. Every act is one transaction: rows, journal entry, obligations and the rows of letters
/// commit together or not at all.
package struct RequestStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let cipher: FieldCiphering
    let shelf: SealedShelf
    let fileUses: FileUses?
    let gate: CaseFileGating
    let letters: CaseLetterWriter
    let office: IntakeOffices?
    let privacy: PrivacyWatch
    let publication: PublicationDrafting?
    let readWording: LetterWordingReading
    package private(set) var policy: RequestPolicy
    let memory = BoardMemory()

    /// Who applied, sealed (PII-3).
    package static let applicants = SealedColumn("request_applicant", "sealed", key: "request_id")
    /// Whom the agency asked, sealed.
    package static let parties = SealedColumn("request_consultation", "party")

    /// - Parameters:
    ///   - cipher: seals who applied and whom the agency asked.
    ///   - shelf: where files and letters lie, sealed.
    ///   - fileUses: whether somebody else names a file; nil never removes what lies in clear.
    ///   - gate: looks at files before they are kept.
    ///   - letters: makes the `.docx` of a letter from the case.
    ///   - office: where applications are handled and how letters are numbered.
    ///   - privacy: what personal datum stands in a text that is to be public; nil when none.
    ///   - publication: drafts what an accepted proposal makes public (FOI-44); nil where nothing is published from here.
    ///   - wordings: reads what an agency wrote in place of the national text of a letter.
    package init(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        cipher: @escaping FieldCiphering, shelf: FileShelf, gate: @escaping CaseFileGating,
        letters: @escaping CaseLetterWriter, wordings: @escaping LetterWordingReading = RequestStore.noWordings,
        office: IntakeOffices? = nil, privacy: @escaping PrivacyWatch = { _, _ in nil },
        publication: PublicationDrafting? = nil, fileUses: FileUses? = nil, policy: RequestPolicy = .standard
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
        self.cipher = cipher
        self.shelf = SealedShelf(shelf, cipher: cipher, purpose: "request.file")
        self.fileUses = fileUses
        self.gate = gate
        self.letters = letters
        self.office = office
        self.privacy = privacy
        self.publication = publication
        readWording = wordings
        self.policy = policy
    }

    /// The same cases by another policy: an agency that demands fees (FEE-10).
    package func under(_ policy: RequestPolicy) -> RequestStore {
        var other = self
        other.policy = policy
        return other
    }

    @Sendable package static func noWordings(_: LetterTemplateID, _: String) throws(Refusal) -> LetterTemplate {
        throw Refusal(.unavailable, "没有保存：本系统没有启用文书文本的修改。请联系系统管理员。")
    }

    package var today: Day { store.timekeeper.now().day }
    package var calendar: WorkCalendar { obligations.calendar }

    func visible(
        _ id: RequestID, to officer: Officer, opening cipher: FieldCipher, in snapshot: Snapshot
    ) throws -> DisclosureRequest {
        guard let found = try RequestRows.request(id, opening: cipher, in: snapshot), found.reach(of: officer).canRead
        else { throw Refusal.notFound }
        return found
    }

    func context(
        of request: DisclosureRequest, at now: Moment, fresh: RequestContext.FreshIDs? = nil, in snapshot: Snapshot
    ) throws -> RequestContext {
        let clock = try request.replyDuty.flatMap { duty in
            try obligations.obligation(
                duty.rule, on: duty.subject(of: request.id), of: request.agency, in: snapshot)?.clock
        }
        return RequestContext(
            now: now, calendar: calendar, policy: policy, clock: clock,
            openUnits: Set(try people.units(of: request.agency, in: snapshot).map(\.id)),
            enclosures: try FileRows.enclosures(of: request.id, in: snapshot), fresh: fresh)
    }

    func writer(_ tx: Transaction, _ officer: Officer?, _ cipher: FieldCipher) -> RequestWriter {
        RequestWriter(
            tx: tx, officer: officer, journal: journal, cipher: cipher,
            clocks: RequestClocks(obligations: obligations, policy: policy),
            organ: { [self] in try office?($0, tx)?.organ ?? "" })
    }

    /// Where applications to this agency are handled.
    func intakeUnit(of agency: AgencyID, in snapshot: Snapshot) throws -> UnitID {
        if let unit = try office?(agency, snapshot)?.unit { return unit }
        for role in [Role.requestHandler, .opennessOffice, .officeHead] {
            if let unit = try people.unit(holding: role, of: agency, in: snapshot) { return unit }
        }
        throw Refusal(
            .unavailable, "没有提交：该机关还没有设置办理政府信息公开申请的机构。请改用当面、邮寄等方式提交。", rule: "FOI-4")
    }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这一件申请已被他人更新。请刷新页面，查看最新情况后再办理。")

    /// How a case looks now, for `gongkai audit verify`; no key is needed for it.
    package static let subjectReader = SubjectReader(kind: DisclosureRequest.journalKind) { id, snapshot in
        guard let id = RequestID(id) else { return nil }
        return try RequestRows.request(id, opening: nil, in: snapshot)?.canonicalText
    }
}

/// The unit that handles applications, and the 机关代字 of its letters.
package struct IntakeOffice: Hashable, Sendable {
    /// Nil for the unit of whoever holds the role.
    package let unit: UnitID?
    package let organ: String

    package init(unit: UnitID? = nil, organ: String) {
        self.unit = unit
        self.organ = organ
    }
}

/// Says where an agency handles applications; nil when it is not set.
package typealias IntakeOffices = @Sendable (AgencyID, Snapshot) throws -> IntakeOffice?
/// What personal datum stands in a text; nil when none was found.
package typealias PrivacyWatch = @Sendable (String, Day) -> String?
