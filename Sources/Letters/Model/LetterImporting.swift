package import Kernel

/// One row of a table of orders of 12345, as it stands there.
package struct LetterImportRow: Hashable, Sendable {
    /// The line of the table, the head being 1; of the API the place in the list.
    package let place: Int
    package let values: [LetterImportColumn: String]

    package init(place: Int, values: [LetterImportColumn: String]) {
        self.place = place
        self.values = values
    }

    package subscript(column: LetterImportColumn) -> String { (values[column] ?? "").trimmed }
}

/// The columns of the import; `docs/formats/letters-12345.md` describes them.
package enum LetterImportColumn: String, CaseIterable, Sendable {
    case number, category, channel
    case receivedAt = "received_at"
    case title, words, name, contact, address, urgent

    /// The head of the column; other names that hotlines use.
    package var heads: [String] {
        switch self {
        case .number: ["工单编号", "工单号", "编号"]
        case .category: ["诉求类型", "工单类型", "类型", "类别"]
        case .channel: ["来源", "渠道", "诉求来源"]
        case .receivedAt: ["来件时间", "受理时间", "登记时间", "时间"]
        case .title: ["标题", "诉求标题", "工单标题"]
        case .words: ["诉求内容", "内容", "工单内容"]
        case .name: ["姓名", "诉求人", "来电人"]
        case .contact: ["联系电话", "联系方式", "电话"]
        case .address: ["地址", "事发地址", "联系地址"]
        case .urgent: ["紧急程度", "是否紧急", "紧急"]
        }
    }

    package var isRequired: Bool {
        switch self {
        case .number, .category, .receivedAt, .title, .words: true
        case .channel, .name, .contact, .address, .urgent: false
        }
    }

    package init?(head: String) {
        let plain = head.unspaced
        guard let found = LetterImportColumn.allCases.first(where: { $0.heads.contains(plain) }) else { return nil }
        self = found
    }
}

/// Why a row was not taken.
package struct LetterRowFault: Error, Hashable, Sendable {
    package let reason: String
    package init(_ reason: String) { self.reason = reason }
}

extension LetterImportRow {
    /// The letter this row makes, or why it makes none.
    package func parsed(now: Moment) -> Result<NewLetter, LetterRowFault> {
        do throws(LetterRowFault) { return .success(try letter(now: now)) } catch { return .failure(error) }
    }

    private func letter(now: Moment) throws(LetterRowFault) -> NewLetter {
        let number = self[.number].unspaced
        guard !number.isEmpty else { throw LetterRowFault("没有工单编号") }
        guard number.count <= 64, number.unicodeScalars.allSatisfy(LetterImportRow.mayNumber) else {
            throw LetterRowFault("工单编号过长，或者含有字母、数字、连字符以外的字符")
        }
        guard let category = LetterCategory(chinese: self[.category].unspaced) else {
            throw LetterRowFault("诉求类型“\(self[.category].prefix(20))”不认识，应为咨询、求助、投诉、举报、建议、表扬之一")
        }
        let way = self[.channel].unspaced
        guard let channel = way.isEmpty ? .hotline : LetterChannel(chinese: way) else {
            throw LetterRowFault("来源“\(way.prefix(20))”不认识，应为12345热线、领导信箱、网站留言、来电、来访之一")
        }
        let arrived = try moment(now)
        let title = try text(.title, "标题", most: 100), words = try text(.words, "诉求内容", most: 5_000)
        for column in [LetterImportColumn.name, .contact, .address] where self[column].count > 200 {
            throw LetterRowFault("\(column.heads.first ?? "")超过200字")
        }
        var new = NewLetter(
            category: category, channel: channel, title: title.tidied, words: words,
            writer: LetterWriterIdentity(name: self[.name], contact: self[.contact], address: self[.address]))
        new.isUrgent = try urgency()
        new.externalNumber = number
        new.receivedAt = arrived
        return new
    }

