import TextForms

/// A list of units taken apart (reading rules 10–13).
struct UnitList {
    /// A piece between two marks, and the mark before it.
    struct Piece {
        var text: Scalars
        var separator: Unicode.Scalar?
    }

    private static let separators = Marks("、，,；;。\n")
    private static let conjunctions = Words("和 及 与 以及 会同")
    private static let strip = Marks("。，,；;、.：:")
    private static let leading = Words("由 并由 请")
    private static let restWords: Set<Scalars> = [
        "", "单位", "部门", "科室", "处室", "有关部门", "相关部门", "有关单位", "相关单位", "各单位", "各部门", "机构", "股室",
        "相关科室", "有关科室", "相关处室", "成员单位", "相关股室",
    ]
    private static let none: Set<Scalars> = ["无", "—", "——", "/", "-", "／", "--", "一", "暂无", "－"]
    private static let shareOpenings = Words("按照 按 根据 依据 依")
    private static let shares = Words("职责 职能 分工")
    private static let wholeEnds = Words("部门 单位 政府 局 科室 处室")
    private static let runEnds = Words("处室 科室 单位 部门 局 科")
    private static let ownOpenings = Marks("市县区省各局委")
    private static let runOpenings = Marks("省市县区委")
    private static let trailing = Words("分别 共同 具体 联合 各自 分工")

    /// Rule 10: at 、，；line breaks, not inside brackets that close.
    static func pieces(_ text: Scalars) -> [Piece] {
        let depths = Brackets.depths(text)
        let marks = separators
        var out: [Piece] = []
        var start = 0, separator: Unicode.Scalar?
        var index = 0
        while index <= text.count {
            defer { index += 1 }
            let mark = text.at(index)
            if let mark, !marks.contains(mark) || depths[index] != 0 { continue }
            let own = text.part(start, index).stripped()
            if !own.isEmpty { out.append(Piece(text: own, separator: separator)) }
            (start, separator) = (index + 1, mark)
        }
        return out
    }

    /// Rule 11: without 等, 等单位, 按照职能分工, a closing 。 and 由 before it. Rule 13: 无, —, / are none.
    static func cleaned(_ text: Scalars) -> Scalars {
        var name = text.stripped(strip)
        if let length = leading.at(0, in: name), name.count > length + 1 { name = name.part(length) }
        if let label = ItemLabel.read(name), label.length < name.count { name = name.part(label.length) }
        var changed = true
        while changed {
            let before = name.count
            name = withoutShare(name).stripped(strip)
            if let mark = name.lastIndex(of: "等"), restWords.contains(name.part(mark + 1)) {
                name = name.part(0, mark)
            }
            for word in trailing.list where name.ends(word) && name.count > word.count {
                name = name.part(0, name.count - word.count)
            }
            changed = name.count != before
        }
        return name.count <= 2 && none.contains(name) ? Scalars() : name
    }

    /// Without `按照职能分工` and what follows it.
    private static func withoutShare(_ name: Scalars) -> Scalars {
        guard let start = name.indices.first(where: { shareOpenings.at($0, in: name) != nil }), start > 0 else {
            return name
        }
        return name.part(start).containsAny(shares) ? name.part(0, start) : name
    }

    /// Rule 10: at 和/及 between two units, never inside a name (市人力资源和社会保障局).
    static func names(_ text: Scalars, flags: inout Set<ReviewCode>) -> [Scalars] {
        let depths = Brackets.depths(text)
        var out: [Scalars] = []
        var start = 0
        var index = 1
        while index < text.count {
            let length = depths[index] == 0 ? conjunctions.at(index, in: text) : nil
            if let length, UnitNames.isName(text.part(start, index)), UnitNames.isName(text.part(index + length)) {
                out.append(text.part(start, index))
                start = index + length
                index = start
            } else if depths[index] == 0, text[index] == "合", isTypo(text.part(start, index), text.part(index + 1)) {
                flags.insert(.suspectedTypo)
                out.append(text.part(start, index))
                start = index + 1
                index = start
            }
            index += 1
        }
        out.append(text.part(start))
        return out.map { cleaned($0) }.filter { !$0.isEmpty }
    }

    /// 合 written for 和: a whole name before it, and one that begins like a unit of its own after it.
    private static func isTypo(_ left: Scalars, _ right: Scalars) -> Bool {
        guard let last = left.last, let first = right.first, UnitNames.isName(left), UnitNames.isName(right) else {
            return false
        }
        let endsWhole = last == "）" || last == ")" || left.endsAny(wholeEnds)
        return endsWhole && ownOpenings.contains(first)
    }

    /// Two names run together: `委机关处室省属医疗卫生单位`. They stay one string, for review.
    static func lacksSeparator(_ name: Scalars) -> Bool {
        guard name.count >= 8 else { return false }
        for end in 3..<(name.count - 3) {
            let first = name.part(0, end), second = name.part(end)
            guard first.endsAny(runEnds), let opener = second.first,
                runOpenings.contains(opener), UnitNames.isName(first), UnitNames.isName(second), second.count >= 4
            else { continue }
            return true
        }
        return false
    }
}
