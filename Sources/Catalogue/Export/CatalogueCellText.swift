import Kernel

/// The cells of an item as the official tables write them.
enum CatalogueCellText {
    static func tick(_ isSet: Bool) -> String { isSet ? "√" : "" }

    static func group(_ content: ItemContent) -> String {
        guard content.audiences.contains(.group) else { return "" }
        return content.group.isEmpty ? "√" : "√（\(content.group)）"
    }

    /// Every channel of CAT-12, ■ before the chosen ones.
    static func boxes(_ content: ItemContent) -> String {
        DisclosureChannel.allCases.map { channel in
            let isChosen = content.channels.contains(channel)
            let words = channel == .other && isChosen && !content.otherChannel.isEmpty ? "：\(content.otherChannel)" : ""
            return "\(isChosen ? "■" : "□")\(channel.chinese)\(words)"
        }.joined(separator: "\n")
    }
}

/// A table of the official layout before it becomes a sheet or a Word table: header rows, spans, lines.
struct CatalogueTable {
    struct Head {
        let title: String
        /// The columns under it in the second header row; empty for a column with one title.
        let parts: [String]
    }

    let edition: CatalogueEdition

    var heads: [Head] {
        if edition.kind.isStandard { return standardHeads }
        return ["序号", "事项类别", "事项名称", "公开内容", "公开依据", "条款内容", "公开渠道", "公开时限", "责任科室"].map {
            Head(title: $0, parts: [])
        }
    }

    /// 市级 stands there only where some item has it, as the places that add it do.
    private var levels: [DisclosureLevel] {
        let hasCity = edition.items.contains { $0.content.levels.contains(.city) }
        return DisclosureLevel.allCases.filter { $0 != .city || hasCity }
    }

    private var standardHeads: [Head] {
        [
            Head(title: "序号", parts: []), Head(title: "公开事项", parts: ["一级事项", "二级事项"]),
            Head(title: "公开内容（要素）", parts: []), Head(title: "公开依据", parts: []),
            Head(title: "公开时限", parts: []), Head(title: "公开主体", parts: []),
            Head(title: "公开渠道和载体", parts: []), Head(title: "公开对象", parts: ["全社会", "特定群体"]),
            Head(title: "公开方式", parts: ["主动", "依申请"]), Head(title: "公开层级", parts: levels.map(\.chinese)),
        ]
    }

    var width: Int { heads.reduce(0) { $0 + max($1.parts.count, 1) } }

    /// The second header row; nil when there is one only.
    var secondHeader: [String]? {
        edition.kind.isStandard ? heads.flatMap { $0.parts.isEmpty ? [""] : $0.parts } : nil
    }

    func cells(_ item: CatalogueItem, number: Int) -> [String] {
        let content = item.content
        guard edition.kind.isStandard else {
            return [
                "\(number)", content.category, content.name, content.content, content.basis, content.clause,
                content.channelWords, content.limit.text, content.ownerWords,
            ]
        }
        return [
            "\(number)", content.category, content.name, content.content, content.basis, content.limit.text,
            content.ownerWords, CatalogueCellText.boxes(content),
            CatalogueCellText.tick(content.audiences.contains(.everyone)), CatalogueCellText.group(content),
            CatalogueCellText.tick(content.modes.contains(.proactive)),
            CatalogueCellText.tick(content.modes.contains(.onRequest)),
        ] + levels.map { CatalogueCellText.tick(content.levels.contains($0)) }
    }

    /// Runs of neighbours with the same category: where each begins and how long it is.
    var runs: [(start: Int, length: Int)] {
        var found: [(start: Int, length: Int)] = []
        for (index, item) in edition.items.enumerated() {
            if let last = found.last, edition.items[last.start].content.category == item.content.category {
                found[found.count - 1].length += 1
            } else {
                found.append((index, 1))
            }
        }
        return found
    }

    var widths: [Double] {
        edition.kind.isStandard
            ? [6, 14, 20, 36, 34, 18, 16, 24, 8, 12, 8, 8, 8, 8, 8] : [6, 16, 22, 36, 28, 36, 20, 20, 16]
    }
}
