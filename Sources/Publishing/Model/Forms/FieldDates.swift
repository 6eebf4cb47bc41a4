package import Kernel

/// How the days of a form stand to one another and to the day of publication (ENF-1).
extension ContentForm {
    package static let shownUntil = "shown_until"

    /// The first is never later than the second.
    var orderedDays: [(first: String, second: String)] {
        switch self {
        case .licence: [("decided_on", "valid_to"), ("valid_from", "valid_to")]
        case .penalty: [("decided_on", ContentForm.shownUntil)]
        case .text, .institution, .power, .charge, .budget, .inspection, .proposal, .figures, .procurement, .guide,
            .question, .interpretation:
            []
        }
    }

    /// What has happened before it is published.
    var pastDays: [String] {
        switch self {
        case .licence, .penalty: ["decided_on"]
        case .inspection: ["inspected_on"]
        case .proposal: ["replied_on"]
        case .budget: ["approved_on"]
        case .question: ["checked_on"]
        case .text, .institution, .power, .charge, .figures, .procurement, .guide, .interpretation: []
        }
    }
}

extension StructuredFields {
    /// The last day on which it may be shown; nil when it stays.
    package var shownUntil: Day? { Day(iso: self[ContentForm.shownUntil]) }

    /// Days that contradict each other, whenever it is published.
    var orderFault: Refusal? {
        for pair in form.orderedDays {
            guard let first = Day(iso: self[pair.first]), let second = Day(iso: self[pair.second]), second < first
            else { continue }
            return Refusal(
                .invalid, "未能保存：“\(name(pair.second))”早于“\(name(pair.first))”。请核对后再保存。", rule: "ENF-1",
                field: StructuredFields.inputName(pair.second))
        }
        return nil
    }

    /// Why this cannot be public on `day`: something has not happened yet, or may no longer be shown.
    package func publicationFault(on day: Day) -> Refusal? {
        if let key = form.pastDays.first(where: { key in Day(iso: self[key]).map { $0 > day } ?? false }) {
            return Refusal(
                .stateRefused, "未能发布：“\(name(key))”晚于发布日期。请退回修改，核对日期后重新送审。", rule: "ENF-1")
        }
        guard let last = shownUntil, last < day else { return nil }
        return Refusal(
            .stateRefused, "未能发布：公示截止期\(last.chinese)已经过去。公示期届满的处罚决定不再公示；日期有误的，请退回修改。", rule: "ENF-1")
    }

    private func name(_ key: String) -> String { form.field(key)?.name ?? key }
}
