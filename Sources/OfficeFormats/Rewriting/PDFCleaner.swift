/// PDF files drawn anew: what is drawn stays text; attachments, scripts, forms, properties, earlier revisions, layers
/// that are off and text off the page have nothing to be drawn.
enum PDFCleaner {
    static func clean(_ bytes: [UInt8], _ notes: inout RewritingNotes) async throws -> [UInt8] {
        let drawn = try await ForeignTool.output(
            "pdftocairo",
            ForeignTool.Run(arguments: ["-q", "-pdf", "-", "-"]), input: try await withoutNotes(bytes))
        let list = ForeignTool.Run(
            arguments: ["--warning-exit-0", "--json=2", "--json-key=qpdf", "--json-stream-data=none", "in.pdf"],
            inputName: "in.pdf")
        guard let update = try PDFUpdate.withoutInformation(try await ForeignTool.output("qpdf", list, input: drawn))
        else { throw ReadingError(.unreadable) }
        notes.add("pdf", "PDF 已重新生成：注释、附件、脚本、表单、文件属性和早先版本没有保留，书签和链接也不再保留。")
        return try await PDFUpdate.applied(
            update, to: drawn, then: "cat out.pdf", options: "--deterministic-id --object-streams=generate")
    }

    /// Without the notes of readers, which would be drawn; a form's fields are drawn as they are filled.
    private static func withoutNotes(_ bytes: [UInt8]) async throws -> [UInt8] {
        let list = ForeignTool.Run(
            arguments: ["--warning-exit-0", "--json=2", "--json-key=qpdf", "--json-stream-data=none", "in.pdf"],
            inputName: "in.pdf")
        let listed = try await ForeignTool.output("qpdf", list, input: bytes)
        guard let update = try PDFUpdate.withoutNotes(listed) else { return bytes }
        return try await PDFUpdate.applied(update, to: bytes, then: "cat out.pdf", options: "")
    }
}
