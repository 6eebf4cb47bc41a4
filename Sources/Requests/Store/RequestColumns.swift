import Kernel
import SQL

/// The row of a case: its columns once, in the order in which they are written and read.
enum RequestColumns {
    /// What never changes after intake, but the units of a split application.
    static let fixed = ["id", "agency_id", "number", "kind", "channel", "applicant_kind", "arrived_at"]
    static let moving = [
        "description", "document_number", "medium", "route", "received_on", "stage", "is_open", "unit_id", "handler_id",
        "contact_notes", "draft_version", "drafter_id", "legal_id", "secrecy_id", "signer_id", "reply_number",
        "signed_on", "delivery_means", "delivery_on", "delivery_proof", "closing_why", "closing_code",
        "closing_record", "closed_on", "closed_late", "archived_on", "logged_on", "confirmed_on", "transferred_to",
        "split_from", "repeats", "original_wanted", "version",
    ]
    static let list = (fixed + moving).map { "r.\($0)" }.joined(separator: ", ")

    static func fixed(_ request: DisclosureRequest) -> [any SQLConvertible] {
        [
            request.id, request.agency, request.number, request.kind.rawValue, request.channel.rawValue,
            request.applicantKind.rawValue, request.arrivedAt,
        ]
    }

    static func moving(_ request: DisclosureRequest, draftVersion: Int?) -> [any SQLConvertible] {
        let wanted = request.wanted
        let first: [any SQLConvertible] = [
            wanted.description, wanted.documentNumber, wanted.medium.rawValue, wanted.route.rawValue,
            request.receivedOn, request.stage.rawValue, request.stage.isOpen, request.unit, request.handler,
            lines(request.contactNotes), draftVersion, request.hands.drafter, request.hands.legal,
            request.hands.secrecy, request.hands.signer, request.replyNumber, request.signedOn,
        ]
        let closing = request.closing
        let second: [any SQLConvertible] = [
            request.delivery?.means.rawValue, request.delivery?.on, request.delivery?.proof, closing?.why.rawValue,
            closing?.code?.rawValue, closing?.record?.rawValue, closing?.on, closing?.isLate, request.archivedOn,
            request.loggedOn, request.confirmedOn, request.transferredTo, request.splitFrom, request.repeats,
            request.originalWanted, request.version,
        ]
        return first + second
    }

    /// The request without what other tables hold, and the version of its draft.
    static func request(_ cursor: inout RowCursor) throws -> (request: DisclosureRequest, draft: Int?) {
        let id: RequestID = try cursor.id(), agency: AgencyID = try cursor.id(), number = try cursor.text()
        let kind = try cursor.value(RequestKind.self), channel = try cursor.value(IntakeChannel.self)
        let applicant = try cursor.value(ApplicantKind.self), arrived = try cursor.moment()
        let wanted = WantedInformation(
            description: try cursor.text(), documentNumber: try cursor.text(),
            medium: try cursor.value(WantedInformation.Medium.self),
            route: try cursor.value(WantedInformation.Route.self))
        let received = try cursor.optionalDay(), stage = try cursor.value(RequestStage.self)
        _ = try cursor.bool()
        var found = DisclosureRequest(
            id: id, agency: agency, number: number, kind: kind, channel: channel, applicantKind: applicant,
            wanted: wanted, arrivedAt: arrived, receivedOn: received, unit: try cursor.id())
        found.stage = stage
        found.handler = try cursor.optionalID()
        found.contactNotes = texts(try cursor.text())
        let draft = try cursor.optionalInteger()
        try reply(of: &found, &cursor)
        found.version = try cursor.integer()
        return (found, draft)
    }

    private static func reply(of found: inout DisclosureRequest, _ cursor: inout RowCursor) throws {
        found.hands.drafter = try cursor.optionalID()
        found.hands.legal = try cursor.optionalID()
        found.hands.secrecy = try cursor.optionalID()
        found.hands.signer = try cursor.optionalID()
        found.replyNumber = try cursor.optionalText()
        found.signedOn = try cursor.optionalDay()
        let means = try cursor.optionalValue(Delivery.Means.self), on = try cursor.optionalDay()
        let proof = try cursor.optionalText()
        if let means, let on { found.delivery = Delivery(means: means, on: on, proof: proof ?? "") }
        found.closing = try closing(&cursor)
        found.archivedOn = try cursor.optionalDay()
        found.loggedOn = try cursor.optionalDay()
        found.confirmedOn = try cursor.optionalDay()
        found.transferredTo = try cursor.optionalID()
        found.splitFrom = try cursor.optionalID()
        found.repeats = try cursor.optionalID()
        found.originalWanted = try cursor.optionalText()
    }

    private static func closing(_ cursor: inout RowCursor) throws -> Closing? {
        let why = try cursor.optionalValue(Closing.Why.self), code = try cursor.optionalValue(DecisionCode.self)
        let record = try cursor.optionalValue(RecordOutcome.self), on = try cursor.optionalDay()
        let isLate = try cursor.optionalBool()
        guard let why, let on else { return nil }
        return Closing(why: why, code: code, record: record, on: on, isLate: isLate ?? false)
    }

    /// Several texts in one column. The separator is taken out of what people write at intake.
    static func lines(_ texts: [String]) -> String { texts.joined(separator: "\u{1E}") }
    static func texts(_ lines: String) -> [String] {
        lines.isEmpty ? [] : lines.split(separator: "\u{1E}", omittingEmptySubsequences: false).map(String.init)
    }
}
