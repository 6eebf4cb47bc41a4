extension RichDocument {
    /// The text with every embedded picture stored by `keep`, which answers its SHA-256 in hex digits.
    package func storingImages(_ keep: (RichImage) throws -> String) rethrows -> RichDocument {
        var hexes: [String] = []
        for image in images { hexes.append(try keep(image)) }
        return withStoredImages(hexes)
    }

    /// The text with every embedded picture stored by `keep`, which answers its SHA-256 in hex digits.
    package func storingImages(_ keep: (RichImage) async throws -> String) async rethrows -> RichDocument {
        var hexes: [String] = []
        for image in images { hexes.append(try await keep(image)) }
        return withStoredImages(hexes)
    }

    private func withStoredImages(_ hexes: [String]) -> RichDocument {
        var result = self
        result.images = []
        let stored = { (reference: RichImageReference) -> RichImageReference in
            guard case .embedded(let index) = reference.source, hexes.indices.contains(index) else { return reference }
            var changed = reference
            changed.source = .stored(hex: hexes[index])
            return changed
        }
        result.blocks = blocks.map { $0.mapImages(stored) }
        result.footnotes = footnotes.map { $0.mapImages(stored) }
        return result
    }
}

extension RichBlock {
    /// The block with every picture changed.
    fileprivate func mapImages(_ change: (RichImageReference) -> RichImageReference) -> RichBlock {
        switch self {
        case .heading(let level, let line): .heading(level: level, line.mapImages(change))
        case .paragraph(let line, let alignment): .paragraph(line.mapImages(change), alignment)
        case .list(let list): .list(list.mapImages(change))
        case .table(let table): .table(table.mapImages(change))
        case .figure(let image, let caption): .figure(change(image), caption: caption.mapImages(change))
        case .quote(let blocks): .quote(blocks.map { $0.mapImages(change) })
        case .rule: .rule
        }
    }
}

extension RichList {
    /// The list with every picture changed.
    fileprivate func mapImages(_ change: (RichImageReference) -> RichImageReference) -> RichList {
        var result = self
        result.items = items.map { $0.map { $0.mapImages(change) } }
        return result
    }
}

extension RichTable {
    /// The table with every picture changed.
    fileprivate func mapImages(_ change: (RichImageReference) -> RichImageReference) -> RichTable {
        var result = self
        result.caption = caption.mapImages(change)
        result.rows = rows.map { row in
            row.map { cell in
                var changed = cell
                changed.blocks = cell.blocks.map { $0.mapImages(change) }
                return changed
            }
        }
        return result
    }
}

extension [RichInline] {
    /// The line with every picture changed.
    fileprivate func mapImages(_ change: (RichImageReference) -> RichImageReference) -> [RichInline] {
        map { inline in
            switch inline {
            case .text, .lineBreak, .note: inline
            case .link(let line, let address): .link(line.mapImages(change), to: address)
            case .image(let image): .image(change(image))
            }
        }
    }
}
