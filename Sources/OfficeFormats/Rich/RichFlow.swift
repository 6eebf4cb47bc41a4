/// Blocks on their way out of a tree: words gather in a line until a block begins.
struct RichFlow {
    private(set) var blocks: [RichBlock] = []
    private(set) var line: [RichInline] = []
    private var alignment = RichAlignment.start

    /// Words with nothing to read before them are nothing yet.
    mutating func add(_ inline: RichInline, _ alignment: RichAlignment) {
        if line.isEmpty { self.alignment = alignment }
        line.append(inline)
    }

    mutating func add(_ block: RichBlock) {
        flush()
        blocks.append(block)
    }

    mutating func add(_ more: [RichBlock]) {
        flush()
        blocks += more
    }

    /// Ends the line.
    mutating func flush() {
        let isBlank = line.allSatisfy { inline in
            if case .text(let text, _) = inline { text.unicodeScalars.allSatisfy(RichText.isEdge) } else { false }
        }
        if !isBlank { blocks.append(.paragraph(line, alignment)) }
        line = []
    }

    mutating func finished() -> [RichBlock] {
        flush()
        return blocks
    }

    /// Adds an item to the list that stands last, where it is one of that kind; else begins a list.
    mutating func addItem(_ item: [RichBlock], isOrdered: Bool, start: Int, depth: Int) {
        flush()
        if case .list(let last) = blocks.last, depth > 0 || (last.isOrdered == isOrdered && start != 1 || !isOrdered) {
            blocks[blocks.count - 1] = .list(Self.adding(item, isOrdered, start, depth, to: last))
        } else {
            blocks.append(.list(RichList(isOrdered: isOrdered, start: start, items: [item])))
        }
    }

    private static func adding(
        _ item: [RichBlock], _ isOrdered: Bool, _ start: Int, _ depth: Int, to list: RichList
    ) -> RichList {
        var result = list
        guard depth > 0, var last = result.items.popLast() else {
            result.items.append(item)
            return result
        }
        if case .list(let inner) = last.last {
            last[last.count - 1] = .list(adding(item, isOrdered, start, depth - 1, to: inner))
        } else {
            last.append(.list(RichList(isOrdered: isOrdered, start: start, items: [item])))
        }
        result.items.append(last)
        return result
    }
}
