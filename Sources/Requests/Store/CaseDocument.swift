import Foundation
import Kernel

/// A whole case in one JSON document (`docs/schemas/request-case.schema.json`): for archives, for another installation, and
/// for whoever wants their data.
struct CaseDocument: Codable {
    struct Person: Codable {
        var kind, name, proof, proofNumber, representative, contactName, phone, address, postcode, email: String
    }
    struct Wanted: Codable {
        var description, documentNumber, medium, route: String
        var original: String?
    }
    struct Step: Codable {
        var kind: String
        var on: String
        var due: String?
        var ended: String?
        var words: String
        var answer: String?
    }
    struct Reply: Codable {
        var outcome, body: String
        var facts: [String: String]
        var withheld: [String]
        var number: String?
        var signedOn: String?
    }
    struct Ending: Codable {
        var why, on: String
        var code: String?
        var record: String?
        var isLate: Bool
    }
    struct Handover: Codable {
        var means, on, proof: String
    }
    struct Paper: Codable {
        var kind, name: String
        var number: String?
        var sha256: String?
        var on: String
    }
    struct Entry: Codable {
        var at, act, who, note: String
        var rule: String?
    }
    struct Clock: Codable {
        var rule, title, state: String
        var due: String?
        var explanation: String
    }

    static let format = "gongkai.request/1"

    var format = CaseDocument.format
    var number, kind, channel, stage, arrivedAt: String
    var receivedOn: String?
    var applicant: Person
    var wanted: Wanted
    var steps: [Step]
    var reply: Reply?
    var delivery: Handover?
    var closing: Ending?
    var archivedOn: String?
    var clocks: [Clock]
    var letters: [Paper]
    var files: [Paper]
    var timeline: [Entry]

    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            encoder.keyEncodingStrategy = .convertToSnakeCase
            return Array(try encoder.encode(self))
        }
    }

    init(reading bytes: [UInt8]) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            self = try decoder.decode(CaseDocument.self, from: Data(bytes))
        } catch {
            throw Refusal(.invalid, "没有导入：文件不是本系统导出的申请（JSON）。请用导出的原文件，不要改动结构。", field: "file")
        }
        guard format == CaseDocument.format else {
            throw Refusal(
                .invalid, "没有导入：文件的版本是“\(format.prefix(40))”，本程序只认 \(CaseDocument.format)。请用较新的程序。", field: "file")
        }
    }
}

extension CaseDocument {
    init(
        _ request: DisclosureRequest, _ applicant: Applicant, clocks: [CaseDuty], letters: [CaseLetter],
        files: [CaseFile], timeline: [Entry]
    ) {
        number = request.number
        kind = request.kind.rawValue
        channel = request.channel.rawValue
        stage = request.stage.rawValue
        arrivedAt = request.arrivedAt.description
        receivedOn = request.receivedOn?.description
        self.applicant = Person(
            kind: applicant.kind.rawValue, name: applicant.name, proof: applicant.proof.rawValue,
            proofNumber: applicant.proofNumber, representative: applicant.representative,
            contactName: applicant.contactName, phone: applicant.phone, address: applicant.address,
            postcode: applicant.postcode, email: applicant.email)
        wanted = Wanted(
            description: request.wanted.description, documentNumber: request.wanted.documentNumber,
            medium: request.wanted.medium.rawValue, route: request.wanted.route.rawValue,
            original: request.originalWanted)
        steps = request.documentSteps
        reply = request.draft.map {
            Reply(
                outcome: $0.outcome.key, body: $0.body, facts: $0.facts, withheld: $0.withheld.map(\.rawValue),
                number: request.replyNumber, signedOn: request.signedOn?.description)
        }
        delivery = request.delivery.map {
            Handover(means: $0.means.rawValue, on: $0.on.description, proof: $0.proof)
        }
        closing = request.closing.map {
            Ending(
                why: $0.why.rawValue, on: $0.on.description, code: $0.code?.rawValue, record: $0.record?.rawValue,
                isLate: $0.isLate)
        }
        archivedOn = request.archivedOn?.description
        self.clocks = clocks.map {
            Clock(
                rule: $0.rule, title: $0.title, state: $0.reading.sentence,
                due: $0.reading.due.deadline?.day.description, explanation: $0.explanation.text)
        }
        self.letters = letters.map {
            Paper(kind: $0.kind.rawValue, name: $0.kind.chinese, number: $0.number, on: $0.issuedOn.description)
        }
        self.files = files.map {
            Paper(kind: $0.role.rawValue, name: $0.file.name, sha256: $0.file.hash, on: $0.addedAt.day.description)
        }
        self.timeline = timeline
    }

