package import Kernel

/// All texts of an agency with their relations: what lists, ledgers and clean-ups are cut from.
package struct NormativeLibrary: Sendable {
    package let texts: [NormativeText]
    package let relations: [NormativeRelation]
    package let graph: ValidityGraph
    private let byID: [NormativeID: NormativeText]

    package init(texts: [NormativeText], relations: [NormativeRelation]) {
        self.texts = texts
        self.relations = relations
        byID = Dictionary(texts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        graph = ValidityGraph(byID.mapValues(\.facts), relations)
    }

    package func text(_ id: NormativeID) -> NormativeText? { byID[id] }
    /// The years of registration, the latest first.
    package var years: [Int] { Set(texts.compactMap(\.registration?.on.year)).sorted(by: >) }

    package func listing(_ text: NormativeText, on day: Day) -> NormativeListing {
        NormativeListing(
            text: text, validity: graph.validity(of: text.id, on: day), ending: graph.ending(of: text.id),
            endedBy: graph.endingRelation(of: text.id).flatMap { byID[$0.source] },
            amendedBy: graph.amendments(of: text.id, on: day).compactMap { byID[$0.source] })
    }

    /// What `officer` may know of and `query` asks for, the newest first.
    package func listings(_ query: NormativeQuery, on day: Day) -> [NormativeListing] {
        texts.map { listing($0, on: day) }.filter { query.matches($0, on: day) }
            .sorted { ($1.text.sortDay, $1.text.id) < ($0.text.sortDay, $0.text.id) }
    }

    /// Every row that names the text, from its side (NORM-4: one row, both readings).
    package func relations(of id: NormativeID) -> [NormativeRelationReading] {
        relations.compactMap { row in
            if row.source == id {
                return NormativeRelationReading(
                    row: row, words: row.kind.chinese, other: row.target.own.flatMap { byID[$0] })
            }
            guard row.target.own == id else { return nil }
            return NormativeRelationReading(row: row, words: row.kind.reversed, other: byID[row.source])
        }.sorted { $0.row.id < $1.row.id }
    }

    /// Those that the public may read: a draft that will repeal something is nobody's business yet.
    package func publicRelations(of id: NormativeID) -> [NormativeRelationReading] {
        relations(of: id).filter { reading in
            reading.row.target.own == nil || (reading.other?.isRegistered ?? false)
        }
    }

    /// What comes to its end, the nearest first (NORM-5).
    package func reminders(on day: Day, policy: NormativePolicy) -> [NormativeReminder] {
        texts.compactMap { $0.reminder(on: day, in: graph, policy: policy) }
            .sorted { ($0.expiresOn, $0.text) < ($1.expiresOn, $1.text) }
    }
}

extension NormativeText {
    fileprivate var sortDay: Day { registration?.on ?? .latest }
}

/// One relation as one end reads it.
package struct NormativeRelationReading: Hashable, Sendable {
    package let row: NormativeRelation
    /// 修改, or 被修改 at the other end.
    package let words: String
    /// Nil when the other text is kept elsewhere.
    package let other: NormativeText?

    package init(row: NormativeRelation, words: String, other: NormativeText?) {
        self.row = row
        self.words = words
        self.other = other
    }

    package var plainTitle: String {
        if let other { return other.title }
        switch row.target {
        case .own: return "（已删除的文件）"
        case .outside(let title, _): return title
        }
    }

    package var plainNumber: String? {
        if let other { return other.number }
        switch row.target {
        case .own: return nil
        case .outside(_, let number): return number
        }
    }

    /// `《……》（青卫发〔2026〕3号）`.
    package var otherTitle: String {
        if let other { return other.cited }
        switch row.target {
        case .own: return "（已删除的文件）"
        case .outside(let title, let number): return "《\(title)》" + (number.map { "（\($0)）" } ?? "")
        }
    }
}

extension NormativeText {
    package var cited: String { "《\(title)》" + (number.map { "（\($0)）" } ?? "") }
}

/// One line of the library on a day.
package struct NormativeListing: Hashable, Sendable {
    package let text: NormativeText
    package let validity: Validity
    package let ending: ValidityEnding?
    package let endedBy: NormativeText?
    package let amendedBy: [NormativeText]

    package init(
        text: NormativeText, validity: Validity, ending: ValidityEnding?, endedBy: NormativeText?,
        amendedBy: [NormativeText]
    ) {
        self.text = text
        self.validity = validity
        self.ending = ending
        self.endedBy = endedBy
        self.amendedBy = amendedBy
    }

    /// What stands above a text that cannot be applied as it is (NORM-4); nil when it can.
    package var banner: String? {
        switch validity {
        case .inForce: nil
        case .notYet: text.effectiveOn.map { "本文件自\($0.chinese)起施行，现在尚未生效。" }
        case .amended:
            "本文件已被\(amendedBy.map(\.cited).joined(separator: "、"))修改，请一并阅读。"
        case .repealed, .declaredVoid, .expired: endedBanner
        }
    }

    private var endedBanner: String? {
        guard let ending else { return nil }
        let after = "已不能作为行政管理的依据，仅供查阅。"
        switch ending.kind {
        case .expired:
            return "本文件有效期至\(ending.on.adding(days: -1).chinese)，已经失效，\(after)"
        case .declaredVoid: return "本文件自\(ending.on.chinese)起宣布失效，\(after)"
        case .repealed:
            return "本文件自\(ending.on.chinese)起\(endedBy.map { "被\($0.cited)" } ?? "")废止，\(after)"
        }
    }
}

/// Which texts are asked for.
package struct NormativeQuery: Hashable, Sendable {
    package var validity: Validity?
    /// The year of the registration.
    package var year: Int?
    package var words: String
    package var unit: UnitID?
    /// True for texts in preparation, false for registered ones, nil for both.
    package var isUnderway: Bool?
    /// Only what the public may read.
    package var isPublished: Bool

    package init(
        validity: Validity? = nil, year: Int? = nil, words: String = "", unit: UnitID? = nil, isUnderway: Bool? = nil,
        isPublished: Bool = false
    ) {
        self.validity = validity
        self.year = year
        self.words = words
        self.unit = unit
        self.isUnderway = isUnderway
        self.isPublished = isPublished
    }

    package func matches(_ listing: NormativeListing, on day: Day) -> Bool {
        let text = listing.text
        if let isUnderway, isUnderway == text.isRegistered { return false }
        if let unit, text.unit != unit { return false }
        if let year, text.registration?.on.year != year { return false }
        if let validity, !text.isRegistered || listing.validity != validity { return false }
        if isPublished, !text.isRegistered || text.publication.map({ $0.on > day }) ?? true { return false }
        return words.bracketsAlike.split(separator: " ").prefix(5).allSatisfy { word in
            [text.title, text.number, text.issuer, text.registration?.code].contains { place in
                place?.bracketsAlike.contains(word) == true
            }
        }
    }
}

extension String {
    /// Brackets of every shape and digits of every width made one, so that 国办发[2026]12号 finds 国办发〔2026〕12号.
    fileprivate var bracketsAlike: String {
        String(
            halfWidthDigits.map { character in
                switch character {
                case "[", "［", "(", "（", "【", "〈", "﹝", "<": "〔"
                case "]", "］", ")", "）", "】", "〉", "﹞", ">": "〕"
                default: character
                }
            })
    }
}
