package import Kernel
package import Markup
package import Site

/// Until when.
enum DueWindow: String, CaseIterable {
    case today
    case threeDays = "3"
    case week = "7"
    case month = "30"

    var chinese: String {
        switch self {
        case .today: "今天及以前"
        case .threeDays: "3 天内"
        case .week: "7 天内"
        case .month: "30 天内"
        }
    }

    func last(from today: Day) -> Day {
        switch self {
        case .today: today
        case .threeDays: today.adding(days: 3)
        case .week: today.adding(days: 7)
        case .month: today.adding(days: 30)
        }
    }
}

extension RequestQuery {
    /// What the address of the board asks for; what makes no sense is left out.
    package init(reading fields: FormFields, today: Day) {
        self.init(
            stages: Set(fields.list("stage").compactMap(RequestStage.init(rawValue:))),
            kind: RequestKind(rawValue: fields["kind"]), signal: Signal(rawValue: fields["signal"]),
            unit: fields.id("unit"), handler: fields.id("handler"),
            channel: IntakeChannel(rawValue: fields["channel"]),
            dueBefore: DueWindow(rawValue: fields["due"])?.last(from: today) ?? fields.day("due"),
            words: String(fields["q"].prefix(100)), cursor: fields.optional("after").map { String($0.prefix(200)) })
    }

    package var isFiltered: Bool {
        !stages.isEmpty || kind != nil || signal != nil || unit != nil || handler != nil || channel != nil
            || dueBefore != nil || !words.isEmpty
    }

    /// The same filters on another address, from the first page.
    package func link(from base: Link) -> Link {
        var link = base
        for stage in stages.map(\.rawValue).sorted() { link = link.query("stage", stage) }
        return link.query("kind", kind?.rawValue).query("signal", signal?.rawValue).query("unit", unit?.text)
            .query("handler", handler?.text).query("channel", channel?.rawValue)
            .query("due", dueBefore?.description).query("q", words)
    }
}
