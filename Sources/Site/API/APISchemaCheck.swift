package import Kernel

extension APISchema {
    /// Throws the refusal of the first thing in `value` that this schema does not take; `path` says where it stands.
    package func check(_ value: JSONValue, at path: String = "") throws(Refusal) {
        switch self {
        case .text(let longest):
            guard case .text(let text) = value else { throw .wrongField(path, "应当是文字") }
            guard text.unicodeScalars.count <= longest else { throw .wrongField(path, "超过 \(longest) 字") }
        case .word(let words):
            guard case .text(let text) = value, words.contains(text) else {
                throw .wrongField(path, "只能是 " + words.joined(separator: "、"))
            }
        case .integer(let range):
            guard case .integer(let number) = value, range.contains(number) else {
                throw .wrongField(path, "应当是 \(range.lowerBound) 至 \(range.upperBound) 的整数")
            }
        case .real: guard value.isNumber else { throw .wrongField(path, "应当是数字") }
        case .boolean: guard case .bool = value else { throw .wrongField(path, "应当是 true 或 false") }
        case .id, .day, .moment: try checkForm(value, path)
        case .list(let schema, let most): try APISchema.check(value, each: schema, most: most, path)
        case .object(let fields): try APISchema.check(value, fields, path)
        case .named(_, let schema): try schema.check(value, at: path)
        case .nullable(let schema): if value != .null { try schema.check(value, at: path) }
        }
    }

    private func checkForm(_ value: JSONValue, _ path: String) throws(Refusal) {
        guard case .text(let text) = value else { throw .wrongField(path, "应当是文字") }
        switch self {
        case .id: guard Identifier<Void>(text) != nil else { throw .wrongField(path, "不是编号（UUID）") }
        case .day: guard Day(iso: text) != nil else { throw .wrongField(path, "不是日期，应写成 2026-03-13 的格式") }
        case .moment:
            guard Moment(offset: text) != nil else {
                throw .wrongField(path, "不是时间，应写成 2026-03-13T09:30:00+08:00 的格式")
            }
        case .text, .word, .integer, .real, .boolean, .list, .object, .named, .nullable: break
        }
    }

    private static func check(
        _ value: JSONValue, each schema: APISchema, most: Int, _ path: String
    ) throws(Refusal) {
        guard case .list(let values) = value else { throw .wrongField(path, "应当是数组") }
        guard values.count <= most else { throw .wrongField(path, "超过 \(most) 项") }
        for (index, item) in values.enumerated() { try schema.check(item, at: "\(path)[\(index)]") }
    }

    private static func check(_ value: JSONValue, _ fields: [APIField], _ path: String) throws(Refusal) {
        guard case .object(let members) = value else { throw .wrongField(path, "应当是对象") }
        func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
        for member in members {
            guard let field = fields.first(where: { $0.name == member.name }) else {
                throw Refusal(
                    .invalid, "没有执行：不认识字段“\(member.name.prefix(100))”。请按接口说明（/api/openapi.json）填写。",
                    field: String(place(member.name).prefix(200)))
            }
            try field.schema.check(member.value, at: place(member.name))
        }
        for field in fields where field.isRequired && !members.contains(where: { $0.name == field.name }) {
            throw .wrongField(place(field.name), "没有填写")
        }
    }
}

extension Moment {
    /// Reads `2026-03-13T09:30:00+08:00`, the same with `Z`, or without an offset in Beijing time.
    init?(offset text: String) {
        guard text.utf8.count >= 16 else { return nil }
        if text.hasSuffix("Z") {
            guard let read = Moment(iso: text.dropLast()) else { return nil }
            self = read.adding(hours: 8)
        } else {
            guard let read = Moment(iso: text.hasSuffix("+08:00") ? text.dropLast(6) : text[...]) else { return nil }
            self = read
        }
    }
}

extension JSONValue {
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .real: true
        case .null, .bool, .text, .list, .object: false
        }
    }
}

extension Refusal {
    static func wrongField(_ path: String, _ why: String) -> Refusal {
        let name = path.isEmpty ? "请求内容" : "字段 \(path) "
        return Refusal(.invalid, "没有执行：\(name)\(why)。请改正后重新提交。", field: path.isEmpty ? nil : String(path.prefix(200)))
    }
}
