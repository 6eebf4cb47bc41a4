import Foundation

/// Old binary office files and RTF: the office program makes new ones of them; what it leaves behind is searched too.
enum LegacyExtractor {
    static func extract(_ bytes: [UInt8], kind: FileKind, scope: ExtractionScope) async throws {
        let converted = try await OfficeConversion.convert(bytes, kind: kind)
        scope.note("converted", "旧格式文件经转换后检查。")
        Printables.add(bytes, place: .remains, detail: "原文件", scope: scope)
        if let file = CompoundFile(bytes) {
            for stream in file.streams {
                for source in MacroSource.sources(in: stream.bytes) { scope.add(.macro, "宏“\(stream.name)”", source) }
            }
        }
        scope.open(converted.bytes, name: "converted." + converted.ending, detail: "", as: nil)
    }
}

/// Old office files made new by the office program.
enum OfficeConversion {
    /// Throws `ReadingError` when the program is missing or makes nothing of the file.
    static func convert(_ bytes: [UInt8], kind: FileKind) async throws(ReadingError) -> (bytes: [UInt8], ending: String)
    {
        let (own, ending, filter) = names(of: kind)
        // Without a user of the system it finds no place for its profile by itself.
        let script = """
            exec soffice "-env:UserInstallation=file://$HOME/profile" --headless --norestore --nolockcheck \
            --convert-to "\(ending):\(filter)" in.\(own) >/dev/null
            """
        let run = ForeignTool.Run(
            arguments: ["-c", script], inputName: "in.\(own)", outputName: "in.\(ending)", limits: .office)
        guard access("/usr/bin/soffice", X_OK) == 0 else { throw ReadingError(.converterMissing, "LibreOffice") }
        return (try await ForeignTool.output("sh", run, input: bytes), ending)
    }

    private static func names(of kind: FileKind) -> (String, String, String) {
        switch kind {
        case .xls: ("xls", "xlsx", "Calc MS Excel 2007 XML")
        case .ods: ("ods", "xlsx", "Calc MS Excel 2007 XML")
        case .ppt: ("ppt", "pptx", "Impress MS PowerPoint 2007 XML")
        case .odt: ("odt", "docx", "MS Word 2007 XML")
        case .rtf: ("rtf", "docx", "MS Word 2007 XML")
        default: ("doc", "docx", "MS Word 2007 XML")
        }
    }
}
