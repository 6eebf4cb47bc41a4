import Documents
import Kernel
import People
import Publishing

/// Two clean-ups: one finished with its lists on the portal, one underway (NORM-6).
struct CleanUpStory {
    let county: SampleCounty
    let world: CountyWorld

    private var rules: NormativeStore { county.normatives }
    private var span: CountySpan { CountySpan(until: county.asOf.day) }

    /// Opened, answered by every unit, reviewed, approved.
    func finishOne() async throws {
        let keeper = try world.officer("chengyuanhang"), start = span.at(430)
        at(start, 9)
        let cleanUp = try await rules.openCleanUp("\(start.year)年度行政规范性文件清理", asOf: start, by: keeper)
        for item in cleanUp.items {
            let (choice, reason) = CleanUpStory.choice(for: item.title)
            at(start.adding(days: 6), 10)
            _ = try await rules.propose(
                choice, reason: reason, on: item.text, in: cleanUp.id, by: try world.worker(in: item.unit))
            at(start.adding(days: 9), 15)
            _ = try await rules.review(agrees: true, note: "同意。", on: item.text, in: cleanUp.id, by: keeper)
        }
        at(start.adding(days: 16), 16)
        _ = try await rules.approve(cleanUp.id, by: try world.officer("zhouqiming"))
    }

    /// The four lists as an article, and its address in the ledger.
    func publish(on portal: CountyPortal) async throws {
        let office = try world.officer("hexiaowen")
        guard let done = try await rules.cleanUps(for: office).first(where: { $0.state == .approved }),
            let result = CleanUpResult(done), let decided = done.decidedOn
        else { return }
        let lines = result.lists.flatMap { list in
            ["\(list.choice.chinese)（\(list.lines.count)件）"]
                + list.lines.map { "《\($0.title)》（\($0.number)）" }
        }
        let article = try await portal.story(
            of: CountyArticle("zcwj", "法规与监督科", "\(result.title)公告", decided.adding(days: 4), lines), county, world
        ).tell()
        at(decided.adding(days: 4), 17)
        _ = try await rules.publish(done.id, address: PublicAddress.article(article), by: office)
    }

    /// Some units have answered, one answer went back.
    func openOne() async throws {
        let keeper = try world.officer("chengyuanhang"), start = span.ago(20)
        at(start, 9)
        let cleanUp = try await rules.openCleanUp("涉及营商环境的行政规范性文件专项清理", asOf: start, by: keeper)
        for (index, item) in cleanUp.items.enumerated().prefix(max(cleanUp.items.count - 2, 0)) {
            at(span.ago(12), 10)
            _ = try await rules.propose(
                .keep, reason: "内容与上位法一致，需要继续实施。", on: item.text, in: cleanUp.id, by: try world.worker(in: item.unit))
            guard index < 2 else { continue }
            at(span.ago(8), 15)
            _ = try await rules.review(
                agrees: index == 0, note: index == 0 ? "同意。" : "请说明是否涉及市场准入限制。", on: item.text, in: cleanUp.id,
                by: keeper)
        }
    }

    private static func choice(for title: String) -> (CleanUpChoice, String) {
        switch title {
        case "青禾县农村改厕补助管理规定": (.repeal, "补助项目已经结束，不再需要。")
        case "青禾县流动人口卫生服务规定": (.declareVoid, "适用对象和任务已经消失。")
        case "青禾县健康教育场所管理规定": (.amend, "第三条、第九条与现行要求不一致。")
        default: (.keep, "与上位法一致，继续实施。")
        }
    }

    private func at(_ day: Day, _ hour: Int) {
        county.clock.set(Moment(day: min(day, span.ago(1)), minute: hour * 60))
    }
}
