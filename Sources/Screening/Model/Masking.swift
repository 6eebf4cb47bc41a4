/// What stands in the place of personal data (PII-3).
package enum Masking {
    /// Who reads it: the public sees nothing of an identity number, staff see its end.
    package enum Audience: Sendable { case publicReaders, staff }

    /// The mask of one hit by itself.
    package static func mask(_ hit: Hit, for audience: Audience = .publicReaders) -> String {
        var book = MaskBook()
        return book.mask(hit, for: audience)
    }

    /// The text with its personal data masked: the same token has the same mask, also where only its first mention was
    /// found. Wording hits are left alone.
    package static func masked(_ text: String, _ hits: [Hit], for audience: Audience = .publicReaders) -> String {
        let scanned = ScannedText(text)
        let personal = hits.filter(\.kind.isPrivacy).sorted { $0.start < $1.start }
        let again = namesAgain(in: scanned, personal)
        let all = (personal + again).sorted { ($0.start, $1.length) < ($1.start, $0.length) }
        var book = MaskBook(), out = "", place = 0
        for hit in all where hit.start >= place && hit.end <= scanned.count {
            out += scanned.string(place..<hit.start)
            out += fitted(book.mask(hit, for: audience, isMinor: isMinor(scanned, hit)), after: out)
            place = hit.end
        }
        return out + scanned.string(place..<scanned.count)
    }

    /// The mask without the name of what it hides, where the text before it says that name: 身份证号［已隐去］, not twice
    /// 身份证号.
    package static func fitted(_ mask: String, after text: String) -> String {
        guard mask.hasPrefix("［"), mask.hasSuffix("］") else { return mask }
        let inner = mask.dropFirst().dropLast()
        let label = Array(inner.prefix { $0 != "，" })
        let tail = Array(
            text.suffix(24).reversed().drop { "：:，, 　\t为是".contains($0) }.prefix(label.count + 1).reversed())
        let isSaid = [tail, tail.last == "码" ? tail.dropLast() : []].contains { said in
            (2...max(label.count, 2)).contains { said.count >= $0 && said.suffix($0).elementsEqual(label.prefix($0)) }
        }
        return isSaid ? "［已隐去\(inner.dropFirst(label.count))］" : mask
    }

    private static let minors = WordSet("儿童 男童 女童 患儿 学生 新生儿 未成年人 幼儿 婴儿 男孩 女孩")

    private static func isMinor(_ text: ScannedText, _ hit: Hit) -> Bool {
        hit.kind == .name && text.hasBefore(hit.start, within: 4, minors)
    }

    /// Where the names that were found stand again without the word that gave them away.
    private static func namesAgain(in text: ScannedText, _ hits: [Hit]) -> [Hit] {
        var index = TermIndex()
        for name in Set(hits.filter { $0.kind == .name }.map(\.text)) { index.add(name, .allowed) }
        guard !index.terms.isEmpty else { return [] }
        var found: [Hit] = []
        for place in 0..<text.count where index.mayBegin(text[place], text[place + 1]) {
            for term in index.terms(in: text, at: place) {
                found.append(
                    Hit(
                        kind: .name, start: place, length: term.word.count,
                        text: text.string(place..<place + term.word.count), rule: "PII-3", confidence: .medium))
            }
        }
        return found
    }
}

/// The masks of one document: same token, same mask; two people of one family name are told apart.
struct MaskBook {
    private var masks: [String: String] = [:]
    private var families: [String: Int] = [:]

    private static let stems = ["", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"]

    mutating func mask(_ hit: Hit, for audience: Masking.Audience, isMinor: Bool = false) -> String {
        if isMinor { return "［未成年人姓名］" }
        let token = hit.kind == .name ? hit.text : hit.kind.rawValue + MaskBook.characters(hit.text)
        if let known = masks[token] { return known }
        let made = hit.kind == .name ? name(hit.text) : MaskBook.fixed(hit, audience)
        masks[token] = made
        return made
    }

    private mutating func name(_ text: String) -> String {
        let scalars = text.unicodeScalars.map(\.value).filter { !Scalars.isBlank($0) }
        let pair = Surnames.pair(scalars.first ?? 0, scalars.dropFirst().first ?? 0)
        let size = Surnames.double.contains(pair) && scalars.count > 2 ? 2 : 1
        let family = String(text.unicodeScalars.prefix(size).map(Character.init))
        let count = families[family, default: 0]
        families[family] = count + 1
        let form = SpokenWords.form(atEndOf: text)
        return "\(family)某" + (count < MaskBook.stems.count ? MaskBook.stems[count] : "\(count + 1)") + form
    }

    private static func fixed(_ hit: Hit, _ audience: Masking.Audience) -> String {
        let characters = characters(hit.text), end = String(characters.suffix(4))
        switch hit.kind {
        case .idCard, .idCard15: return audience == .staff ? "［身份证号，末四位\(end)］" : "［身份证号］"
        case .mobile: return characters.count == 11 ? "\(characters.prefix(3))****\(end)" : "［手机号码］"
        case .landline: return "［电话号码］"
        case .bankCard: return "［银行卡号，末四位\(end)］"
        case .passport: return "［证件号码］"
        case .plate: return "［车牌号］"
        case .email: return "［电子邮箱］"
        case .medicalRecord: return "［病历号］"
        case .address: return address(hit.text)
        case .health: return "［健康信息］"
        case .name: return "［姓名］"
        case .wording, .documentNumber: return hit.text
        }
    }

    /// Up to the county, the town or the street office and no further.
    private static func address(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars.prefix(40))
        var end = 0
        for place in scalars.indices {
            // 市 区 县 旗 镇 乡, and 街道; not the 区 of 小区 and 社区.
            let isRegion = "省市区县旗镇乡".unicodeScalars.contains(scalars[place])
            let isEstate =
                place > 0 && scalars[place] == "区" && (scalars[place - 1] == "小" || scalars[place - 1] == "社")
            if isRegion && !isEstate { end = place + 1 }
            if scalars[place] == "道", place > 0, scalars[place - 1] == "街" { end = place + 1 }
        }
        return end == 0 ? "［住址］" : String(scalars[..<end].map(Character.init)) + "××"
    }

    /// Digits and letters alone, half-width.
    private static func characters(_ text: String) -> String {
        String(
            decoding: text.unicodeScalars.compactMap { scalar -> UInt8? in
                if let digit = Scalars.digit(scalar.value) { return digit + 0x30 }
                if let digit = Scalars.chineseDigit(scalar.value) { return digit + 0x30 }
                return Scalars.letter(scalar.value)
            }, as: UTF8.self)
    }
}
