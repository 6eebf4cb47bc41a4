import Kernel

extension ArticleContent {
    /// The content as canonical JSON; its hash is what every signature is bound to (PUB-3).
    package var canonicalText: String {
        let files = attachments.map {
            "{\"kind\":\(quoted($0.kind)),\"name\":\(quoted($0.name)),\"original\":\(quoted($0.original)),"
                + "\"published\":\(quoted($0.published)),\"size\":\($0.size)}"
        }
        return "{\"alsoIn\":\(list(alsoIn.map(\.text))),\"attachments\":[\(files.joined(separator: ","))],"
            + "\"author\":\(quoted(author)),\"body\":\(quoted(body)),\"column\":\(quoted(column.text)),"
            + "\"documentNumber\":\(quoted(documentNumber)),\(fieldsText)\"indexNumber\":\(quoted(indexNumber)),"
            + "\"issuer\":\(quoted(issuer)),\"keywords\":\(list(keywords)),\(originText),"
            + "\"summary\":\(quoted(summary)),\"title\":\(quoted(title)),\"topic\":\(quoted(topic)),"
            + "\"writtenOn\":\(quoted(writtenOn?.description ?? ""))}"
    }

    /// Left out when there are none: what was signed before there were forms keeps its hash.
    private var fieldsText: String {
        guard !fields.isEmpty else { return "" }
        let values = fields.values.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
        return "\"fields\":{\"form\":\(quoted(fields.form.rawValue)),\"values\":{\(values.joined(separator: ","))}},"
    }

    private var originText: String {
        switch origin {
        case .own: "\"origin\":\"own\""
        case .republished(let source, let address):
            "\"origin\":{\"address\":\(quoted(address)),\"source\":\(quoted(source))}"
        }
    }

    private func list(_ texts: [String]) -> String { "[\(texts.map(quoted).joined(separator: ","))]" }
    private func quoted(_ text: String) -> String { JSONText.quoted(text) }
}

extension Article {
    /// The article's standing as canonical JSON: what the journal hashes before and after every act.
    package var canonicalText: String {
        "{\"debt\":\(owed.map(handText) ?? "null"),\"id\":\"\(id)\",\(numberText)\"live\":\(optional(live?.revision.text)),"
            + "\"liveHash\":\(optional(live?.hash)),\"version\":\(version),"
            + "\"withdrawn\":\(optional(withdrawal?.kind.rawValue)),\"working\":\(working.map(handText) ?? "null")}"
    }

    /// Left out when there is none, as in the entries that were chained before there were numbers.
    private var numberText: String { indexNumber.map { "\"indexNumber\":\(JSONText.quoted($0))," } ?? "" }

    private func handText(_ hand: RevisionInHand) -> String {
        let signed = hand.signatures.map { "\"\($0.step.rawValue)/\($0.part.rawValue)/\($0.member)\"" }
        let cleared = hand.secrecy.map { "\"\($0.step.rawValue)/\($0.conclusion.rawValue)/\($0.member)\"" }
        return "{\"hash\":\"\(hand.hash)\",\"revision\":\"\(hand.revision)\","
            + "\"secrecy\":[\(cleared.joined(separator: ","))],\"signatures\":[\(signed.joined(separator: ","))],"
            + "\"stage\":\"\(hand.stage.rawValue)\"}"
    }

    private func optional(_ text: String?) -> String { text.map(JSONText.quoted) ?? "null" }
}
