import Kernel

extension OfficialDocument {
    package static let journalKind = "document"

    /// The document as canonical JSON (sorted keys, no blanks), which the journal hashes before and after every act.
    package var canonicalText: String {
        let fields: [(String, String)] = [
            ("agency", quoted(agency.text)), ("agreements", list(agreements.map(\.canonicalText))),
            ("attribute", quoted(attribute.final?.attribute.rawValue)), ("body", quoted(contents.body)),
            ("counter", quoted(attribute.counter.map { "\($0.attribute.rawValue) \($0.answer.rawValue)" })),
            ("drafter", quoted(drafter.text)),
            ("files", list(contents.files.map { quoted("\($0.role.rawValue) \($0.hash) \($0.name)") })),
            ("hands", list(handTexts)), ("id", quoted(id.text)), ("issued", quoted(issuedOn?.description)),
            ("kind", quoted(contents.kind.rawValue)), ("number", quoted(number?.text)),
            ("passed", quoted(attribute.passed?.rawValue)),
            ("proposal", quoted(contents.proposal.map { "\($0.attribute.rawValue) \($0.reason)" })),
            ("reason", quoted(attribute.final?.reason)),
            ("release", quoted(review?.release.map { "\($0.attribute.rawValue) \($0.reason)" })),
            ("review", quoted(review?.nextOn.description)),
            ("secrecy", list([quoted(secrecy.first?.canonicalText), quoted(secrecy.second?.canonicalText)])),
            ("signed", quoted(signedOn?.description)), ("state", quoted(state.rawValue)),
            ("superior", quoted(contents.superior.map { "\($0.number) \($0.attribute?.rawValue ?? "")" })),
            ("title", quoted(contents.title)), ("unit", quoted(unit.text)), ("version", "\(version)"),
        ]
        return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    private var handTexts: [String] {
        [hands.head, hands.attributeKeeper, hands.secrecyReviewer, hands.legalReviewer, hands.signer].map {
            quoted($0?.text)
        }
    }

    private func quoted(_ text: String?) -> String { text.map(JSONText.quoted) ?? "null" }
    private func list(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }
}

extension SecrecyFinding {
    var canonicalText: String { "\(conclusion.rawValue) \(basis)" }
}

extension JointAgreement {
    var canonicalText: String {
        JSONText.quoted("\(organ) \(answer.rawValue) \(toldOn?.description ?? "") \(opinion)")
    }
}
