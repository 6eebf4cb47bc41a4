/// Makes blocks of what stands one below the other in a Word file: lists, captions, and in the body headings and title.
struct RichWordAssembly {
    private(set) var title: String?
    private var blocks: [RichBlock] = []
    private var list = RichWordListBuilder()

    /// The blocks of the body; the title is taken out of them.
    mutating func body(_ items: [RichWordItem]) -> [RichBlock] {
        var items = items
        title = RichWordTitle.take(from: &items)
        let levels = RichWordHeadings.levels(items)
        for (index, item) in items.enumerated() { add(item, level: levels[index]) }
        return finished()
    }

    /// The blocks of a cell: what looks like a heading there is a paragraph.
    mutating func cell(_ items: [RichWordItem]) -> [RichBlock] {
        for item in items { add(item, level: nil) }
        return finished()
    }

    private mutating func finished() -> [RichBlock] {
        closeList()
        return blocks
    }

    private mutating func closeList() {
        blocks += list.finished().map { .list($0) }
    }

    private mutating func add(_ item: RichWordItem, level: Int?) {
        switch item {
        case .rule:
            closeList()
            blocks.append(.rule)
        case .table(let table):
            closeList()
            add(table)
        case .paragraph(let paragraph):
            if paragraph.isBlank { return }
            if level == nil, let mark = paragraph.mark {
                if !list.takes(mark) { closeList() }
                return list.add(.paragraph(paragraph.line, .start), mark)
            }
            closeList()
            add(paragraph, level: level)
        }
    }

    private mutating func add(_ table: RichTable) {
        var table = table
        if table.caption.isEmpty, case .paragraph(let words, _) = blocks.last, pendingCaption {
            blocks.removeLast()
            table.caption = words
        }
        pendingCaption = false
        blocks.append(.table(table))
    }

    /// Whether the last paragraph names the table that may follow.
    private var pendingCaption = false

    private mutating func add(_ paragraph: RichWordParagraph, level: Int?) {
        pendingCaption = false
        if let level { return blocks.append(.heading(level: level, paragraph.line)) }
        if isCaption(paragraph, "图"), let image = blocks.last?.onlyImage {
            blocks[blocks.count - 1] = .figure(image, caption: paragraph.line)
            return
        }
        blocks.append(.paragraph(paragraph.line, paragraph.alignment))
        pendingCaption = isCaption(paragraph, "表")
    }

    /// A paragraph in the style of captions, or a centred one that begins 图1 or 表1.
    private func isCaption(_ paragraph: RichWordParagraph, _ sign: Character) -> Bool {
        guard paragraph.isCaption || paragraph.alignment == .center else { return false }
        let text = paragraph.text
        guard text.unicodeScalars.count <= 60 else { return false }
        let first = text.first
        if paragraph.isCaption { return first == sign || (first != "图" && first != "表") }
        guard first == sign else { return false }
        let next = text.dropFirst().drop { $0 == " " || $0 == "\u{3000}" }.first
        return next.map { $0.isNumber || $0 == "：" || $0 == ":" } ?? false
    }
}

extension RichBlock {
    /// The picture of a paragraph that holds nothing else.
    fileprivate var onlyImage: RichImageReference? {
        switch self {
        case .figure(let image, let caption): return caption.isEmpty ? image : nil
        case .paragraph(let line, _):
            let rest = line.filter { inline in
                if case .text(let text, _) = inline { return !text.unicodeScalars.allSatisfy(RichText.isEdge) }
                return true
            }
            guard rest.count == 1, case .image(let image) = rest[0] else { return nil }
            return image
        case .heading, .list, .table, .quote, .rule: return nil
        }
    }
}

/// Paragraphs in succession on their way to lists in lists.
struct RichWordListBuilder {
    private struct Open {
        var mark: RichWordListMark
        var list: RichList
    }

    private var open: [Open] = []
    private var done: [RichList] = []

    /// Whether a paragraph goes on in what is open; another list at the outermost level begins anew.
    func takes(_ mark: RichWordListMark) -> Bool {
        guard let first = open.first else { return true }
        if mark.level > first.mark.level { return true }
        return goesOn(first, mark)
    }

    private func goesOn(_ open: Open, _ mark: RichWordListMark) -> Bool {
        guard open.mark.isOrdered == mark.isOrdered, open.mark.style == mark.style else { return false }
        return !mark.isOrdered || (open.mark.list == mark.list && mark.number == open.mark.number + 1)
    }

    mutating func add(_ block: RichBlock, _ mark: RichWordListMark) {
        while let last = open.last, last.mark.level > mark.level { close() }
        if let last = open.last, last.mark.level == mark.level, !goesOn(last, mark) { close() }
        if let last = open.last, last.mark.level == mark.level {
            open[open.count - 1].mark = mark
            open[open.count - 1].list.items.append([block])
        } else {
            let list = RichList(isOrdered: mark.isOrdered, start: mark.number, style: mark.style, items: [[block]])
            open.append(Open(mark: mark, list: list))
        }
    }

    /// The innermost list becomes the end of the item it stands in.
    private mutating func close() {
        guard let last = open.popLast() else { return }
        if let around = open.indices.last, !open[around].list.items.isEmpty {
            open[around].list.items[open[around].list.items.count - 1].append(.list(last.list))
        } else {
            done.append(last.list)
        }
    }

    mutating func finished() -> [RichList] {
        while !open.isEmpty { close() }
        defer { done = [] }
        return done
    }
}
