import Kernel
import Screening

enum Sample {
    static let today = Day(year: 2026, month: 3, day: 15) ?? .earliest
    static let screen = Screen(.shipped(), today: today)

    static func hits(_ text: String, head: String? = nil) -> [Hit] { screen.hits(in: text, columnHead: head) }

    /// `kind text confidence` of what was found, joined; wording and personal data alike.
    static func found(_ text: String, head: String? = nil) -> String {
        hits(text, head: head).map { "\($0.kind.rawValue) \($0.text) \($0.confidence.rawValue)" }.joined(
            separator: "; ")
    }

    /// Suggestions of wording hits: `wrong>right`.
    static func slips(_ text: String) -> String {
        hits(text).filter { !$0.kind.isPrivacy }.map { "\($0.rule) \($0.text)>\($0.suggestion ?? "")" }
            .joined(separator: "; ")
    }
}
