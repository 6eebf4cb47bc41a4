import TextForms

/// Finds the titles of the plan and of the notice it came with, put together where a line end cut them.
struct TitleReading {
    private static let planEnds = Words(
        "要点 方案 分解表 分工表 任务表 计划 台账 清单 安排 一览表 细则 措施 分工 分解 责任表 任务书 分解方案 实施意见 责任分工 汇总表 明细表 表")
    private static let noticeEnds = Words("通知 的函 公告 通告")
    private static let subjects = Words("公开 要点 任务 工作 方案 计划 分工")
    private static let sentenceOpenings = Words("根据 按照 为 现将 附件 请")
    private static let bareOpenings = Words("贯彻 落实 关于 政务公开 政府信息公开 信息公开")
    private static let openEnds = Words("印发 落实 的 关于 贯彻 和 与 《")
    private static let otherEnds = Words("文件 号 日 附件 通知")
    private static let otherOpenings = Words("附件 索引号 发布 来源 时间 字体 当前位置")
    private static let furniture = Words("点击数 浏览 打印 @ 政府信息公开专栏")
    private static let attachment = Scalars("附件")
    private static let bodyEnds = Marks("。；;：:，,！）)、")

    struct Title {
        var text: Scalars
        /// The lines it was put together from.
        var range: ClosedRange<Int>
    }

    /// The plan's own title among these lines: the last candidate.
    static func plan(_ lines: [PlanLine]) -> Title? {
        lines.indices.reversed().lazy.compactMap { index in candidate(lines, index, ends: planEnds) }.first
    }

    /// Every candidate, first to last.
    static func plans(_ lines: [PlanLine]) -> [Title] {
        lines.indices.compactMap { candidate(lines, $0, ends: planEnds) }
    }

    /// The notice's title: the first.
    static func notice(_ lines: [PlanLine]) -> Title? {
        lines.indices.lazy.compactMap { index in candidate(lines, index, ends: noticeEnds) }.first
    }

    private static func candidate(_ lines: [PlanLine], _ index: Int, ends: Words) -> Title? {
        let text = bare(lines[index].text)
        guard lines[index].label == nil, (4...90).contains(text.count), ending(text).endsAny(ends), !text.contains("。"),
            !text.startsAny(sentenceOpenings)
        else { return nil }
        let title = joined(lines, index, text)
        guard title.text.count >= 8, title.text.containsAny(subjects) else { return nil }
        return title
    }

    /// Without `附件1：` before it.
    private static func bare(_ text: Scalars) -> Scalars {
        guard text.has(attachment, at: 0) else { return text }
        var place = 2
        while let scalar = text.at(place),
            ScalarClass.digit(scalar) != nil || scalar == "：" || scalar == ":" || scalar == " "
        { place += 1 }
        return place == 2 ? text : text.part(place)
    }

    /// Without `（征求意见稿）` after it.
    private static func ending(_ text: Scalars) -> Scalars {
        guard let last = text.last, last == "）" || last == ")",
            let open = text.lastIndex(where: { $0 == "（" || $0 == "(" })
        else { return text }
        return text.part(0, open)
    }

    private static func joined(_ lines: [PlanLine], _ index: Int, _ text: Scalars) -> Title {
        var title = text
        var first = index
        while first > 0, index - first < 2, isPart(lines[first - 1].text) {
            let before = lines[first - 1].text
            let isBody = OrganName.isName(before)
            // 某某局 above 2021年…要点 is its beginning; above a title that names its own body it is a signature.
            if isBody, !lacksBody(title) { break }
            if !isBody,
                OrganName.leading(title) != nil || title.first.flatMap(ScalarClass.digit) != nil && !endsOpen(before)
            {
                break
            }
            title = CellItems.joined(before, title)
            first -= 1
            if isBody { break }
        }
        return Title(text: title, range: first...index)
    }

    private static func lacksBody(_ title: Scalars) -> Bool {
        OrganName.leading(title) == nil
            && (title.first.flatMap(ScalarClass.digit) != nil || title.startsAny(bareOpenings))
    }

    /// Cut within a phrase: 关于印发, 贯彻落实, …的.
    private static func endsOpen(_ text: Scalars) -> Bool { text.endsAny(openEnds) }

    private static func isPart(_ text: Scalars) -> Bool {
        guard let last = text.last, !bodyEnds.contains(last), text.count <= 40, ItemLabel.read(text) == nil else {
            return false
        }
        let isOther = text.endsAny(otherEnds) || text.startsAny(otherOpenings)
        return !isOther && !text.containsAny(furniture)
    }
}
