package import Kernel
import Markup
import Site

/// What is known of the texts that a clean-up wants amended (NORM-6).
package struct CleanUpOutcome: Sendable {
    /// Title and number of the texts that carried a result out.
    let names: [NormativeID: String]
    /// By when the others should be amended.
    let dueOn: [NormativeID: Day]

    package init(names: [NormativeID: String], dueOn: [NormativeID: Day]) {
        self.names = names
        self.dueOn = dueOn
    }
}

/// What became of one result.
struct CleanUpOutcomeCell: Component {
    let cleanUp: CleanUp
    let item: CleanUpItem
    let outcome: CleanUpOutcome
    let today: Day

    var html: HTML {
        guard let choice = item.proposal?.choice, let decidedOn = cleanUp.decidedOn else { return .empty }
        let word = today < decidedOn ? "定于\(decidedOn.chinese)" : "\(decidedOn.chinese)起"
        return switch choice {
        case .keep: Badge("继续有效", .neutral).html
        case .repeal, .declareVoid: HTML(text: "\(word)\(choice.chinese)")
        case .amend: amendment
        }
    }

    private var amendment: HTML {
        guard let settlement = item.settlement else {
            let due = outcome.dueOn[item.text]
            let isLate = due.map { $0 < today } ?? false
            let term: HTML = due.map { "<br><span class=\"hint\">期限\($0.chinese)</span>" } ?? ""
            return "\(Badge(isLate ? "逾期未修改" : "待修改", isLate ? .bad : .warning))\(term)"
        }
        guard let by = settlement.by else {
            return "\(Badge("已失效，不再修改", .neutral))<br><span class=\"hint\">\(settlement.on.chinese)</span>"
        }
        let name = outcome.names[by] ?? "新文件"
        return """
            \(Badge("已修改", .good))<br><a href="\(link: NormativeLinks.text(by))">\(name)</a>\
            <span class="hint">\(settlement.on.chinese)起施行</span>
            """
    }
}
