import TextForms

/// Reads who does what from a unit cell or a closing bracket (reading rules 6–9, 11).
struct RoleReading {
    private struct Mark {
        var role: UnitRoles.Role
        var unit: Scalars
        var hasDuty: Bool
    }

    private static let marks: [(word: Scalars, role: UnitRoles.Role)] = {
        let words: [(String, UnitRoles.Role)] = [
            ("牵头", .lead), ("主办", .lead), ("负责", .responsible), ("落实", .responsible), ("承办", .responsible),
            ("实施", .responsible), ("配合", .cooperating), ("协助", .cooperating), ("协办", .cooperating),
            ("参加", .cooperating), ("参与", .cooperating), ("协同", .cooperating),
        ]
        return words.map { (Scalars($0.0), $0.1) }
    }()

    /// The same words, to see quickly that a piece has none.
    private static let markWords = Words("牵头 主办 负责 落实 承办 实施 配合 协助 协办 参加 参与 协同")
    private static let leading = Scalars("牵头")
    private static let stops = Marks("。；;，,")
    private static let commas = Marks("。，,")
    private static let plainDuties: Set<Scalars> = [
        "", "负责", "落实", "单位", "配合", "实施", "组织", "完成", "抓好落实", "牵头", "组织实施",
    ]

    /// Names found elsewhere in the document, with which a name before a duty is recognised.
    let known: Set<Scalars>
    private var roles = UnitRoles()
    private var pending: [(name: Scalars, separator: Unicode.Scalar?)] = []
    private var sawLeadMark = false
    private var sawCooperatingMark = false
    /// In the words of a duty or a remark, which go on over commas.
    private var isInDuty = false

    private init(known: Set<Scalars>) { self.known = known }

    /// The paragraphs of a cell; units without a mark get `fallback` (rule 6).
    static func read(_ paragraphs: [String], fallback: UnitRoles.Role, known: Set<Scalars> = []) -> UnitRoles {
        read(joined(paragraphs), fallback: fallback, known: known)
    }

    /// The same for one text with its blanks folded.
    static func read(_ text: Scalars, fallback: UnitRoles.Role, known: Set<Scalars> = []) -> UnitRoles {
        var out = UnitRoles()
        for part in RoleLabels.split(text) {
            switch part.kind {
            case .role(let role): out.merge(chunk(part.text, fallback: role ?? fallback, known: known))
            case .deadline: out.deadline = part.text.stripped(stops).string
            case .person: continue
            }
        }
        return out
    }

    private static func chunk(_ text: Scalars, fallback: UnitRoles.Role, known: Set<Scalars>) -> UnitRoles {
        var reading = RoleReading(known: known)
        for piece in UnitList.pieces(text) { reading.take(piece) }
        reading.settle(fallback: fallback)
        return reading.roles
    }

    /// A line break parts names, unless the line before it is cut within one (rule 10).
    private static func joined(_ paragraphs: [String]) -> Scalars {
        var out = Scalars()
        for paragraph in paragraphs {
            let text = Scalars(folding: paragraph)
            guard let last = UnitList.pieces(out).last else {
                out = text
                continue
            }
            let isOpen = !Brackets.isBalanced(out) && !Brackets.isBalanced(text)
            let isCut =
                !UnitNames.endsLikeName(last.text) && text.count <= 3 && out.last.map(ScalarClass.isHan) ?? false
            if !isOpen, !isCut { out.append("\n") }
            out += text
        }
        return out
    }

    private mutating func take(_ piece: UnitList.Piece) {
        // 、 goes on in what it stands in; only a comma or more can end a duty or a remark.
        if isInDuty, piece.separator == "、" { return }
        if let mark = mark(in: piece.text) {
            apply(mark, separator: piece.separator)
        } else if let cut = UnitNames.cutBeforeDuty(piece.text, known: known) {
            apply(Mark(role: .responsible, unit: piece.text.part(0, cut), hasDuty: true), separator: piece.separator)
        } else if isInDuty, !UnitNames.isName(UnitList.cleaned(piece.text)) || UnitNames.startsAsDuty(piece.text) {
            return
        } else {
            plain(piece)
        }
    }

