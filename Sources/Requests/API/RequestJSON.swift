import Audit
import Kernel
import Site

extension RequestReceipt {
    func json(code: String?) -> JSONValue {
        .object(["id": .id(id), "number": .text(number), "code": .optional(code)])
    }
}

extension RequestLine {
    var json: JSONValue {
        .object([
            "id": .id(id), "number": .text(number), "kind": .text(kind.rawValue), "channel": .text(channel.rawValue),
            "stage": .text(stage.rawValue), "applicant_kind": .text(applicantKind.rawValue),
            "applicant": .text(applicant), "description": .text(description), "unit": .id(unit),
            "handler": .id(handler), "arrived_at": .moment(arrivedAt), "received_on": .day(receivedOn),
            "decision": .optional(code?.rawValue), "version": .integer(version), "due": .day(clock.due),
            "provisional": .bool(clock.isProvisional), "signal": .text(clock.signal.rawValue),
            "clock": .text(clock.sentence),
        ])
    }
}

extension DisclosureRequest {
    var json: JSONValue {
        .object([
            "id": .id(id), "number": .text(number), "kind": .text(kind.rawValue), "channel": .text(channel.rawValue),
            "stage": .text(stage.rawValue), "unit": .id(unit), "handler": .id(handler),
            "description": .text(wanted.description), "document_number": .text(wanted.documentNumber),
            "medium": .text(wanted.medium.rawValue), "route": .text(wanted.route.rawValue),
            "arrived_at": .moment(arrivedAt), "received_on": .day(receivedOn),
            "outcome": .optional(draft?.outcome.key), "reply_number": .optional(replyNumber),
            "signed_on": .day(signedOn), "delivered_on": .day(delivery?.on),
            "closed": .optional(closing?.why.rawValue), "late": closing.map { .bool($0.isLate) } ?? .null,
            "row": row.map { .integer($0) } ?? .null, "version": .integer(version),
        ])
    }

    var answer: APIAnswer { APIAnswer(json, version: version) }
}

extension CaseView {
    func json(_ timeline: [RecordedEntry]) -> JSONValue {
        .object([
            "request": request.json, "applicant": .text(applicant.name),
            "acts": .list(acts.map { .text($0.rawValue) }), "duties": .list(duties.map(\.json)),
            "letters": .list(letters.map(\.json)), "files": .list(files.map(\.json)),
            "timeline": .list(timeline.map(\.line)),
        ])
    }
}

extension CaseDuty {
    fileprivate var json: JSONValue {
        .object([
            "rule": .text(rule), "title": .text(title), "due": .day(reading.due.deadline?.day),
            "clock": .text(reading.sentence), "explanation": .text(explanation.text),
        ])
    }
}

extension CaseLetter {
    fileprivate var json: JSONValue {
        .object([
            "id": .id(id), "kind": .text(kind.rawValue), "number": .optional(number), "issued_on": .day(issuedOn),
        ])
    }
}

extension CaseFile {
    var json: JSONValue {
        .object([
            "id": .id(id), "role": .text(role.rawValue), "name": .text(file.name), "sha256": .text(file.hash),
            "size": .integer(file.size),
        ])
    }
}

extension RecordedEntry {
    fileprivate var line: JSONValue {
        .object([
            "act": .text(act), "who": .text(actorName), "at": .moment(at), "rule": .optional(rule), "note": .text(note),
            "sequence": .integer(Int(clamping: sequence)),
        ])
    }
}
