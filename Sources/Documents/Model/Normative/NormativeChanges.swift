import Kernel

extension NormativeText {
    /// The text after an event, one version later.
    package func after(_ event: NormativeEvent) -> NormativeText {
        var next = self
        next.version += 1
        switch event {
        case .settled(let stage, let record): next.stages[stage] = record
        case .reviewSubmitted(let review): next.reviews.append(review)
        case .reviewConcluded(let review), .reviewRevised(let review):
            next.reviews = reviews.map { $0.id == review.id ? review : $0 }
        case .registered(let registration): next.registration = registration
        case .published(let publication): next.publication = publication
        case .unpublished: next.publication = nil
        case .ended(let ending): next.ending = ending
        }
        return next
    }

    /// The text as canonical JSON (sorted keys, no blanks): what the journal hashes before and after every act.
    package var canonicalText: String {
        let stages = NormativeStage.allCases.compactMap { stage in
            self.stages[stage].map { "\(quoted(stage.rawValue)):[\(quoted($0.on.description)),\($0.isSkipped)]" }
        }
        let reviews = reviews.map { review in
            "[\(quoted(review.id.text)),\(quoted(review.conclusion?.opinion.rawValue)),\(review.revision != nil)]"
        }
        return "{\"document\":\(quoted(document?.text)),\"effective\":\(quoted(effectiveOn?.description)),"
            + "\"ended\":\(quoted(ending.map { "\($0.validityEnding.kind.rawValue) \($0.validityEnding.on)" })),"
            + "\"id\":\(quoted(id.text)),\"number\":\(quoted(number)),"
            + "\"published\":\(quoted(publication?.address)),\"reviews\":[\(reviews.joined(separator: ","))],"
            + "\"stages\":{\(stages.joined(separator: ","))},\"term\":\(quoted(registration?.term.stored)),"
            + "\"title\":\(quoted(title)),\"unit\":\(quoted(unit.text)),\"version\":\(version)}"
    }

    private func quoted(_ text: String?) -> String { text.map(JSONText.quoted) ?? "null" }
}

extension NormativeEvent {
    /// What the timeline says of it.
    package var words: String {
        switch self {
        case .settled(let stage, let record):
            "\(stage.chinese)\(record.isSkipped ? "（略过）" : "")"
                + (record.note.isEmpty ? "" : "：\(record.note)")
        case .reviewSubmitted(let review): "第\(review.round)次送审，\(review.dueOn.chinese)前反馈"
        case .reviewConcluded(let review):
            "\(review.conclusion?.opinion.chinese ?? "")：\(review.conclusion?.text ?? "")"
                + (review.platform.map { "（\($0.system) \($0.id)）" } ?? "")
        case .reviewRevised(let review): review.revision?.note ?? ""
        case .registered(let item):
            "\(item.number)，\(item.effectiveOn.chinese)起施行，有效期\(item.term.chinese)"
        case .published(let item): item.address
        case .unpublished: "公布页面撤下"
        case .ended(let item): "\(item.validityEnding.on.chinese)起\(item.validityEnding.kind.validity.chinese)"
        }
    }
}
