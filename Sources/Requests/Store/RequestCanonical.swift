import Audit
import Kernel

/// The case as its acts put it into the journal: everything but the names of persons, which are sealed and bound to
/// their rows by the cipher.
extension DisclosureRequest {
    package static let journalKind = "request"

    var canonicalText: String {
        CanonicalJSON.object(
            [
                ("id", .text(id.text)), ("agency", .text(agency.text)), ("number", .text(number)),
                ("kind", .text(kind.rawValue)), ("channel", .text(channel.rawValue)),
                ("applicant_kind", .text(applicantKind.rawValue)), ("wanted", wanted.canonical),
                ("arrived_at", .integer(arrivedAt.milliseconds)), ("received_on", .day(receivedOn)),
                ("stage", .text(stage.rawValue)), ("unit", .text(unit.text)), ("handler", .optional(handler?.text)),
                ("contacts", .list(contactNotes.map { .text($0) })), ("version", .integer(Int64(version))),
            ] + canonicalSteps + canonicalReply + canonicalWords)
    }

    private var canonicalSteps: [(String, CanonicalJSON.Value)] {
        [
            ("correction", correction?.canonical ?? .null), ("reasons", reasons?.canonical ?? .null),
            ("consultations", .list(consultations.map(\.canonical))),
            ("assistances", .list(assistances.map(\.canonical))), ("searches", .list(searches.map(\.canonical))),
            ("fee", fee?.canonical ?? .null), ("extension", lengthening?.canonical ?? .null),
            ("remedies", .list(remedies.map(\.canonical))), ("publication", publication?.canonical ?? .null),
        ]
    }

    /// Only where there are any: what the journal bound before these were kept stays as it was.
    private var canonicalWords: [(String, CanonicalJSON.Value)] {
        let original = originalWanted.map { [("original_wanted", CanonicalJSON.Value.text($0))] } ?? []
        return original + (remarks.isEmpty ? [] : [("remarks", .list(remarks.map(\.canonical)))])
    }

    private var canonicalReply: [(String, CanonicalJSON.Value)] {
        let hands = [hands.drafter, hands.legal, hands.secrecy, hands.signer]
        return [
            ("draft", draft?.canonical ?? .null), ("hands", .list(hands.map { .optional($0?.text) })),
            ("reply_number", .optional(replyNumber)), ("signed_on", .day(signedOn)),
            ("delivery", delivery.map { .list([.text($0.means.rawValue), .day($0.on), .text($0.proof)]) } ?? .null),
            ("closing", closing?.canonical ?? .null), ("archived_on", .day(archivedOn)),
            ("logged_on", .day(loggedOn)), ("confirmed_on", .day(confirmedOn)),
            ("rating", rating.map { .list([.integer(Int64($0.stars)), .text($0.words), .day($0.on)]) } ?? .null),
            ("transferred_to", .optional(transferredTo?.text)), ("split_from", .optional(splitFrom?.text)),
            ("repeats", .optional(repeats?.text)),
        ]
    }
}

extension CanonicalJSON.Value {
    fileprivate static func day(_ day: Day?) -> CanonicalJSON.Value { .optional(day?.description) }
}

extension WantedInformation {
    fileprivate var canonical: CanonicalJSON.Value {
        .list([.text(description), .text(documentNumber), .text(medium.rawValue), .text(route.rawValue)])
    }
}

extension CaseRemark {
    fileprivate var canonical: CanonicalJSON.Value {
        .list([.text(kind.rawValue), .text(words), .optional(by?.text), .day(on)])
    }
}

extension CorrectionNotice {
    fileprivate var canonical: CanonicalJSON.Value {
        .list([
            .list(items.map { .text($0) }), .day(notifiedOn), .day(due), .day(receivedOn), .text(words),
        ])
    }
}

extension ReasonsNotice {
    fileprivate var canonical: CanonicalJSON.Value {
        .list([
            .text(why), .day(notifiedOn), .day(due), .day(receivedOn), .text(words),
            isReasonable.map { .bool($0) } ?? .null, .day(delayedUntil),
        ])
    }
}

extension Consultation {
    fileprivate var canonical: CanonicalJSON.Value {
        .list([
            .text(id.text), .text(whom.rawValue), .text(question), .day(sentOn), .day(receivedOn),
            .optional(answer?.rawValue), .day(answeredOn), .text(words), .day(toldOn),
        ])
    }
}

extension Assistance {
    fileprivate var canonical: CanonicalJSON.Value {
        .list([
            .text(id.text), .text(unit.text), .text(question), .day(askedOn), .day(due), .day(answeredOn),
            .text(words),
        ])
    }
}

extension SearchRecord {
    fileprivate var canonical: CanonicalJSON.Value {
        .list([.text(places), .text(words), .text(result), .day(searchedOn), .text(by.text)])
    }
}

extension FeeDemand {
    fileprivate var canonical: CanonicalJSON.Value {
        let base: [CanonicalJSON.Value] =
            switch basis {
            case .items(let count, let already):
                [.text("items"), .integer(Int64(count)), .integer(Int64(already))]
            case .pages(let count): [.text("pages"), .integer(Int64(count))]
            }
        return .list(
            base + [
                .integer(amount.fen), .text(proposer.text), .bool(isDecided), .day(sentOn), .day(receivedOn),
                .text(claim), .day(paidOn), .text(receipt),
            ])
    }
}

extension Extension {
    fileprivate var canonical: CanonicalJSON.Value {
        .list([
            .integer(Int64(workingDays)), .text(reason), .text(proposer.text), .day(proposedOn),
            .text(state.rawValue), .day(notifiedOn),
        ])
    }
}

extension Remedy {
    fileprivate var canonical: CanonicalJSON.Value {
        .list([
            .text(id.text), .text(kind.rawValue), .text(authority), .text(number), .day(receivedOn),
            .bool(isSimplified), .day(answeredOn), .optional(result?.rawValue), .day(decidedOn), .text(words),
        ])
    }
}

extension PublicationProposal {
    fileprivate var canonical: CanonicalJSON.Value {
        .list(
            [
                .optional(proposer?.text), .text(why), .day(proposedOn), .text(state.rawValue), .day(decidedOn),
                .text(reason),
            ] + (draft.map { [.text($0)] } ?? []))
    }
}

extension ReplyDraft {
    fileprivate var canonical: CanonicalJSON.Value {
        .list([
            .text(outcome.key), .text(body), .object(facts.mapValues { .text($0) }),
            .list(withheld.map { .text($0.rawValue) }), .list(enclosures.map { .text($0.text) }), .text(drafter.text),
        ])
    }
}

extension Closing {
    fileprivate var canonical: CanonicalJSON.Value {
        .list([
            .text(why.rawValue), .optional(code?.rawValue), .optional(record?.rawValue), .day(on), .bool(isLate),
        ])
    }
}
