import CZip

/// Zip archives: Office packages by their declared main part, OFD and ODF by their marks, else plain archives.
enum ZipSniffing {
    private static let entryLimit = 2_000
    private static let declarationLimit = 1 << 20

    static func identify(_ file: ByteView) -> (FileKind, Set<FileFinding.Hazard>) {
        file.bytes.withUnsafeBytes { buffer in
            var problem = zip_error_t()
            zip_error_init(&problem)
            defer { zip_error_fini(&problem) }
            guard let source = zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, &problem)
            else { return (.zip, [.damaged]) }
            guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &problem) else {
                zip_source_free(source)
                return (.zip, [.damaged])
            }
            defer { zip_discard(archive) }
            return identify(archive, file)
        }
    }

    private static func identify(
        _ archive: OpaquePointer, _ file: ByteView
    ) -> (FileKind, Set<FileFinding.Hazard>) {
        var hazards: Set<FileFinding.Hazard> = []
        if file.contains("%PDF-", to: 1024) { hazards.insert(.polyglot) }
        let count = Int(zip_get_num_entries(archive, 0))
        guard count <= entryLimit else { return (.zip, hazards) }
        var names: [String] = []
        for index in 0..<max(0, count) {
            guard let name = zip_get_name(archive, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_GUESS)) else { continue }
            names.append(String(cString: name))
            if isEncrypted(archive, index) { hazards.insert(.encrypted) }
        }
        if names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") }) { hazards.insert(.macros) }
        let kind = kind(archive, names, &hazards)
        return (kind, hazards)
    }

    private static func kind(
        _ archive: OpaquePointer, _ names: [String], _ hazards: inout Set<FileFinding.Hazard>
    ) -> FileKind {
        if let declared = contents(archive, "[Content_Types].xml") {
            let declaration = ByteView(declared)
            if declaration.contains("macroEnabled") { hazards.insert(.macros) }
            let kind = officeKind(declaration)
            if let kind, !names.contains(where: { $0.hasPrefix(folder(of: kind)) }) { hazards.insert(.damaged) }
            return kind ?? .zip
        }
        if names.contains("OFD.xml") { return .ofd }
        guard let type = contents(archive, "mimetype") else { return .zip }
        switch String(decoding: type.prefix(64), as: UTF8.self) {
        case "application/vnd.oasis.opendocument.text": return .odt
        case "application/vnd.oasis.opendocument.spreadsheet": return .ods
        default: return .zip
        }
    }

    private static func officeKind(_ declaration: ByteView) -> FileKind? {
        if declaration.contains("wordprocessingml.document.main+xml") { return .docx }
        if declaration.contains("spreadsheetml.sheet.main+xml") { return .xlsx }
        if declaration.contains("presentationml.presentation.main+xml") { return .pptx }
        if declaration.contains("ms-word.document.macroEnabled.main+xml") { return .docx }
        if declaration.contains("ms-excel.sheet.macroEnabled.main+xml") { return .xlsx }
        if declaration.contains("ms-powerpoint.presentation.macroEnabled.main+xml") { return .pptx }
        return nil
    }

    private static func folder(of kind: FileKind) -> String {
        switch kind {
        case .docx: "word/"
        case .xlsx: "xl/"
        default: "ppt/"
        }
    }

    private static func isEncrypted(_ archive: OpaquePointer, _ index: Int) -> Bool {
        var facts = zip_stat_t()
        guard zip_stat_index(archive, zip_uint64_t(index), 0, &facts) == 0 else { return false }
        return facts.encryption_method != UInt16(ZIP_EM_NONE)
    }

    /// At most a megabyte of one entry, whatever its header says about its size.
    private static func contents(_ archive: OpaquePointer, _ name: String) -> [UInt8]? {
        guard let entry = zip_fopen(archive, name, 0) else { return nil }
        defer { zip_fclose(entry) }
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while result.count < declarationLimit {
            let got = Int(zip_fread(entry, &chunk, zip_uint64_t(chunk.count)))
            if got < 0 { return nil }
            if got == 0 { break }
            result += chunk.prefix(got)
        }
        return result
    }
}
