import Kernel
import SQL

/// Reads documents whole: the row, the text, the files, the joint organs.
enum DocumentRows {
    /// In the order in which `DocumentColumns.values` writes and `contents`, `document` read them.
    static let columns = [
        "id", "agency_id", "unit_id", "drafter_id", "drafter_name", "title", "kind", "organ_code", "addressees",
        "copies", "is_policy", "is_normative", "is_government_draft", "proposed_attribute", "proposed_reason",
        "superior_number", "superior_title", "superior_attribute", "superior_forwarded", "superior_override", "state",
        "state_since", "counter_attribute", "counter_opinion", "counter_answer", "counter_answer_opinion",
        "passed_attribute", "holds_restricted", "final_attribute", "final_reason", "first_conclusion", "first_basis",
        "second_conclusion", "second_basis", "referred_to", "head_id", "keeper_id", "secrecy_id", "legal_id",
        "signer_id", "signer_name", "number_organ", "number_year", "number_serial", "signed_on", "issued_on",
        "review_on", "release_attribute", "release_reason", "release_proposer", "source_system", "source_id",
        "source_fingerprint", "version",
    ]

    static let list = columns.joined(separator: ", ")

    static func document(_ id: DocumentID, in snapshot: Snapshot) throws -> OfficialDocument? {
        try snapshot.first("SELECT \(list) FROM document WHERE id = ?", [id]).map { try document($0, in: snapshot) }
    }

    static func document(
        of agency: AgencyID, system: String, externalID: String, in snapshot: Snapshot
    ) throws -> OfficialDocument? {
        try snapshot.first(
            "SELECT \(list) FROM document WHERE agency_id = ? AND source_system = ? AND source_id = ?",
            [agency, system, externalID]
        ).map { try document($0, in: snapshot) }
    }

    private static func document(_ row: SQLRow, in snapshot: Snapshot) throws -> OfficialDocument {
        var cursor = RowCursor(row)
        let id: DocumentID = try cursor.id()
        let agency: AgencyID = try cursor.id(), unit: UnitID = try cursor.id()
        let drafter: MemberID = try cursor.id(), drafterName = try cursor.text()
        var contents = try contents(&cursor)
        contents.body = try body(of: id, in: snapshot)
        contents.files = try files(of: id, in: snapshot)
        let agreements = try agreements(on: id, in: snapshot)
        contents.jointOrgans = agreements.map(\.organ)
        var document = OfficialDocument(
            id: id, agency: agency, unit: unit, drafter: drafter, drafterName: drafterName, contents: contents,
            state: try cursor.value(DocumentState.self), stateSince: try cursor.moment(),
            attribute: try attribute(&cursor), secrecy: try secrecy(&cursor), hands: try hands(&cursor),
            agreements: agreements, signerName: try cursor.optionalText())
        document.number = try number(&cursor)
        document.signedOn = try cursor.optionalDay()
        document.issuedOn = try cursor.optionalDay()
        document.review = try review(&cursor)
        document.external = try external(&cursor)
        document.version = try cursor.integer()
        return document
    }

    private static func contents(_ cursor: inout RowCursor) throws -> DocumentContents {
        var contents = DocumentContents(
            title: try cursor.text(), kind: try cursor.value(DocumentKind.self), organCode: try cursor.text(),
            addressees: try cursor.text(), copies: try cursor.text(), body: "", isPolicy: try cursor.bool(),
            isNormative: try cursor.bool(), isGovernmentDraft: try cursor.bool())
        contents.proposal = try proposal(&cursor)
        let number = try cursor.optionalText(), title = try cursor.optionalText()
        let above = try cursor.optionalValue(DisclosureAttribute.self), isForwarded = try cursor.bool()
        if let number, let title {
            contents.superior = SuperiorDocument(
                number: number, title: title, attribute: above, isForwarded: isForwarded)
        }
        contents.superiorOverride = try cursor.optionalText()
        return contents
    }

    private static func proposal(_ cursor: inout RowCursor) throws -> AttributeProposal? {
        let attribute = try cursor.optionalValue(DisclosureAttribute.self), reason = try cursor.optionalText()
        return attribute.map { AttributeProposal($0, reason: reason ?? "") }
    }

