import TextForms

/// `牵头单位：X，责任单位：Y；完成时限：Z` taken apart at its labels (reading rule 7).
enum RoleLabels {
    enum Kind: Equatable {
        /// Nil: no label, so the column decides.
        case role(UnitRoles.Role?)
        case deadline
        case person
    }

    struct Part {
        var kind: Kind
        var text: Scalars
    }

    private static let lead = Words("牵头单位 牵头部门 牵头科室 牵头处室 牵头股室 主办单位 主办科室 牵头责任单位 牵头")
    private static let responsible = Words(
        "责任单位 责任部门 责任科室 责任处室 责任股室 负责单位 负责科室 负责部门 承办单位 承办科室 落实单位 实施单位 责任主体 牵头及责任单位 牵头和责任单位")
    private static let cooperating = Words("配合单位 配合部门 配合科室 配合处室 配合股室 协办单位 协助单位 参与单位 参加单位 协作单位 配合")
    private static let deadline = Words("完成时限 完成时间 时限要求 时间要求 时限 时间节点 完成期限 办理时限 时间进度 工作时限")
    private static let person = Words("责任人 联系人 责任领导 分管领导 牵头领导 联系电话 电话")

    private static let choices: [(Words, Kind)] = [
        (lead, .role(.lead)), (responsible, .role(.responsible)), (cooperating, .role(.cooperating)),
        (deadline, .deadline), (person, .person),
    ]
    /// What any of the labels begins with.
    private static let openings = Marks("牵主责负承落实配协参完时办工联分电")
    private static let blanks = Marks("，,；;。、\n")

    static func split(_ text: Scalars) -> [Part] {
        var parts = [Part]()
        var kind = Kind.role(nil)
        var start = 0, index = 0
        func close() {
            let own = text.part(start, index)
            if !own.stripped(blanks).isEmpty { parts.append(Part(kind: kind, text: own)) }
        }
        while index < text.count {
            if let (next, length) = label(text, at: index) {
                close()
                index += length
                (kind, start) = (next, index)
            } else {
                index += 1
            }
        }
        close()
        return parts
    }

    /// Whether the text begins with one of the labels.
    static func begins(_ text: Scalars) -> Bool { label(text, at: 0) != nil }

    private static func label(_ text: Scalars, at index: Int) -> (Kind, Int)? {
        guard let first = text.at(index), openings.contains(first) else { return nil }
        for (words, kind) in choices {
            guard let length = words.at(index, in: text) else { continue }
            var end = index + length
            while let scalar = text.at(end), ScalarClass.isBlank(scalar) { end += 1 }
            if let mark = text.at(end), mark == "：" || mark == ":" { return (kind, end - index + 1) }
        }
        return nil
    }
}