    private func moment(_ now: Moment) throws(LetterRowFault) -> Moment {
        let written = self[.receivedAt]
        let plain = written.map { $0 == "/" || $0 == "." ? "-" : $0 }
        guard let arrived = Moment(iso: LetterImportRow.padded(String(plain))) else {
            throw LetterRowFault("来件时间“\(written.prefix(30))”不是日期，应写成 2026-03-13 09:05")
        }
        guard arrived <= now else { throw LetterRowFault("来件时间\(arrived.minute)还没有到") }
        guard arrived.day > now.day.adding(months: -36) else { throw LetterRowFault("来件时间\(arrived.day)在三年以前") }
        return arrived
    }

    /// `2026-3-5 9:05` → `2026-03-05 09:05`.
    private static func padded(_ text: String) -> String {
        var groups: [String] = [], digits = ""
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
                continue
            }
            groups += [digits.count == 1 ? "0\(digits)" : digits, String(character)]
            digits = ""
        }
        groups.append(digits.count == 1 ? "0\(digits)" : digits)
        return groups.joined()
    }

    private func text(_ column: LetterImportColumn, _ what: String, most: Int) throws(LetterRowFault) -> String {
        let found = self[column]
        if found.isEmpty { throw LetterRowFault("没有\(what)") }
        if found.count > most { throw LetterRowFault("\(what)超过\(most)字") }
        return found
    }

    private func urgency() throws(LetterRowFault) -> Bool {
        switch self[.urgent].unspaced {
        case "", "否", "一般", "普通", "不紧急", "0": return false
        case "是", "紧急", "应急", "特急", "1": return true
        case let other: throw LetterRowFault("紧急程度“\(other.prefix(20))”不认识，应为一般或者紧急")
        }
    }

    private static func mayNumber(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }
}

/// What became of one row.
package struct LetterImportLine: Hashable, Sendable {
    package enum Outcome: String, CaseIterable, Sendable {
        case added, known, differs, bad

        package var chinese: String {
            switch self {
            case .added: "已导入"
            case .known: "以前已导入"
            case .differs: "与以前导入的不同"
            case .bad: "没有导入"
            }
        }
    }

    package let place: Int
    package let externalNumber: String
    package let outcome: Outcome
    /// Our number, or why it was not taken.
    package let words: String
    package let id: LetterID?

    package init(place: Int, externalNumber: String, outcome: Outcome, words: String, id: LetterID? = nil) {
        self.place = place
        self.externalNumber = externalNumber
        self.outcome = outcome
        self.words = words
        self.id = id
    }
}

/// What became of a whole import.
package struct LetterImportReport: Hashable, Sendable {
    package var lines: [LetterImportLine] = []

    package init(lines: [LetterImportLine] = []) { self.lines = lines }

    package func count(_ outcome: LetterImportLine.Outcome) -> Int { lines.count { $0.outcome == outcome } }

    /// Those that somebody has to look at.
    package var faulty: [LetterImportLine] { lines.filter { $0.outcome == .bad || $0.outcome == .differs } }

    package var sentence: String {
        "共\(lines.count)行：新导入\(count(.added))件，以前已导入\(count(.known))件，与以前不同\(count(.differs))行，没有导入\(count(.bad))行。"
    }
}

/// The answer to an order of 12345, to be sent back there.
package struct ExternalAnswer: Hashable, Sendable {
    package let externalNumber: String
    package let number: String
    package let category: LetterCategory
    package let stage: LetterStage
    package let unit: String
    /// The answer, or what the writer was told instead.
    package let words: String
    package let at: Moment?
    package let outcome: LetterOutcome?

    package init(
        externalNumber: String, number: String, category: LetterCategory, stage: LetterStage, unit: String,
        words: String, at: Moment?, outcome: LetterOutcome?
    ) {
        self.externalNumber = externalNumber
        self.number = number
        self.category = category
        self.stage = stage
        self.unit = unit
        self.words = words
        self.at = at
        self.outcome = outcome
    }
}
