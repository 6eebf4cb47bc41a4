package import Kernel

/// A paper as it is to be printed: what was kept when it was issued, and nothing that changed since.
package struct ItemPaperText: Hashable, Sendable {
    package let kind: ItemPaperKind
    package let number: String
    package let title: String
    package let organ: String
    package let recipient: String
    package let opening: [String]
    /// 序号, 事项, 应办结日期, 情况: of an order alone.
    package let rows: [[String]]
    package let closing: [String]
    package let on: Day

    package init(_ paper: ItemPaper, of item: SupervisionItem, names: ItemNames, ruleTitle: RuleTitles) {
        kind = paper.kind
        number = paper.number
        organ = names.name(item.agency)
        on = paper.issuedOn
        let unit = names.name(item.unit)
        let about = "《\(item.contents.title)》（\(item.number ?? paper.number)）"
        switch paper.kind {
        case .order:
            title = "政务公开工作督办单"
            recipient = unit
            opening =
                item.matters.isEmpty
                ? ["经核查，你单位在政务公开工作中存在需要整改的问题，现予督办：\(item.contents.title)。"]
                : ["经核查，你单位承担的下列 \(item.matters.count) 项政务公开事项没有按期办结或者即将到期，现予督办。"]
            rows = item.matters.enumerated().map { place, matter in
                [
                    "\(place + 1)", matter.title, ruleTitle(matter.rule), matter.due?.chinese ?? "—",
                    matter.signal.meaning,
                ]
            }
            closing = ["整改要求："] + paper.words
        case .circular:
            title = "关于\(unit)未按期完成政务公开整改的通报"
            recipient = "局属各单位、机关各科室"
            opening = paper.words
            rows = []
            closing = []
        case .interview:
            title = "政务公开工作约谈记录"
            recipient = ""
            opening = []
            // `约谈时间：2026年9月8日` as a row of the form.
            rows = [["编号", paper.number], ["督办事项", about], ["被约谈单位", unit]] + paper.words.map(ItemPaperText.field)
            closing = []
        case .recommendation:
            title = "政务公开工作处理建议书"
            recipient = unit
            opening = ["\(about)经通报仍未完成整改。依照《中华人民共和国政府信息公开条例》第四十七条，提出如下处理建议："] + paper.words
            rows = []
            closing = []
        }
    }

    static let heads = ["序号", "事项", "依据", "应办结日期", "情况"]

    private static func field(_ paragraph: String) -> [String] {
        let parts = paragraph.split(separator: "：", maxSplits: 1).map(String.init)
        return parts.count == 2 ? parts : ["", paragraph]
    }
}
