/// Old Office files: which application by the names in the directory of the compound file.
enum CompoundFileSniffing {
    static func identify(_ file: ByteView) -> (FileKind, Set<FileFinding.Hazard>) {
        let names = entryNames(file)
        var hazards: Set<FileFinding.Hazard> = []
        if names.contains("EncryptedPackage") || names.contains("EncryptionInfo") { hazards.insert(.encrypted) }
        if names.contains("VBA") || names.contains("_VBA_PROJECT_CUR") || names.contains("Macros") {
            hazards.insert(.macros)
        }
        if names.contains("WordDocument") { return (.doc, hazards) }
        if names.contains("Workbook") || names.contains("Book") { return (.xls, hazards) }
        if names.contains("PowerPoint Document") { return (.ppt, hazards) }
        if hazards.contains(.encrypted) { return (.docx, hazards) }
        return (.unknown, hazards.union([.damaged]))
    }

    /// Names of directory entries: 128 bytes each on a 128-byte border, UTF-16, with their length and their type.
    private static func entryNames(_ file: ByteView) -> Set<String> {
        let wanted: Set<String> = [
            "WordDocument", "Workbook", "Book", "PowerPoint Document", "EncryptedPackage", "EncryptionInfo", "VBA",
            "_VBA_PROJECT_CUR", "Macros",
        ]
        var found: Set<String> = []
        var offset = 512
        while offset + 128 <= file.count {
            if let name = name(file, at: offset), wanted.contains(name) { found.insert(name) }
            offset += 128
        }
        return found
    }

    private static func name(_ file: ByteView, at offset: Int) -> String? {
        let length = file.little16(at: offset + 64)
        guard (4...64).contains(length), length % 2 == 0, file[offset + 66] == 1 || file[offset + 66] == 2 else {
            return nil
        }
        var letters: [UInt8] = []
        for index in stride(from: 0, to: length - 2, by: 2) {
            guard file[offset + index + 1] == 0, (0x20..<0x7F).contains(file[offset + index]) else { return nil }
            letters.append(file[offset + index])
        }
        return String(decoding: letters, as: UTF8.self)
    }
}
