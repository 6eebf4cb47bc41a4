/// The streams of a PDF that are files or texts of their own.
enum PDFStreams {
    /// Adds them; answers whether a picture was left that could not be read by itself.
    static func add(
        _ streams: [PDFObjects.Stream], of bytes: [UInt8], scope: ExtractionScope
    ) async throws -> Bool {
        var hasUnread = false
        for stream in streams.prefix(400) {
            guard let content = try await readable(stream, in: bytes) else {
                hasUnread = true
                continue
            }
            switch stream.role {
            case .picture:
                if let picture = PDFPicture.file(content, stream.dictionary) {
                    scope.open(picture, name: "picture", detail: "图片（对象 \(stream.number)）", as: nil)
                } else {
                    hasUnread = true
                }
            case .attachment:
                scope.note("attachment", "PDF 中含有附件。")
                scope.open(content, name: "附件", detail: "附件（对象 \(stream.number)）", as: .attachment)
            case .metadata: loose(content, .metadata, "文件属性（XMP）", scope: scope)
            case .form: loose(content, .form, "表单数据", scope: scope)
            case .script: scope.add(.script, "脚本", CharacterDecoding.text(content))
            }
        }
        if streams.count > 400 { scope.fail("many_streams", "PDF 中的图片和附件过多，没有全部检查。请拆分后重新提交。") }
        return hasUnread
    }

    private static func loose(_ content: [UInt8], _ place: ExtractedPlace, _ detail: String, scope: ExtractionScope) {
        do {
            try LooseText.document(content, place: place, detail: detail, scope: scope)
        } catch {
            scope.add(place, detail, CharacterDecoding.text(content))
        }
    }

    /// Nil for a picture that cannot be read by itself.
    private static func readable(_ stream: PDFObjects.Stream, in bytes: [UInt8]) async throws -> [UInt8]? {
        do throws(ReadingError) {
            return try await data(of: stream, in: bytes)
        } catch {
            if error.code == .unreadable, stream.role == .picture { return nil }
            throw error
        }
    }

    private static func data(of stream: PDFObjects.Stream, in bytes: [UInt8]) async throws(ReadingError) -> [UInt8] {
        let isPhoto = PDFPicture.filters(stream.dictionary) == ["/DCTDecode"]
        let number = stream.number.split(separator: " ").prefix(2).joined(separator: ",")
        let arguments = [
            "--warning-exit-0", "--show-object=\(number)", isPhoto ? "--raw-stream-data" : "--filtered-stream-data",
            "in.pdf",
        ]
        return try await ForeignTool.output(
            "qpdf", ForeignTool.Run(arguments: arguments, inputName: "in.pdf"), input: bytes)
    }
}

/// A picture of a PDF as a file of its own.
enum PDFPicture {
    static func filters(_ dictionary: [String: Any]) -> [String] {
        (dictionary["/Filter"] as? [String]) ?? (dictionary["/Filter"] as? String).map { [$0] } ?? []
    }

    /// A photograph as it is; plain samples of one or three colours with a header; nil for what needs more.
    static func file(_ content: [UInt8], _ dictionary: [String: Any]) -> [UInt8]? {
        if PictureKind.of(content) != nil { return content }
        guard let width = dictionary["/Width"] as? Int, let height = dictionary["/Height"] as? Int,
            (1...30_000).contains(width), (1...30_000).contains(height)
        else { return nil }
        let size = width * height, packed = (width + 7) / 8 * height
        if content.count == size * 3 { return header("P6", width, height, "255\n") + content }
        if content.count == packed { return header("P4", width, height, "") + content.map { ~$0 } }
        if content.count == size { return header("P5", width, height, "255\n") + content }
        return nil
    }

    private static func header(_ kind: String, _ width: Int, _ height: Int, _ depth: String) -> [UInt8] {
        Array("\(kind)\n\(width) \(height)\n\(depth)".utf8)
    }
}
