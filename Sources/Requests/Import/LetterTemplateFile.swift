package import Kernel
import Yams

/// One template as an office writes it: 标题, 正文, 表格, 说明 in YAML.
package enum LetterTemplateFile {
    private static let mostBytes = 64 << 10

    /// The template, read and checked; all faults that were found otherwise.
    package static func template(_ id: LetterTemplateID, _ text: String) -> Result<LetterTemplate, LetterFaults> {
        do {
            let template = try LetterTemplateReading(file: id.name + ".yaml").template(id, try root(text, id))
            let faults = LetterTemplateCheck.faults(of: template)
            return faults.isEmpty ? .success(template) : .failure(LetterFaults(faults))
        } catch {
            return .failure(LetterFaults([error]))
        }
    }

    /// The same for the store, which keeps nothing that cannot be read.
    @Sendable package static func read(_ id: LetterTemplateID, _ text: String) throws(Refusal) -> LetterTemplate {
        switch template(id, text) {
        case .success(let template): return template
        case .failure(let faults): throw faults.refusal(in: text)
        }
    }

    /// The line in which `place` (`正文第2段`) begins; nil where the text has no such place.
    static func line(of place: String, in text: String) -> Int? {
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch { return nil }
        for (key, value) in root?.mapping ?? [:] {
            guard let name = key.string, place.hasPrefix(name) else { continue }
            let unit = name == "表格" ? "行" : "段"
            let items = value.sequence.map(Array.init) ?? []
            let named = items.enumerated().first { place.hasPrefix("\(name)第\($0.offset + 1)\(unit)") }
            return (named?.element ?? key).mark?.line
        }
        return nil
    }

    private static func root(_ text: String, _ id: LetterTemplateID) throws(LetterFault) -> Node {
        let file = id.name + ".yaml"
        guard text.utf8.count <= mostBytes else {
            throw LetterFault(file: file, place: "", problem: "文件超过 64 KB。")
        }
        do {
            guard let node = try Yams.compose(yaml: text), node.mapping != nil else {
                throw LetterFault(file: file, place: "", problem: "文件应写成“标题: …”“正文: …”的形式。")
            }
            return node
        } catch let fault as LetterFault {
            throw fault
        } catch {
            throw LetterFault(file: file, place: place(of: error), problem: "不是有效的 YAML。请检查冒号后的空格、引号和缩进。")
        }
    }

    private static func place(of error: any Error) -> String {
        guard let error = error as? YamlError else { return "" }
        return switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): "第\(mark.line)行"
        default: ""
        }
    }
}

/// Everything that is wrong with a template.
package struct LetterFaults: Error, Hashable, Sendable {
    package let all: [LetterFault]

    package init(_ all: [LetterFault]) { self.all = all }

    /// Each with the line of `text` in which it is, for whoever is editing it.
    package func sentences(in text: String) -> [String] {
        all.map { fault in
            let line = LetterTemplateFile.line(of: fault.place, in: text).map { "第\($0)行" } ?? ""
            let place = [line, fault.place].filter { !$0.isEmpty }.joined(separator: "，")
            return place.isEmpty ? fault.problem : "\(place)：\(fault.problem)"
        }
    }

    /// All of them as one refusal to keep `text`.
    package func refusal(in text: String) -> Refusal {
        Refusal(.invalid, "没有保存：文本有 \(all.count) 处问题。" + sentences(in: text).joined(), rule: "FOI-36", field: "words")
    }

    /// The first, as a refusal.
    package var refusal: Refusal {
        let first = all.first?.sentence ?? "文书模板未采用。"
        return Refusal(.invalid, all.count > 1 ? "\(first)另有 \(all.count - 1) 处问题。" : first, rule: "FOI-36")
    }
}

/// The nodes of a template file, each with its place.
struct LetterTemplateReading {
    let file: String
    private static let mostParts = 80

    func template(_ id: LetterTemplateID, _ root: Node) throws(LetterFault) -> LetterTemplate {
        var parts: [String: Node] = [:]
        for (key, value) in root.mapping ?? [:] {
            guard let name = key.string, ["标题", "正文", "表格", "说明"].contains(name) else {
                throw fault("“\(key.string ?? "")”", "不认识这一项。可用：标题、正文、表格、说明。")
            }
            parts[name] = value
        }
        guard let title = parts["标题"]?.string?.trimmed, !title.isEmpty, title.count <= 60 else {
            throw fault("标题", "没有标题，或者超过 60 字。")
        }
        let isForm = id.kind.shape == .form
        if isForm, parts["表格"] == nil { throw fault("表格", "这是表格文书，应有“表格”。") }
        if !isForm, parts["表格"] != nil { throw fault("表格", "信函文书不能有“表格”。请写在正文里。") }
        return LetterTemplate(
            id: id, title: title, passages: try passages(parts["正文"], "正文"), rows: try rows(parts["表格"]),
            notes: try passages(parts["说明"], "说明"))
    }

