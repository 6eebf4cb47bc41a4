/// An official document in the layout of GB/T 9704-2012 (DOC-1 to DOC-10), to be written as `.docx`.
package struct LetterheadDocument: Sendable, Hashable {
    /// Which head the document has.
    package enum Form: String, Sendable, Hashable, CaseIterable {
        /// 文件格式: “××文件” in red, the number, a red line (DOC-2).
        case headed
        /// 信函格式: the organ's name in red over a double red line (DOC-3).
        case letter
        /// A form: a title and a table, small notes under it, no head.
        case form
    }

    /// A day as documents write it.
    package struct Date: Sendable, Hashable {
        /// The day in the calendar.
        package var year: Int, month: Int, day: Int

        /// A day in the calendar.
        package init(year: Int, month: Int, day: Int) {
            self.year = year
            self.month = month
            self.day = day
        }

        /// 2026年9月3日 (DOC-7).
        package var text: String { "\(year)年\(month)月\(day)日" }
    }

    /// Which head the document has.
    package var form: Form
    /// Who issues it, the organ in charge first; their names stand in the head and, if `isSigned`, under the text.
    package var organs: [String]
    /// The names under the text where they differ from those in the head; empty when they are the same.
    package var closingOrgans: [String] = []
    /// 发文字号.
    package var number: String
    /// 签发人, for documents to a superior organ.
    package var signers: [String] = []
    /// 紧急程度, such as 特急.
    package var urgency: String?
    /// The title; its own line breaks are kept.
    package var title: String
    /// 主送机关 as one text, without the colon at its end.
    package var recipients: String
    /// The text, with its footnotes and the pictures that came with it.
    package var body: RichDocument
    /// Stored pictures that the text shows, by their SHA-256 in hex; one that is missing is named in words.
    package var pictures: [String: RichImage] = [:]
    /// The names of the attachments (DOC-5).
    package var attachments: [String] = []
    /// 成文日期: the day of signing; nil for a draft.
    package var signedOn: Date?
    /// Whether a seal will be put on it: leaves the space of DOC-6.
    package var isSealed = false
    /// 附注 without its brackets, such as 此件公开发布 (OPN-8).
    package var annotation: String?
    /// 抄送机关.
    package var copies: [String] = []
    /// 印发机关 and the day of printing; a letter does not show them (DOC-3).
    package var printedBy: String?
    /// See `printedBy`.
    package var printedOn: Date?
    /// Height of a line in twentieths of a point: 22 lines on a page (DOC-1), less where a letter is held on one page.
    package var pitch = 579
    /// Least heights of the rows of a form's table, in lines; one where nothing is said.
    package var rowLines: [Int] = []
    /// Which typefaces it names (DOC-10).
    package var faces = LetterheadFaces.standard
    /// What the file says about itself.
    package var properties: DocumentProperties

    /// A document of an organ with a title and a text.
    package init(
        form: Form, organs: [String], number: String, title: String, recipients: String, body: RichDocument,
        properties: DocumentProperties? = nil
    ) {
        self.form = form
        self.organs = organs
        self.number = number
        self.title = title
        self.recipients = recipients
        self.body = body
        self.properties = properties ?? DocumentProperties(title: title, creator: organs.first ?? "")
    }

    /// The file; the same document always gives the same bytes.
    package func bytes() throws(WritingFailure) -> [UInt8] {
        var text = LetterBody(self)
        text.write()
        let parts = LetterheadParts(document: self, text: text)
        return try parts.bytes()
    }
}

/// The typefaces that a document names (DOC-10).
package struct LetterheadFaces: Sendable, Hashable {
    /// 仿宋, 小标宋, 黑体, 楷体 and the 宋体 of page numbers.
    package var body: String, title: String, heading: String, kai: String, pageNumber: String

    /// What agencies have installed.
    package static let standard = LetterheadFaces(
        body: "仿宋_GB2312", title: "方正小标宋简体", heading: "黑体", kai: "楷体_GB2312", pageNumber: "宋体")
    /// What every Linux server can install; the titles are set bold.
    package static let noto = LetterheadFaces(
        body: "Noto Serif CJK SC", title: "Noto Serif CJK SC", heading: "Noto Sans CJK SC", kai: "Noto Serif CJK SC",
        pageNumber: "Noto Serif CJK SC")

    var boldTitle: Bool { title == body || title.hasPrefix("Noto Serif") }

    /// Width of a date in characters. Digits of 仿宋 are half a character; those of Noto are wider, and what draws them
    /// on a server keeps a distance between them and Chinese characters.
    func characters(_ date: String) -> Double {
        let plain = LetterMeasure.characters(date)
        guard boldTitle else { return plain }
        let digits = date.unicodeScalars.map { $0.properties.isASCIIHexDigit }
        let borders = zip(digits, digits.dropFirst()).filter { $0 != $1 }.count
        return plain + 0.04 * Double(digits.filter { $0 }.count) + 0.25 * Double(borders)
    }
}

/// Measures of the page in twentieths of a point.
enum LetterMeasure {
    /// DOC-1: A4, head 37 mm, binding 28 mm, type area 156 × 225 mm.
    static let width = 8844
    /// 22 lines in 225 mm.
    static let pitch = 579
    /// 28 characters in 156 mm.
    static let character = 316
    /// 3号 and 2号, half points.
    static let bodySize = 32, titleSize = 44
    /// Brings a character of 16 pt to the pitch of 28 in a line.
    static let tightening = -5

    static func millimetres(_ value: Double) -> Int { Int((value * 1440 / 25.4).rounded()) }

    /// Width in characters: letters and digits are half as wide as a Chinese character.
    static func characters(_ text: String) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 && $1 != "×" ? 0.5 : 1) }
    }

    static func indent(_ characters: Double) -> Int { Int((characters * Double(character)).rounded()) }
}
