package import Kernel

/// A paper of an item as it was issued; never changed afterwards.
package struct ItemPaper: Hashable, Sendable {
    package let id: SupervisionPaperID
    package let kind: ItemPaperKind
    package let number: String
    package let issuedOn: Day
    /// Paragraphs.
    package let words: [String]
    package let by: MemberID

    package init(
        id: SupervisionPaperID, kind: ItemPaperKind, number: String, issuedOn: Day, words: [String], by: MemberID
    ) {
        self.id = id
        self.kind = kind
        self.number = number
        self.issuedOn = issuedOn
        self.words = words
        self.by = by
    }
}

package enum ItemPaperKind: String, CaseIterable, Sendable {
    case order, circular, interview, recommendation

    package var chinese: String {
        switch self {
        case .order: "督办单"
        case .circular: "通报"
        case .interview: "约谈记录"
        case .recommendation: "处理建议书"
        }
    }

    /// The word of its series: `督办〔2026〕3号`.
    package var series: String {
        switch self {
        case .order: "督办"
        case .circular: "通报"
        case .interview: "约谈"
        case .recommendation: "建议"
        }
    }
}

/// What the record of a talk holds (约谈).
package struct ItemInterview: Hashable, Sendable {
    package var on: Day
    package var place: String
    /// Who spoke for the supervising side, and who was called.
    package var interviewer: String
    package var interviewee: String
    package var words: String
    package var promise: String

    package init(on: Day, place: String, interviewer: String, interviewee: String, words: String, promise: String) {
        self.on = on
        self.place = place
        self.interviewer = interviewer
        self.interviewee = interviewee
        self.words = words
        self.promise = promise
    }

    var paragraphs: [String] {
        [
            "约谈时间：\(on.chinese)", "约谈地点：\(place.isEmpty ? "—" : place)", "约谈人：\(interviewer)", "被约谈人：\(interviewee)",
            "约谈内容：\(words)", "被约谈人承诺：\(promise)",
        ]
    }
}
