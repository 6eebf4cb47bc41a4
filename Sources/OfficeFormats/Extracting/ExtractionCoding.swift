/// An extraction on its way from the confined child to the server; the server trusts none of it.
enum ExtractionCoding {
    static func encode(_ extraction: Extraction) -> [UInt8] {
        var writer = WireWriter()
        writer.number(extraction.isComplete ? 1 : 0)
        writer.number(extraction.parts.count)
        for part in extraction.parts {
            writer.text(part.place.rawValue)
            writer.text(part.detail)
            writer.text(part.text)
            writer.optional(part.columnHead)
            writer.number(part.isFromOCR ? 1 : 0)
        }
        write(extraction.notes, to: &writer)
        return writer.bytes
    }

    static func encode(_ file: RewrittenFile) -> [UInt8] {
        var writer = WireWriter()
        writer.text(file.name)
        write(file.notes, to: &writer)
        writer.number(file.bytes.count)
        return writer.bytes + file.bytes
    }

    private static func write(_ notes: [ReadingNote], to writer: inout WireWriter) {
        writer.number(notes.count)
        for note in notes {
            writer.text(note.code)
            writer.text(note.message)
        }
    }

    static func extraction(_ bytes: [UInt8]) throws(ConfinementFailure) -> Extraction {
        var reader = WireReader(bytes)
        do throws(WireReader.Nonsense) {
            let isComplete = try reader.number(upTo: 1) == 1
            var parts: [ExtractedPart] = []
            for _ in 0..<(try reader.number(upTo: 10_000_000)) { parts.append(try part(&reader)) }
            let notes = try notes(&reader)
            try reader.end()
            return Extraction(parts: parts, notes: notes, isComplete: isComplete)
        } catch {
            throw .refused(status: 0, message: "the child's answer is no extraction")
        }
    }

    static func rewrittenFile(_ bytes: [UInt8]) throws(ConfinementFailure) -> RewrittenFile {
        var reader = WireReader(bytes)
        do throws(WireReader.Nonsense) {
            let name = try reader.text()
            let notes = try notes(&reader)
            let length = try reader.number(upTo: bytes.count)
            return RewrittenFile(bytes: Array(bytes.suffix(length)), name: name, notes: notes)
        } catch {
            throw .refused(status: 0, message: "the child's answer is no file")
        }
    }

    private static func part(_ reader: inout WireReader) throws(WireReader.Nonsense) -> ExtractedPart {
        guard let place = ExtractedPlace(rawValue: try reader.text()) else { throw WireReader.Nonsense() }
        return ExtractedPart(
            place: place, detail: try reader.text(), text: try reader.text(), columnHead: try reader.optional(),
            isFromOCR: try reader.number(upTo: 1) == 1)
    }

    private static func notes(_ reader: inout WireReader) throws(WireReader.Nonsense) -> [ReadingNote] {
        var notes: [ReadingNote] = []
        for _ in 0..<(try reader.number(upTo: 10_000)) {
            notes.append(ReadingNote(try reader.text(), try reader.text()))
        }
        return notes
    }
}
