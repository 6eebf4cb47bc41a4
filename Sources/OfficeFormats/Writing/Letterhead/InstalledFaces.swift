extension LetterheadFaces {
    /// For what is printed on this machine: of each typeface the first that is installed (DOC-10).
    package static func installed(_ families: Set<String>) -> LetterheadFaces {
        func first(_ names: String..., otherwise last: String) -> String {
            names.first(where: families.contains) ?? last
        }
        return LetterheadFaces(
            body: first("仿宋_GB2312", "FangSong", "仿宋", otherwise: "Noto Serif CJK SC"),
            title: first("方正小标宋简体", "小标宋", otherwise: "Noto Serif CJK SC"),
            heading: first("黑体", "SimHei", otherwise: "Noto Sans CJK SC"),
            kai: first("楷体_GB2312", "KaiTi", "AR PL UKai CN", otherwise: "Noto Serif CJK SC"),
            pageNumber: first("宋体", "SimSun", otherwise: "Noto Serif CJK SC"))
    }

    /// As the font list of this machine says; the standard's own fallbacks when there is none.
    package static func installed() async throws(ReadingError) -> LetterheadFaces {
        let run = ForeignTool.Run(arguments: [":", "family"])
        let list = try await ForeignTool.output("fc-list", run, input: [])
        let names = String(decoding: list, as: UTF8.self).split(whereSeparator: { $0 == "\n" || $0 == "," })
        return installed(Set(names.map(String.init)))
    }
}

/// A Word file as a PDF, drawn by the office program in a limited child.
package enum PrintedDocument {
    /// Throws `ReadingError` when the program is missing, too slow, or makes nothing of the file.
    package static func pdf(of word: [UInt8]) async throws(ReadingError) -> [UInt8] {
        let script = """
            exec soffice "-env:UserInstallation=file://$HOME/profile" --headless --norestore --nolockcheck \\
            --convert-to pdf in.docx >/dev/null
            """
        let run = ForeignTool.Run(
            arguments: ["-c", script], inputName: "in.docx", outputName: "in.pdf", limits: .office)
        return try await ForeignTool.output("sh", run, input: word)
    }
}
