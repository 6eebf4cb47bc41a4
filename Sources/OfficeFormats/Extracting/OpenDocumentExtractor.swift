/// OpenDocument files: every XML part as it is, pictures and objects as files of their own.
enum OpenDocumentExtractor {
    static func extract(_ bytes: [UInt8], scope: ExtractionScope) throws {
        let archive = try ZipArchive(bytes, limits: scope.limits.reading)
        ZipExtractor.envelope(bytes, archive, scope: scope)
        for name in archive.names.sorted() where !name.hasSuffix("/") {
            guard let part = try archive.bytes(name), !part.isEmpty else { continue }
            if name == "META-INF/manifest.xml" || name == "mimetype" || name == "settings.xml" { continue }
            if name.hasSuffix(".xml") {
                let place: ExtractedPlace =
                    name == "content.xml" ? .body : name == "meta.xml" ? .metadata : .embeddedObject
                try LooseText.document(part, place: place, detail: name, scope: scope)
            } else if name.hasPrefix("Thumbnails/") {
                scope.open(part, name: name, detail: "缩略图", as: .thumbnail)
            } else if name.hasPrefix("Pictures/") {
                scope.open(part, name: name, detail: "图片 \(name)", as: nil)
            } else if name.hasPrefix("Basic/") || name.hasPrefix("Scripts/") {
                scope.add(.macro, name, CharacterDecoding.text(part))
            } else {
                Printables.add(part, place: .remains, detail: name, scope: scope)
            }
        }
    }
}
