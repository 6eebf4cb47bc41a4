import Kernel

/// One line of a table as an item, with what a person should look at.
struct RowReading {
    let category: String
    let name: String
    private let line: CatalogueCells
    private let kind: CatalogueKind
    private let channels: ChannelReading
    private(set) var remarks: [String] = []

    /// - Parameter above: 事项类别 of the line above, which goes on where a line has none.
    init(_ line: CatalogueCells, below above: String, kind: CatalogueKind) {
        self.line = line
        self.kind = kind
        category = line.text(.category).isEmpty ? above : line.text(.category)
        name = line.text(.name)
        channels = ChannelReading(line.text(.channels))
        note()
    }

    var content: ItemContent {
        let group = Tick(line.text(.group))
        var audiences: Set<DisclosureAudience> = [], modes: Set<DisclosureMode> = [], levels: Set<DisclosureLevel> = []
        if Tick(line.text(.everyone)).isSet { audiences.insert(.everyone) }
        if group.isSet { audiences.insert(.group) }
        if Tick(line.text(.proactive)).isSet { modes.insert(.proactive) }
        if Tick(line.text(.onRequest)).isSet { modes.insert(.onRequest) }
        if Tick(line.text(.city)).isSet { levels.insert(.city) }
        if Tick(line.text(.county)).isSet { levels.insert(.county) }
        if Tick(line.text(.township)).isSet { levels.insert(.township) }
        return ItemContent(
            category: cut(category), name: cut(name), content: cut(line.text(.content)), basis: cut(line.text(.basis)),
            clause: cut(line.text(.clause)), channels: channels.channels, otherChannel: cut(channels.other),
            limit: TimeLimit(cut(line.text(.limit))), ownerWords: cut(line.text(.owner)),
            audiences: kind.isStandard ? audiences : [.everyone], group: kind.isStandard ? cut(group.words) : "",
            modes: kind.isStandard ? modes : [.proactive], levels: kind.isStandard ? levels : [])
    }

    private func cut(_ text: String) -> String { String(text.prefix(ItemContent.longest)) }

    private mutating func note() {
        let content = content
        if let fault = content.fault(in: kind) {
            remarks.append(fault.sentence.replacingPrefix("未能保存事项：", with: ""))
        }
        let fields: [CatalogueLayout.Field] = [.content, .basis, .clause, .channels, .limit, .owner]
        if fields.contains(where: { line.text($0).count > ItemContent.longest }) {
            remarks.append("内容过长，超过\(ItemContent.longest)字的部分没有导入。")
        }
        if !content.limit.text.isEmpty, content.limit.spans.isEmpty {
            remarks.append("公开时限“\(content.limit.text.prefix(40))”不能用于计算期限，按栏目的更新期限测算。")
        }
    }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}

/// √ in a column of yes or no, with words beside it: `√（申请人）`.
struct Tick {
    let isSet: Bool
    let words: String

    init(_ text: String) {
        let plain = text.trimmed
        let rest = plain.filter { !"√✓✔☑■●是（）()".contains($0) }.trimmed
        let isMark = plain.contains { "√✓✔☑■●".contains($0) } || plain == "是"
        let isBlank = plain.isEmpty || plain.allSatisfy { "×✗✘□☐○—－-/\\无否 ".contains($0) }
        isSet = isMark || !isBlank
        words =
            isBlank || rest.isEmpty ? "" : plain.contains { "√✓✔☑■●".contains($0) } ? Tick.unbracketed(plain) : plain
    }

    /// What stands after the mark; a bracket around all of it falls away.
    private static func unbracketed(_ text: String) -> String {
        var rest = text.drop { "√✓✔☑■● ".contains($0) }
        if let first = rest.first, let last = rest.last, "（(".contains(first), "）)".contains(last) {
            rest = rest.dropFirst().dropLast()
        }
        return String(rest).trimmed
    }
}
