import TextForms

/// Tables drawn with pipes, as Markdown has them, and rows pasted with tabs between the cells.
enum PipeTable {
    static func rows(_ lines: ArraySlice<TextReader.Line>) -> [GridRows.Row] {
        lines.compactMap { line in
            var cells = split(Whitespace.trimmed(line.text)).map { TextReader.plain($0) }
            if cells.first == "" { cells.removeFirst() }
            if cells.last == "", line.text.contains("|") { cells.removeLast() }
            let isRule = cells.allSatisfy { $0.allSatisfy { "-:= ".contains($0) } } && line.text.contains("-")
            if isRule { return nil }
            return GridRows.Row(cells: cells.map(paragraphs), line: line.number)
        }
    }

    static func pasted(_ lines: ArraySlice<TextReader.Line>) -> [GridRows.Row] {
        lines.map { line in
            let cells = line.text.split(separator: "\t", omittingEmptySubsequences: false)
            return GridRows.Row(cells: cells.map { paragraphs(Whitespace.trimmed($0)) }, line: line.number)
        }
    }

    /// At pipes that are not escaped.
    private static func split(_ text: String) -> [String] {
        var cells: [String] = [""]
        var escaped = false
        for character in text {
            if character == "|", !escaped {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
            escaped = character == "\\"
        }
        return cells
    }

    /// `<br>` is how Markdown breaks a line in a cell.
    private static func paragraphs(_ text: String) -> [String] {
        var parts = [text]
        for mark in ["<br>", "<br/>", "<br />", "<BR>"] {
            parts = parts.flatMap { $0.split(separator: mark).map(String.init) }
        }
        return parts.map { Whitespace.trimmed($0) }.filter { !$0.isEmpty }
    }
}
