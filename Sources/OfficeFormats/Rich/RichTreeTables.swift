extension RichTreeReader {
    mutating func list(_ node: HTMLNode, _ around: Setting) -> RichBlock {
        var setting = around
        setting.alignment = .start
        var list = RichList(isOrdered: node.name == "ol", items: [])
        list.start = node.attributes["start"].flatMap { Int($0) } ?? 1
        list.style = Self.style(node)
        items(of: node, setting, into: &list)
        return .list(list)
    }

    private mutating func items(of node: HTMLNode, _ setting: Setting, into list: inout RichList) {
        for child in node.children {
            guard case .element(let element) = child else {
                if case .text(let text) = child, !RichText.trimmed(text).isEmpty {
                    list.items.append([.paragraph([.text(text, setting.marks)], .start)])
                }
                continue
            }
            var flow = RichFlow()
            if element.name == "li", !Self.isHidden(element) {
                list.items.append(self.flow(element, setting))
            } else if !element.isDropped {
                read(element, setting, &flow)
                // A list that stands directly in a list belongs to the item before it.
                let inner = flow.finished()
                if case .list = inner.first, !list.items.isEmpty {
                    list.items[list.items.count - 1] += inner
                } else if !inner.isEmpty {
                    list.items.append(inner)
                }
            }
        }
    }

    private static func isHidden(_ node: HTMLNode) -> Bool { MarkupStyle(node).isHidden }

    private static func style(_ node: HTMLNode) -> RichListStyle {
        for name in node.names where name.hasPrefix("list-") {
            if let style = RichListStyle(rawValue: String(name.dropFirst(5))) { return style }
        }
        let style = MarkupStyle(node)["list-style-type"] ?? ""
        switch node.attributes["type"] ?? style {
        case "a", "lower-alpha", "lower-latin": return .lowerLetter
        case "A", "upper-alpha", "upper-latin": return .upperLetter
        case "i", "lower-roman": return .lowerRoman
        case "I", "upper-roman": return .upperRoman
        case "cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal": return .chinese
        default: return .decimal
        }
    }

    mutating func table(_ node: HTMLNode, _ setting: Setting, _ flow: inout RichFlow) {
        var inner = setting
        inner.alignment = .start
        var table = RichTable(rows: [])
        var stray = RichFlow()
        gather(node, inner, isHead: false, into: &table, &stray)
        flow.add(stray.finished())
        flow.add(.table(table))
    }

    private mutating func gather(
        _ node: HTMLNode, _ setting: Setting, isHead: Bool, into table: inout RichTable, _ stray: inout RichFlow
    ) {
        for child in node.children {
            guard case .element(let element) = child else {
                if case .text(let text) = child, !RichText.trimmed(text).isEmpty {
                    stray.add(.text(text, setting.marks), .start)
                }
                continue
            }
            let style = MarkupStyle(element)
            if style.isHidden || element.isDropped {
                if !RichText.trimmed(element.text).isEmpty { found(.hidden) }
                continue
            }
            var inner = setting
            inner.alignment = style.alignment ?? setting.alignment
            inner.marks = style.marks(setting.marks)
            switch element.name {
            case "tr": row(element, inner, isHead: isHead, into: &table, &stray)
            case "tbody", "tfoot": gather(element, inner, isHead: false, into: &table, &stray)
            case "thead": gather(element, inner, isHead: table.rows.count == table.headerRows, into: &table, &stray)
            case "caption": caption(element, inner, into: &table)
            case "colgroup", "col": continue
            case "form", "div", "span", "section": gather(element, inner, isHead: isHead, into: &table, &stray)
            default: read(element, inner, &stray)
            }
        }
    }

    private mutating func caption(_ node: HTMLNode, _ setting: Setting, into table: inout RichTable) {
        for block in flow(node, setting) {
            guard case .paragraph(let line, _) = block else { continue }
            if !table.caption.isEmpty { table.caption.append(.lineBreak) }
            table.caption += line
        }
    }

    private mutating func row(
        _ node: HTMLNode, _ setting: Setting, isHead: Bool, into table: inout RichTable, _ stray: inout RichFlow
    ) {
        var cells: [RichCell] = []
        for element in node.elements {
            guard element.name == "td" || element.name == "th" else {
                read(element, setting, &stray)
                continue
            }
            let style = MarkupStyle(element)
            if style.isHidden { continue }
            var inner = setting
            inner.alignment = style.alignment ?? setting.alignment
            inner.marks = style.marks(setting.marks)
            cells.append(
                RichCell(
                    blocks: flow(element, inner), columnSpan: Self.span(element, "colspan"),
                    rowSpan: Self.span(element, "rowspan"), isHeader: element.name == "th"))
        }
        table.rows.append(cells)
        if isHead { table.headerRows += 1 }
    }

    private static func span(_ node: HTMLNode, _ name: String) -> Int {
        node.attributes[name].flatMap { Int($0) } ?? 1
    }

    /// A list item as Word puts it on the clipboard: a paragraph whose mark is words that only its style calls a mark.
    mutating func pasted(_ node: HTMLNode, _ style: MarkupStyle, _ setting: Setting, _ flow: inout RichFlow) {
        let mark = RichText.trimmed(takeMark(node) ?? "")
        let digits = mark.prefix { $0.isASCII && $0.isNumber }
        let isCounted = !digits.isEmpty && mark.dropFirst(digits.count).count == 1
        let isBullet = mark.unicodeScalars.count == 1 && digits.isEmpty
        guard isCounted || isBullet else {
            flow.flush()
            put(.text(mark, setting.marks), setting, &flow)
            walk(node, setting, &flow)
            return flow.flush()
        }
        let words = style["mso-list"] ?? ""
        let level = words.split(separator: " ").first { $0.hasPrefix("level") }.flatMap { Int($0.dropFirst(5)) } ?? 1
        flow.addItem(
            self.flow(node, setting), isOrdered: isCounted, start: Int(digits) ?? 1, depth: min(max(level, 1), 9) - 1)
    }

    private func takeMark(_ node: HTMLNode) -> String? {
        for child in node.elements {
            if MarkupStyle(child)["mso-list"] == "ignore" {
                child.isDropped = true
                return child.text
            }
            if let found = takeMark(child) { return found }
        }
        return nil
    }
}
