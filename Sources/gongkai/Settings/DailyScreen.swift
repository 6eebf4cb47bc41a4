import Foundation
import Kernel
import Publishing
import Screening
import Synchronization

/// The gate's rules made ready once a day: whether a birth date lies in the future depends on the day.
final class DailyScreen: Sendable {
    private let policy: ScreeningPolicy
    private let made: Mutex<Screen?>

    init(_ policy: ScreeningPolicy) {
        self.policy = policy
        made = Mutex(nil)
    }

    var screen: @Sendable (Day) -> Screen {
        { [self] day in
            made.withLock { screen in
                if let screen, screen.today == day { return screen }
                let fresh = Screen(policy, today: day)
                screen = fresh
                return fresh
            }
        }
    }
}

extension Settings {
    /// What the agency may show though it looks like personal data: its own telephone numbers, one a line in
    /// `DATA/allowed.txt`.
    func allowedPassages() throws -> [String] {
        let url = data.appendingPathComponent("allowed.txt")
        guard let bytes = FileManager.default.contents(atPath: url.path) else { return [] }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw Refusal(.invalid, "没有启动：\(url.path) 不是 UTF-8 文本。请转换编码后再试。")
        }
        return ScreeningPolicy.allowedLines(text)
    }

    /// 索引号 by local practice (CAT-3): `index-number: {code18}/{yyyymm}-{serial5}`.
    func indexNumbers() throws -> IndexNumberTemplate {
        guard let text = value("index-number", option: nil) else { return .usual }
        guard let template = IndexNumberTemplate(text) else {
            throw Refusal(
                .invalid,
                "没有启动：设置 index-number 的“\(text)”不能用。须含一处 {serial5}（3至8位），可以含 {code9}、{code18}、{yyyy}、{yyyymm}。请改正后再试。")
        }
        return template
    }

    /// 三审三校 by local practice (PUB-2): `drafter-may-review-first: true`, `review-days: 2`.
    func reviewPolicy() throws -> ReviewPolicy {
        let mayReview = value("drafter-may-review-first", option: nil) == "true"
        let days = value("review-days", option: nil)
        guard let number = days.map(Int.init) ?? 1, (1...30).contains(number) else {
            throw Refusal(.invalid, "没有启动：设置 review-days 须为 1 至 30 的整数，现为“\(days ?? "")”。请改正后再试。")
        }
        return ReviewPolicy(drafterMayReviewFirst: mayReview, daysPerStep: number)
    }
}
