import Foundation

extension RichDocument {
    /// The text as JSON: docs/schemas/document-convert.schema.json.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let normal = canonical
        let value = RichJSON.object([
            "title": normal.title.map { .text($0) } ?? .null, "blocks": .list(normal.blocks.map(RichJSON.block)),
            "footnotes": .list(normal.footnotes.map(RichJSON.line)),
            "images": .list(
                normal.images.map {
                    .object(["type": .text($0.kind.servedType), "base64": .text(Base64Text.encode($0.bytes))])
                }),
            "notes": .list(normal.notes.map { .object(["code": .text($0.code), "message": .text($0.message)]) }),
        ])
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

/// A JSON value on its way out.
private indirect enum RichJSON: Encodable {
    case text(String), number(Int), truth(Bool), list([RichJSON]), object([String: RichJSON]), null

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .truth(let truth): try container.encode(truth)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        case .null: try container.encodeNil()
        }
    }

    static func block(_ block: RichBlock) -> RichJSON {
        switch block {
        case .heading(let level, let words):
            .object(["kind": .text("heading"), "level": .number(level), "line": line(words)])
        case .paragraph(let words, let alignment):
            .object(["kind": .text("paragraph"), "align": .text(alignment.rawValue), "line": line(words)])
        case .list(let list):
            .object([
                "kind": .text("list"), "ordered": .truth(list.isOrdered), "start": .number(list.start),
                "style": .text(list.style.rawValue),
                "items": .list(list.items.map { .list($0.map(RichJSON.block)) }),
            ])
        case .table(let table):
            .object([
                "kind": .text("table"), "caption": line(table.caption), "header_rows": .number(table.headerRows),
                "rows": .list(table.rows.map { .list($0.map(cell)) }),
            ])
        case .figure(let picture, let caption):
            .object(["kind": .text("figure"), "image": image(picture), "caption": line(caption)])
        case .quote(let blocks):
            .object(["kind": .text("quote"), "blocks": .list(blocks.map(RichJSON.block))])
        case .rule: .object(["kind": .text("rule")])
        }
    }

    private static func cell(_ cell: RichCell) -> RichJSON {
        .object([
            "blocks": .list(cell.blocks.map(block)), "column_span": .number(cell.columnSpan),
            "row_span": .number(cell.rowSpan), "header": .truth(cell.isHeader),
        ])
    }

    static func line(_ line: [RichInline]) -> RichJSON { .list(line.map(inline)) }

    private static func inline(_ inline: RichInline) -> RichJSON {
        switch inline {
        case .text(let text, let marks):
            let names: [(RichMarks, String)] = [
                (.bold, "bold"), (.italic, "italic"), (.underline, "underline"), (.strike, "strike"),
                (.superscript, "superscript"), (.subscript, "subscript"),
            ]
            let own = names.filter { marks.contains($0.0) }.map { RichJSON.text($0.1) }
            return .object(["kind": .text("text"), "text": .text(text), "marks": .list(own)])
        case .link(let inner, let address):
            return .object(["kind": .text("link"), "to": .text(address), "line": line(inner)])
        case .lineBreak: return .object(["kind": .text("break")])
        case .image(let picture): return .object(["kind": .text("image"), "image": image(picture)])
        case .note(let index): return .object(["kind": .text("note"), "footnote": .number(index)])
        }
    }

    private static func image(_ image: RichImageReference) -> RichJSON {
        var object: [String: RichJSON] = [
            "alt": .text(image.alt), "width": image.width.map { .number($0) } ?? .null,
            "height": image.height.map { .number($0) } ?? .null,
        ]
        switch image.source {
        case .embedded(let index): object["index"] = .number(index)
        case .stored(let hex): object["stored"] = .text(hex)
        }
        return .object(object)
    }
}