    private func fault(_ place: String, _ problem: String) -> LetterFault {
        LetterFault(file: file, place: place, problem: problem)
    }

    // MARK: Paragraphs

    private func passages(_ node: Node?, _ name: String) throws(LetterFault) -> [LetterPassage] {
        guard let node, node.null == nil else { return [] }
        guard let sequence = node.sequence else { throw fault(name, "应逐段写成“- …”。") }
        guard sequence.count <= Self.mostParts else { throw fault(name, "超过 \(Self.mostParts) 段。") }
        var passages: [LetterPassage] = []
        for (index, item) in sequence.enumerated() { passages.append(try passage(item, "\(name)第\(index + 1)段")) }
        return passages
    }

    private func passage(_ node: Node, _ place: String) throws(LetterFault) -> LetterPassage {
        if let text = text(node) { return LetterPassage(try pieces(text, place)) }
        guard let mapping = node.mapping else { throw fault(place, "应是一段文字，或者“有/无: …”加“段落: …”。") }
        var condition = LetterPassage.Condition.always
        var words: String?
        for (key, value) in mapping {
            switch (key.string, text(value)) {
            case ("有", .some(let name)): condition = .has(try self.key(name, place))
            case ("无", .some(let name)): condition = .lacks(try self.key(name, place))
            case ("段落", .some(let text)): words = text
            default: throw fault(place, "“\(key.string ?? "")”不认识，或者没有内容。可用：有、无、段落。")
            }
        }
        guard let words, condition != .always, mapping.count == 2 else {
            throw fault(place, "应写“有”或者“无”其中一项，以及“段落”。")
        }
        return LetterPassage(try pieces(words, place), when: condition)
    }

    private func text(_ node: Node) -> String? {
        node.null == nil ? node.scalar?.string : nil
    }

    private func pieces(_ text: String, _ place: String) throws(LetterFault) -> [LetterPiece] {
        do {
            return try LetterSentenceReader.pieces(LetterValue.clean(text).filter { !$0.isNewline })
        } catch {
            throw fault(place, error.words)
        }
    }

    private func key(_ name: String, _ place: String) throws(LetterFault) -> LetterKey {
        do {
            return try LetterSentenceReader.key(name)
        } catch {
            throw fault(place, error.words)
        }
    }

    // MARK: Forms

    private func rows(_ node: Node?) throws(LetterFault) -> [FormRow] {
        guard let node else { return [] }
        guard let sequence = node.sequence, sequence.count <= Self.mostParts else {
            throw fault("表格", "应逐行写成“- …”，不超过 \(Self.mostParts) 行。")
        }
        var rows: [FormRow] = []
        for (index, item) in sequence.enumerated() { rows.append(try row(item, "表格第\(index + 1)行")) }
        return rows
    }

    private func row(_ node: Node, _ place: String) throws(LetterFault) -> FormRow {
        if let text = text(node) { return .section(LetterValue.clean(text)) }
        guard let mapping = node.mapping, (1...3).contains(mapping.count) else {
            throw fault(place, "应是一行标题，或者一至三组“栏目: 内容”。")
        }
        var fields: [FormRow.Field] = []
        for (key, value) in mapping {
            guard let label = key.string.map(LetterValue.clean), !label.isEmpty, label.count <= 30 else {
                throw fault(place, "栏目没有名称，或者名称超过 30 字。")
            }
            if label == "列表", let heads = value.sequence {
                let words = heads.compactMap { text($0).map(LetterValue.clean) }
                guard words.count == heads.count, (2...6).contains(words.count) else { throw fault(place, "列表应有二至六栏。") }
                return .schedule(words)
            }
            fields.append(try field(label, value, "\(place)“\(label)”"))
        }
        return .fields(fields)
    }

    private func field(_ label: String, _ node: Node, _ place: String) throws(LetterFault) -> FormRow.Field {
        if node.null != nil { return .init(label: label, value: LetterPassage([])) }
        if let text = text(node) { return .init(label: label, value: LetterPassage(try pieces(text, place))) }
        var words = "", lines = 1
        for (key, value) in node.mapping ?? [:] {
            switch (key.string, text(value)) {
            case ("内容", let text): words = text ?? ""
            case ("行数", .some(let text)):
                guard let count = text.decimalNumber, (1...15).contains(count) else {
                    throw fault(place, "行数应为 1 至 15。")
                }
                lines = count
            default: throw fault(place, "“\(key.string ?? "")”不认识。可用：内容、行数。")
            }
        }
        return .init(label: label, value: LetterPassage(try pieces(words, place)), lines: lines)
    }
}
