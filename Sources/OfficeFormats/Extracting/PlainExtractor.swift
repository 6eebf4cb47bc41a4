/// Text files; a table of values cell by cell, so that each is known by the head of its column.
enum PlainExtractor {
    static func extract(_ bytes: [UInt8], kind: FileKind, scope: ExtractionScope) {
        let text = CharacterDecoding.text(bytes)
        guard kind == .csv else { return scope.add(.body, "", text) }
        let rows = rows(of: text)
        let head = rows.first ?? []
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                scope.add(
                    .body, "第\(row + 1)行第\(column + 1)列", cell,
                    head: row > 0 && head.indices.contains(column) ? head[column] : nil)
            }
            SingleCells.add(cells, detail: "第\(row + 1)行", scope: scope)
        }
    }

    static func rows(of text: String) -> [[String]] {
        var rows: [[String]] = [], row: [String] = [], cell = "", isQuoted = false
        let separator: Character = text.prefix { !$0.isNewline }.contains("\t") ? "\t" : ","
        for character in text {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == separator, !isQuoted {
                row.append(cell)
                cell = ""
            } else if character.isNewline, !isQuoted {
                rows.append(row + [cell])
                (row, cell) = ([], "")
            } else {
                cell.append(character)
            }
        }
        if !cell.isEmpty || !row.isEmpty { rows.append(row + [cell]) }
        return rows
    }
}

/// A number written one digit a cell, as forms have it.
enum SingleCells {
    static func add(
        _ cells: [String], place: ExtractedPlace = .body, detail: String, scope: ExtractionScope
    ) {
        var run = ""
        for cell in cells + [""] {
            if cell.count == 1 || (2...4).contains(cell.count) && !run.isEmpty && cell.allSatisfy(\.isNumber) {
                run += cell
                continue
            }
            if run.count >= 7 { scope.add(place, "\(detail)（逐格填写）", run) }
            run = ""
        }
    }
}