    private static func attribute(_ cursor: inout RowCursor) throws -> AttributeStanding {
        let counter = try cursor.optionalValue(DisclosureAttribute.self), opinion = try cursor.optionalText()
        let answer = try cursor.optionalValue(CounterProposal.Answer.self), words = try cursor.optionalText()
        return AttributeStanding(
            counter: counter.map {
                CounterProposal(
                    attribute: $0, opinion: opinion ?? "", answer: answer ?? .open, answerOpinion: words ?? "")
            }, passed: try cursor.optionalValue(DisclosureAttribute.self), holdsRestricted: try cursor.bool(),
            final: try proposal(&cursor))
    }

    private static func secrecy(_ cursor: inout RowCursor) throws -> SecrecyStanding {
        func finding() throws -> SecrecyFinding? {
            let conclusion = try cursor.optionalValue(SecrecyConclusion.self), basis = try cursor.optionalText()
            return conclusion.map { SecrecyFinding($0, basis: basis ?? "") }
        }
        return SecrecyStanding(first: try finding(), second: try finding(), referredTo: try cursor.optionalText())
    }

    private static func hands(_ cursor: inout RowCursor) throws -> DocumentHands {
        DocumentHands(
            head: try cursor.optionalID(), attributeKeeper: try cursor.optionalID(),
            secrecyReviewer: try cursor.optionalID(), legalReviewer: try cursor.optionalID(),
            signer: try cursor.optionalID())
    }

    static func number(_ cursor: inout RowCursor) throws -> DocumentNumber? {
        let organ = try cursor.optionalText()
        let year = try cursor.optionalInteger(), serial = try cursor.optionalInteger()
        guard let organ, let year, let serial else { return nil }
        guard let number = DocumentNumber("\(organ)〔\(year)〕\(serial)号") else {
            throw SQLError.failed(code: "stored", message: "not a document number")
        }
        return number
    }

    private static func review(_ cursor: inout RowCursor) throws -> ReviewStanding? {
        let next = try cursor.optionalDay(), attribute = try cursor.optionalValue(DisclosureAttribute.self)
        let reason = try cursor.optionalText(), proposer: MemberID? = try cursor.optionalID()
        guard let next else { return nil }
        guard let attribute, let proposer else { return ReviewStanding(nextOn: next) }
        return ReviewStanding(
            nextOn: next,
            release: ReleaseProposal(attribute: attribute, reason: reason ?? "", proposer: proposer))
    }

    private static func external(_ cursor: inout RowCursor) throws -> ExternalSource? {
        let system = try cursor.optionalText(), id = try cursor.optionalText()
        let fingerprint = try cursor.optionalText()
        guard let system, let id, let fingerprint else { return nil }
        return ExternalSource(system: system, id: id, fingerprint: fingerprint)
    }

    private static func body(of id: DocumentID, in snapshot: Snapshot) throws -> String {
        try snapshot.first("SELECT html FROM document_body WHERE document_id = ?", [id])?.text(0) ?? ""
    }

    static func files(of id: DocumentID, in snapshot: Snapshot) throws -> [DocumentFile] {
        try snapshot.query(
            """
            SELECT role, file_name, file_hash, size, kind FROM document_file WHERE document_id = ? ORDER BY position
            """, [id]
        ).map {
            DocumentFile(
                role: try Stored.value(DocumentFile.Role.self, try $0.text(0)), name: try $0.text(1),
                hash: try $0.text(2), size: try $0.integer(3), kind: try $0.text(4))
        }
    }

    private static func agreements(on id: DocumentID, in snapshot: Snapshot) throws -> [JointAgreement] {
        try snapshot.query(
            "SELECT organ, answer, opinion, told_on FROM document_joint WHERE document_id = ? ORDER BY position", [id]
        ).map {
            JointAgreement(
                organ: try $0.text(0), answer: try Stored.value(JointAgreement.Answer.self, try $0.text(1)),
                opinion: try $0.text(2), toldOn: try $0.optionalDay(3))
        }
    }
}
