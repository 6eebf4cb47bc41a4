extension FileKind {
    /// What the bytes are, by their signature and their structure, compared with what the name claims (T4).
    package static func sniff(_ bytes: [UInt8], name: String) -> FileFinding {
        let claimed = FileKind.claimed(by: name)
        if bytes.isEmpty { return FileFinding(kind: .unknown, claimed: claimed, hazards: [.empty]) }
        var (kind, hazards) = identify(ByteView(bytes), claimed: claimed)
        if kind == .text, claimed == .markdown || claimed == .csv, let claimed { kind = claimed }
        return FileFinding(kind: kind, claimed: claimed, hazards: hazards)
    }

    private typealias Verdict = (FileKind, Set<FileFinding.Hazard>)

    private static func identify(_ file: ByteView, claimed: FileKind?) -> Verdict {
        if file.starts("PK\u{3}\u{4}") || file.starts("PK\u{5}\u{6}") { return ZipSniffing.identify(file) }
        if file.starts([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return CompoundFileSniffing.identify(file) }
        if let picture = ImageSniffing.identify(file) { return picture }
        if file.starts("%PDF-") { return pdf(file) }
        if file.starts("{\\rtf") { return (.rtf, []) }
        if file.starts([0x7F, 0x45, 0x4C, 0x46]) || isWindowsProgram(file) { return (.executable, []) }
        if isArchive(file) { return (.archive, []) }
        guard let kind = TextSniffing.identify(file) else { return (.unknown, []) }
        return (kind, file.endsAsZip ? [.polyglot] : [])
    }

    private static func pdf(_ file: ByteView) -> Verdict {
        var hazards: Set<FileFinding.Hazard> = []
        if !file.contains("%%EOF", from: max(0, file.count - 4096)) { hazards.insert(.damaged) }
        if file.endsAsZip { hazards.insert(.polyglot) }
        return (.pdf, hazards)
    }

    /// `MZ` alone is also how a sentence may begin; the header points to a second signature.
    private static func isWindowsProgram(_ file: ByteView) -> Bool {
        guard file.starts("MZ"), file.count >= 64 else { return false }
        return file.starts("PE\0\0", at: file.little32(at: 60)) || !file.isPrintable(upTo: 64)
    }

    private static func isArchive(_ file: ByteView) -> Bool {
        file.starts("Rar!\u{1A}\u{7}") || file.starts([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])
            || file.starts([0x1F, 0x8B, 0x08]) || file.starts("ustar", at: 257)
            || file.starts([0xFD, 0x37, 0x7A, 0x58])
    }
}