    private mutating func plain(_ piece: UnitList.Piece) {
        let name = UnitList.cleaned(piece.text)
        if name.isEmpty { return }
        if ClosingBracket.isTime(name) {
            roles.deadline = roles.deadline ?? name.string
            return
        }
        if !known.contains(name), UnitNames.isSentence(name) || UnitNames.startsAsDuty(name) {
            // Rule 11: a remark that names no role is no unit.
            roles.flags.insert(.unitCellNote)
            isInDuty = true
            return
        }
        isInDuty = false
        for (index, unit) in UnitList.names(name, flags: &roles.flags).enumerated() {
            pending.append((unit, index == 0 ? piece.separator : "和"))
        }
    }

    /// The first role word of the piece with a name before it.
    private func mark(in text: Scalars) -> Mark? {
        guard text.containsAny(Self.markWords) else { return nil }
        let depths = Brackets.depths(text)
        var best: (index: Int, length: Int, role: UnitRoles.Role)?
        for (word, role) in Self.marks {
            guard let index = text.find(word), index > 0, depths[index] == 0, index < best?.index ?? Int.max else {
                continue
            }
            best = (index, word.count, role)
        }
        guard let best else { return nil }
        var role = best.role
        let rest = text.part(best.index + best.length)
        // 负责牵头: the second word says the role.
        if best.role == .responsible, rest.has(Self.leading, at: 0) { role = .lead }
        let unit = UnitList.cleaned(text.part(0, best.index))
        guard !unit.isEmpty, unit.count <= 40, UnitNames.isName(unit) || known.contains(unit) || isShortName(unit)
        else { return nil }
        return Mark(role: role, unit: unit, hasDuty: !Self.plainDuties.contains(rest.stripped(Self.commas)))
    }

    private func isShortName(_ unit: Scalars) -> Bool {
        unit.count <= 12 && !isInDuty && !UnitNames.isSentence(unit) && !UnitNames.startsAsDuty(unit)
    }

    private mutating func apply(_ mark: Mark, separator: Unicode.Scalar?) {
        let units = UnitList.names(mark.unit, flags: &roles.flags)
        let isJoined = separator == "、" || separator == "和"
        switch mark.role {
        case .cooperating where !sawLeadMark:
            // Rule 8: what stands before with commas is lead; 、 binds to the mark.
            var bound: [Scalars] = []
            if isJoined {
                while let last = pending.last {
                    bound.insert(last.name, at: 0)
                    pending.removeLast()
                    if last.separator != "、" && last.separator != "和" { break }
                }
            }
            (bound + units).forEach { roles.add($0, as: .cooperating) }
        case .lead, .responsible, .cooperating:
            if mark.role == .responsible, mark.hasDuty, !pending.isEmpty, !isJoined {
                roles.flags.insert(.ambiguousUnits)
            }
            (pending.map(\.name) + units).forEach { roles.add($0, as: mark.role) }
            pending = []
        }
        sawLeadMark = sawLeadMark || mark.role == .lead
        sawCooperatingMark = sawCooperatingMark || mark.role == .cooperating
        isInDuty = mark.hasDuty
    }

    private mutating func settle(fallback: UnitRoles.Role) {
        let role: UnitRoles.Role = sawCooperatingMark && !sawLeadMark ? .lead : sawLeadMark ? .responsible : fallback
        for entry in pending { roles.add(entry.name, as: role) }
        for name in roles.lead + roles.responsible + roles.cooperating {
            let text = Scalars(name)
            if !Brackets.isBalanced(text) { roles.flags.insert(.unbalancedBracket) }
            if UnitList.lacksSeparator(text) { roles.flags.insert(.missingSeparator) }
        }
    }

    /// The plain names in a cell, by which duties elsewhere are cut.
    static func plainNames(_ paragraphs: [String]) -> [Scalars] {
        var flags: Set<ReviewCode> = []
        return RoleLabels.split(joined(paragraphs)).flatMap { part -> [Scalars] in
            guard case .role = part.kind else { return [] }
            return UnitList.pieces(part.text).flatMap { piece in
                UnitList.names(UnitList.cleaned(piece.text), flags: &flags).filter {
                    UnitNames.isName($0) && $0.count <= 20
                }
            }
        }
    }
}
