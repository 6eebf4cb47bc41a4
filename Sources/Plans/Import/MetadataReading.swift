import Kernel
import TextForms

/// Title, issuer, 文号, year and where to report: what stands around the tasks.
struct MetadataReading {
    private static let reported = Words("落实情况 完成情况 进展情况 工作总结 佐证材料 证明材料 贯彻情况 贯彻落实情况 总结 自查")
    private static let sending = Words("报送至 报送到 报送给 报送 上报至 上报 报至 报到 反馈至 反馈给 反馈 送至 送 报")

    private static let paper = Scalars("文件")
    private static let numberLabels = Words("文号： 文号: 发文字号： 发文字号:")
    /// The brackets around the year, U+2329 included, which is canonically 〈.
    private static let numberBrackets = Marks("〔[【（(［〈\u{2329}﹝<")
    private static let dateMarks = Marks("年月日〇○零一二三四五六七八九十")

    /// Before the tasks, and behind them.
    let head: [PlanLine]
    let tail: [PlanLine]
    let title: TitleReading.Title?

    func fill(_ plan: inout PlanDraft) {
        let notice = TitleReading.notice(head)
        plan.title = (title ?? notice)?.text.string
        plan.documentNumber = documentNumber()
        plan.issuer = issuer(notice)
        plan.year =
            [title, notice].lazy.compactMap { $0.flatMap { Self.year($0.text) } }.first
            ?? head.lazy.compactMap { Self.year($0.text) }.first
        (plan.reportDue, plan.contactDepartment) = reporting(year: plan.year)
    }

    /// The first year in figures, of either width or Chinese.
    static func year(_ text: Scalars) -> Int? {
        for index in text.indices where text[index] == "年" && index >= 4 {
            let figures = text.part(0, index).filter { $0 != " " }.suffix(4)
            let value = figures.reduce(0) { sum, scalar in
                sum * 10
                    + (ScalarClass.digit(scalar)
                        ?? ("〇○零".unicodeScalars.contains(scalar)
                            ? 0 : ChineseNumeral.value(of: String(scalar)) ?? 1_000))
            }
            if (1990...2099).contains(value) { return value }
        }
        return nil
    }

    /// 文号 on a line of its own; those in a sentence are other documents'.
    private func documentNumber() -> String? {
        for line in head {
            var text = line.text
            if let length = Self.numberLabels.at(0, in: text) { text = text.part(length).stripped() }
            if text.count <= 30, text.contains(where: Self.numberBrackets.contains), DocumentNumber(text.string) != nil
            {
                return text.string
            }
        }
        return nil
    }

    private func issuer(_ notice: TitleReading.Title?) -> String? {
        for lines in [head, tail] {
            for (index, line) in lines.enumerated() where OrganName.isName(line.text) {
                if lines.dropFirst(index + 1).prefix(2).contains(where: { Self.isDate($0.text) }) {
                    return line.text.string
                }
            }
        }
        for line in head.prefix(8) {
            if line.text.ends(Self.paper), OrganName.isName(line.text.part(0, line.text.count - 2)) {
                return line.text.part(0, line.text.count - 2).string
            }
            if line.label != nil || notice?.text == line.text { break }
            if OrganName.isName(line.text), title?.range.lowerBound ?? Int.max > 1 { return line.text.string }
        }
        return [notice, title].lazy.compactMap { $0.flatMap { OrganName.leading($0.text) } }.first?.string
    }

    /// A line that is a date and nothing else.
    private static func isDate(_ text: Scalars) -> Bool {
        let kept = text.filter { !ScalarClass.isBlank($0) }
        guard kept.count <= 14, let last = kept.last, last == "日", kept.contains("年"), kept.contains("月") else {
            return false
        }
        return kept.allSatisfy { ScalarClass.digit($0) != nil || dateMarks.contains($0) }
    }

    /// `请于…前将落实情况…报送宣教科`
    private func reporting(year: Int?) -> (Day?, String?) {
        for line in head + tail where line.text.containsAny(Self.reported) {
            for sentence in line.text.split(whereSeparator: { $0 == "。" || $0 == "；" }).map({ Scalars($0) }) {
                guard sentence.containsAny(Self.reported), sentence.containsAny(Self.sending) else { continue }
                let due = DateReading(year: year, isColumn: false).all(in: sentence).last?.day
                let contact = Self.receiver(sentence)
                if due != nil { return (due, contact) }
            }
        }
        return (nil, nil)
    }

    private static func receiver(_ sentence: Scalars) -> String? {
        for index in sentence.indices.reversed() {
            guard let length = sending.at(index, in: sentence) else { continue }
            let rest = sentence.part(index + length)
            let end = rest.firstIndex { "，,（(：: ".unicodeScalars.contains($0) } ?? rest.count
            let name = UnitList.cleaned(rest.part(0, end))
            if UnitNames.isName(name) { return name.string }
        }
        return nil
    }
}