    /// An application as it came, and how it ended; what lies between stays in the document.
    func application(for agency: AgencyID) throws -> NewRequest {
        guard let kind = RequestKind(rawValue: kind), let channel = IntakeChannel(rawValue: channel),
            let applicantKind = ApplicantKind(rawValue: applicant.kind),
            let proof = Applicant.Proof(rawValue: applicant.proof),
            let medium = WantedInformation.Medium(rawValue: wanted.medium),
            let route = WantedInformation.Route(rawValue: wanted.route), let arrived = Moment(iso: arrivedAt.prefix(19))
        else {
            throw Refusal(.invalid, "没有导入：文件中有本程序不认识的类别。请检查文件，或者换用较新的程序。", field: "file")
        }
        return NewRequest(
            agency: agency, kind: kind, channel: channel,
            applicant: Applicant(
                kind: applicantKind, name: applicant.name, proof: proof, proofNumber: applicant.proofNumber,
                representative: applicant.representative, contactName: applicant.contactName, phone: applicant.phone,
                address: applicant.address, postcode: applicant.postcode, email: applicant.email),
            wanted: WantedInformation(
                description: wanted.description, documentNumber: wanted.documentNumber, medium: medium, route: route),
            arrivedAt: arrived)
    }
}

extension DisclosureRequest {
    /// Notices, letters to others, fee, extension, remedies: each with its days.
    fileprivate var documentSteps: [CaseDocument.Step] {
        var steps: [CaseDocument.Step] = []
        if let correction {
            steps.append(
                .init(
                    kind: "correction", on: correction.notifiedOn.description, due: correction.due.description,
                    ended: correction.receivedOn?.description, words: correction.items.joined(separator: "；"),
                    answer: correction.words))
        }
        if let reasons {
            steps.append(
                .init(
                    kind: "reasons", on: reasons.notifiedOn.description, due: reasons.due.description,
                    ended: reasons.receivedOn?.description, words: reasons.why, answer: reasons.words))
        }
        steps += consultations.map {
            .init(
                kind: "consultation.\($0.whom.rawValue)", on: $0.sentOn.description, ended: $0.answeredOn?.description,
                words: "\($0.party)：\($0.question)", answer: $0.answer.map { $0.rawValue })
        }
        steps += assistances.map {
            .init(
                kind: "assistance", on: $0.askedOn.description, due: $0.due.description,
                ended: $0.answeredOn?.description, words: $0.question, answer: $0.words)
        }
        steps += searches.map {
            .init(kind: "search", on: $0.searchedOn.description, words: "\($0.places)；\($0.words)", answer: $0.result)
        }
        if let fee, let on = fee.sentOn {
            steps.append(
                .init(
                    kind: "fee", on: on.description, ended: fee.paidOn?.description, words: fee.amount.chinese,
                    answer: fee.receipt))
        }
        if let lengthening, let on = lengthening.notifiedOn {
            steps.append(
                .init(
                    kind: "extension", on: on.description,
                    words: "\(lengthening.workingDays) 个工作日：\(lengthening.reason)"))
        }
        steps += remedies.map {
            .init(
                kind: "remedy.\($0.kind.rawValue)", on: $0.receivedOn.description, ended: $0.decidedOn?.description,
                words: "\($0.authority) \($0.number)", answer: $0.result?.rawValue)
        }
        return steps + remarkSteps
    }

    /// How the form came to be filled in is no step: the application is still as it came.
    private var remarkSteps: [CaseDocument.Step] {
        remarks.filter { $0.kind != .help }.map {
            .init(kind: "remark.\($0.kind.rawValue)", on: $0.on.description, words: $0.words)
        }
    }
}
