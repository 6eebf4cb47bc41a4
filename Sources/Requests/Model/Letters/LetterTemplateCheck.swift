/// Whether a wording says all that the law wants said, and nothing where it does not belong.
package struct LetterTemplateCheck {
    private let template: LetterTemplate
    private var faults: [LetterFault] = []

    /// Words of remedies, which stand in `{{救济告知}}` alone (FOI-R3).
    private static let remedyWords = ["行政复议", "行政诉讼", "提起诉讼", "人民法院"]

    package static func faults(of template: LetterTemplate) -> [LetterFault] {
        var check = LetterTemplateCheck(template: template)
        check.keys()
        check.remedies()
        check.obligatory()
        return check.faults
    }

    private init(template: LetterTemplate) { self.template = template }

    private var id: LetterTemplateID { template.id }

    private mutating func fault(_ place: String, _ problem: String) {
        faults.append(LetterFault(file: id.name + ".yaml", place: place, problem: problem))
    }

    /// Every passage with the words for where it is.
    private var places: [(place: String, passage: LetterPassage)] {
        var all = template.passages.enumerated().map { (place: "正文第\($0 + 1)段", passage: $1) }
        for (index, row) in template.rows.enumerated() {
            guard case .fields(let fields) = row else { continue }
            all += fields.map { (place: "表格第\(index + 1)行“\($0.label)”", passage: $0.value) }
        }
        return all + template.notes.enumerated().map { (place: "说明第\($0 + 1)段", passage: $1) }
    }

    private mutating func keys() {
        for (place, passage) in places {
            var named = passage.pieces.flatMap { $0.keys(optionalToo: true) }
            switch passage.condition {
            case .always: break
            case .has(let key), .lacks(let key): named.append(key)
            }
            for key in named where !key.mayStand(in: id.kind) {
                fault(place, "“{{\(key.rawValue)}}”\(Self.whyNot(key, id.kind))")
            }
        }
    }

    private static func whyNot(_ key: LetterKey, _ kind: LetterKind) -> String {
        switch kind.reader {
        case .applicant:
            LetterKey.personal.contains(key)
                ? "是申请人的个人信息，不写入发给申请人的文书正文。请删去。" : "是被征求意见方的信息，不得告知申请人。请删去。"
        case .thirdParty, .organ: "是申请人的信息，不得告知被征求意见方。请删去。"
        case .inside: "只用于作出决定的文书。请删去。"
        }
    }

    // MARK: FOI-R3

    private mutating func remedies() {
        let all = places
        for (place, passage) in all {
            let words = passage.pieces.map(\.text).joined()
            guard let word = Self.remedyWords.first(where: { words.contains($0) }) else { continue }
            fault(
                place,
                id.kind.isFinal
                    ? "出现“\(word)”：救济途径和期限由“{{救济告知}}”写入，不得另写（FOI-R1）。请删去。"
                    : "出现“\(word)”：程序性文书不告知救济途径（FOI-R3）。请删去。")
        }
        let named = all.filter { $0.passage.pieces.contains { $0.keys(optionalToo: true).contains(.remedies) } }
        guard id.kind.isFinal else {
            for (place, _) in named { fault(place, "程序性文书不得有“{{救济告知}}”（FOI-R3）。请删去。") }
            return
        }
        if named.isEmpty {
            fault("正文", "缺少“{{救济告知}}”：作出决定的文书应当告知救济途径和期限（FOI-R1）。请补上，单独成段。")
        } else if named.count > 1 {
            fault(named[1].place, "“{{救济告知}}”重复。请只保留一处。")
        } else if named[0].passage.onlyKey != .remedies || named[0].passage.condition != .always {
            fault(named[0].place, "“{{救济告知}}”应当单独成段，不附条件（FOI-R1）。")
        }
    }

    // MARK: Section 1.4

    private mutating func obligatory() {
        let parts = id.obligatory
        for keys in parts.keys where !places.contains(where: { Self.says(keys, $0.passage) }) {
            let names = keys.sorted { $0.rawValue < $1.rawValue }.map { "“{{\($0.rawValue)}}”" }
            let hidden = places.first {
                $0.passage.pieces.contains { !keys.isDisjoint(with: $0.keys(optionalToo: true)) }
            }
            let which = names.joined(separator: "或者")
            if let hidden {
                fault(hidden.place, "\(which)是必备内容，不能放在双方括号或者其他内容的条件之下。")
            } else {
                fault("正文", "缺少必备内容\(which)（\(id.code?.rawValue ?? id.kind.rule)）。请补上。")
            }
        }
        let text =
            template.title + places.map { $0.passage.pieces.map(\.text).joined() }.joined(separator: "\n")
            + template.rows.map(Self.labels).joined(separator: "\n")
        for words in parts.words where !text.contains(words) {
            fault("正文", "缺少必备表述“\(words)”（\(id.code?.rawValue ?? id.kind.rule)）。请补上。")
        }
        if id.kind == .reply, !places.contains(where: { $0.passage.onlyKey == .words }) {
            fault("正文", "缺少“{{补充说明}}”：拟稿人写的内容没有地方放。请补上，单独成段。")
        }
    }

    /// Named where nothing but its own absence can leave it out.
    private static func says(_ keys: Set<LetterKey>, _ passage: LetterPassage) -> Bool {
        let named = passage.pieces.flatMap { $0.keys(optionalToo: false) }
        guard named.contains(where: keys.contains) else { return false }
        switch passage.condition {
        case .always: return true
        case .has(let key): return keys.contains(key)
        // The other way of an alternative, such as no enclosure.
        case .lacks(let key): return keys.contains(key)
        }
    }

    private static func labels(_ row: FormRow) -> String {
        switch row {
        case .section(let text): text
        case .fields(let fields): fields.map(\.label).joined(separator: "\n")
        case .schedule(let heads): heads.joined(separator: "\n")
        }
    }
}
