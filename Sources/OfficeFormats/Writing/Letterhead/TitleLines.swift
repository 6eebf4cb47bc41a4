/// Breaks a title into lines that form a trapezoid or a rhombus and do not cut words (DOC-4).
enum TitleLines {
    /// Characters of 2号 that a line holds.
    private static let longest = 19

    static func broken(_ title: String) -> [String] {
        let own = title.split(whereSeparator: \.isNewline).map(String.init)
        if own.count > 1 { return own }
        let text = Array(own.first ?? "")
        let width = LetterMeasure.characters(String(text))
        if Int(width.rounded(.up)) <= longest { return text.isEmpty ? [] : [String(text)] }
        let count = Int((width / Double(longest)).rounded(.up))
        if count == 2 { return two(text) }
        return count == 3 ? three(text) : even(text, Int((width / 16).rounded(.up)))
    }

    private static func two(_ text: [Character]) -> [String] {
        var best: (cost: Int, cut: Int) = (Int.max, text.count / 2)
        for cut in 1..<text.count {
            let cost = cutCost(text, cut) + shapeCost(lengths(text, [cut]))
            if cost < best.cost { best = (cost, cut) }
        }
        return pieces(text, [best.cut])
    }

    private static func three(_ text: [Character]) -> [String] {
        var best: (cost: Int, cuts: [Int]) = (Int.max, [text.count / 3, 2 * text.count / 3])
        for first in 1..<(text.count - 1) where first <= 2 * longest {
            for second in (first + 1)..<text.count where second - first <= 2 * longest {
                let cuts = [first, second]
                let cost = cutCost(text, first) + cutCost(text, second) + shapeCost(lengths(text, cuts))
                if cost < best.cost { best = (cost, cuts) }
            }
        }
        return pieces(text, best.cuts)
    }

    /// Very long titles: equal lines, each cut moved to the best place near it.
    private static func even(_ text: [Character], _ count: Int) -> [String] {
        var cuts: [Int] = []
        for line in 1..<count {
            let wanted = text.count * line / count
            let near =
                max((cuts.last ?? 0) + 1, wanted - 2)...max((cuts.last ?? 0) + 1, min(text.count - 1, wanted + 2))
            cuts.append(near.min { cutCost(text, $0) < cutCost(text, $1) } ?? wanted)
        }
        return pieces(text, cuts)
    }

    private static func pieces(_ text: [Character], _ cuts: [Int]) -> [String] {
        let bounds = [0] + cuts + [text.count]
        return zip(bounds, bounds.dropFirst()).map { String(text[$0..<max($0, min($1, text.count))]) }
    }

    private static func lengths(_ text: [Character], _ cuts: [Int]) -> [Double] {
        pieces(text, cuts).map(LetterMeasure.characters)
    }

    /// Trapezoids and rhombuses are cheap; an hourglass, a block, a line too long or a stub are dear.
    private static func shapeCost(_ lengths: [Double]) -> Int {
        var cost = 0
        for length in lengths {
            if length > Double(longest) + 0.5 { cost += 1000 }
            if length < 5 { cost += 40 }
        }
        guard let least = lengths.min(), let most = lengths.max() else { return cost }
        cost += Int(2 * max(0, most - least - 4))
        if most - least < 1 { cost += 6 }
        if lengths.count == 3, lengths[1] < lengths[0], lengths[1] < lengths[2] { cost += 30 }
        return cost
    }

    /// A cut after 关于 or before 《 reads well; one inside a word, a number or a book title does not.
    private static func cutCost(_ text: [Character], _ cut: Int) -> Int {
        let before = text[cut - 1], after = text[cut]
        if "、，；：）》”〕的".contains(after) { return 120 }
        if "（《“〔".contains(before) { return 120 }
        if before.isASCII && after.isASCII { return 120 }
        let pair = String([before, after])
        if words.contains(where: { $0.contains(pair) && crosses($0, text, cut) }) { return 25 }
        if "年月日".contains(after), before.isNumber { return 80 }
        if "的、和与及，于》）".contains(before) { return 0 }
        return after == "《" ? 0 : 8
    }

    private static func crosses(_ word: String, _ text: [Character], _ cut: Int) -> Bool {
        let letters = Array(word)
        for offset in 1..<max(2, letters.count) {
            let start = cut - offset
            guard start >= 0, start + letters.count <= text.count else { continue }
            if Array(text[start..<start + letters.count]) == letters { return true }
        }
        return false
    }

    /// Words of titles that must not be cut.
    private static let words = [
        "关于", "印发", "转发", "通知", "通报", "通告", "公告", "意见", "方案", "办法", "规定", "细则", "规划", "计划", "要点", "决定", "批复",
        "请示", "报告", "实施", "工作", "管理", "卫生", "健康", "委员会", "人民政府", "办公室", "办公厅", "政务", "公开", "信息", "服务", "医疗",
        "机构", "基层", "疾病", "预防", "控制", "防控", "传染病", "公共", "应急", "行政", "执法", "监督", "检查", "评估", "考核", "建设", "发展",
        "改革", "推进", "加强", "进一步", "深入", "开展", "落实", "做好", "依申请", "申请", "答复", "规范性", "文件", "清理", "结果", "目录", "标准",
        "年度", "单位", "项目", "资金", "安全", "生产", "制度", "体系", "能力", "提升", "行动", "专项", "综合", "试行", "暂行", "修订", "全县", "全市",
        "县级", "财政", "教育", "养老", "中医药", "药品", "集中", "采购", "重点", "任务", "分工", "有关", "事项", "问题", "举办", "组织", "活动",
    ]
}
