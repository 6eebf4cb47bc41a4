package import Inspection
import Kernel
import Yams

/// Reads schemes of assessment: the form is explained in docs/assessment-schemes.md.
package enum AssessmentSchemeFile {
    /// The shipped scheme and those of an office, each with its own id; a file of an office comes first.
    ///
    /// - Throws: a refusal that names the file and the line.
    package static func schemes(
        local files: [(name: String, text: String)] = [], measures: Set<String>
    ) throws -> [AssessmentScheme] {
        let shipped = String(decoding: PackageResources.scheme_yaml, as: UTF8.self)
        var all: [AssessmentScheme] = []
        for file in files + [("scheme.yaml", shipped)] {
            let scheme = try SchemeNode(file: file.name, measures: measures).scheme(file.text)
            guard !all.contains(where: { $0.id == scheme.id }) else {
                throw SchemeNode.fault(file.name, nil, "已有编号为“\(scheme.id)”的考核办法，请另用一个编号")
            }
            all.append(scheme)
        }
        return all
    }
}

/// One file, each part with its line.
private struct SchemeNode {
    let file: String
    let measures: Set<String>

    private static let heads: Set<String> = [
        "scheme", "title", "source", "share", "full", "bands", "from", "to", "indicators",
    ]
    private static let keys: Set<String> = [
        "id", "title", "source", "measure", "weight", "for", "page", "target", "each", "reach", "within", "manual",
    ]

    func scheme(_ text: String) throws -> AssessmentScheme {
        guard text.utf8.count <= 1 << 20 else { throw fault(nil, "文件超过 1 MB") }
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch { throw fault(nil, "不是有效的 YAML，请检查缩进、冒号后的空格和引号") }
        guard let root else { throw fault(nil, "文件是空的") }
        try known(root, SchemeNode.heads)
        let indicators = try (root["indicators"]?.sequence ?? []).map(indicator)
        guard !indicators.isEmpty else { throw fault(root, "没有“indicators:”，请在下面逐项写“- id: …”") }
        for (place, one) in indicators.enumerated() where indicators.prefix(place).contains(where: { $0.id == one.id })
        {
            throw fault(root["indicators"], "指标“\(one.id)”出现了两次")
        }
        let full = try points(root, "full")
        for group in PartyGroup.allCases {
            let sum = indicators.filter { $0.groups.contains(group) }.reduce(Points.none) { $0 + $1.weight }
            guard sum == .none || sum <= full else {
                throw fault(root["full"], "\(group.chinese)各项分值合计 \(sum) 分，超过满分 \(full) 分")
            }
        }
        return AssessmentScheme(
            id: try word(root, "scheme", 40), title: try word(root, "title", 80), source: try word(root, "source", 200),
            share: try number(root, "share", 0...100), full: full, bands: try bands(root), indicators: indicators,
            from: try day(root, "from"), to: try day(root, "to"))
    }

    private func indicator(_ node: Node) throws -> Indicator {
        try known(node, SchemeNode.keys)
        let method = try method(node), measure = node["measure"]?.scalar?.string.trimmed
        switch (method, measure) {
        case (.manual, .some): throw fault(node["measure"], "核查人评分的指标不写“measure”")
        case (.manual, nil): break
        case (_, nil): throw fault(node, "没有“measure”。由核查人评分的请写“manual: true”")
        case (_, let name?):
            guard measures.contains(name) else {
                throw fault(node["measure"], "本系统没有指标“\(name)”的数据。可以写：\(measures.sorted().joined(separator: "、"))")
            }
        }
        let page = node["page"]?.scalar?.string.trimmed ?? "/console"
        guard page.hasPrefix("/console") else { throw fault(node["page"], "“page”应是工作台的地址，例如 /console/letters") }
        return Indicator(
            id: try word(node, "id", 20), title: try word(node, "title", 60), source: try word(node, "source", 200),
            measure: measure, weight: try points(node, "weight"), method: method, groups: try groups(node), page: page)
    }

    private func method(_ node: Node) throws -> Indicator.Method {
        let given = ["target", "each", "reach", "within", "manual"].filter { node[$0] != nil }
        guard given.count == 1, let form = given.first else {
            throw fault(node, "计分办法应写其中一种：target（达到百分之几得满分）、each（每件扣分）、reach（达到几次）、within（几天以内）、manual")
        }
        switch form {
        case "target": return .rate(target: try number(node, form, 1...100))
        case "each": return .each(try points(node, form))
        case "reach": return .reach(try number(node, form, 1...100_000))
        case "within": return .within(days: try number(node, form, 1...3_660))
        default: return .manual
        }
    }

    private func groups(_ node: Node) throws -> Set<PartyGroup> {
        let names = node["for"]?.sequence?.compactMap(\.scalar?.string) ?? []
        let found = names.compactMap(PartyGroup.init)
        guard !found.isEmpty, found.count == names.count else {
            throw fault(
                node["for"] ?? node, "“for”应列出 \(PartyGroup.allCases.map(\.rawValue).joined(separator: "、")) 中的几种")
        }
        return Set(found)
    }

    private func bands(_ root: Node) throws -> [AssessmentBand] {
        let bands = try (root["bands"]?.sequence ?? []).map {
            AssessmentBand(name: try word($0, "name", 10), from: try points($0, "from", orNone: true))
        }
        guard bands.contains(where: { $0.from == .none }), Set(bands.map(\.from)).count == bands.count else {
            throw fault(root["bands"] ?? root, "“bands”各档的起点应不相同，并有一档从 0 分开始")
        }
        return bands
    }

    // MARK: Parts

    private func known(_ node: Node, _ names: Set<String>) throws {
        guard let mapping = node.mapping else { throw fault(node, "应写成“名称: 值”的几行") }
        for (key, _) in mapping where !names.contains(key.string ?? "") {
            throw fault(key, "不认识“\(key.string ?? "")”。可以写：\(names.sorted().joined(separator: "、"))")
        }
    }

    private func word(_ node: Node, _ name: String, _ most: Int) throws -> String {
        guard let text = node[name]?.scalar?.string.trimmed, !text.isEmpty else { throw fault(node, "没有“\(name)”") }
        guard text.count <= most else { throw fault(node[name], "“\(name)”超过 \(most) 字") }
        return text
    }

    private func number(_ node: Node, _ name: String, _ range: ClosedRange<Int>) throws -> Int {
        guard let value = node[name]?.scalar?.string.decimalNumber, range.contains(value) else {
            throw fault(node[name] ?? node, "“\(name)”应是 \(range.lowerBound) 至 \(range.upperBound) 的整数")
        }
        return value
    }

    private func points(_ node: Node, _ name: String, orNone: Bool = false) throws -> Points {
        guard let value = node[name]?.scalar.flatMap({ Points($0.string) }), orNone || value > .none else {
            throw fault(node[name] ?? node, "“\(name)”应是大于 0 的分数，最多一位小数")
        }
        return value
    }

    private func day(_ node: Node, _ name: String) throws -> Day? {
        guard let value = node[name] else { return nil }
        guard let day = value.scalar.flatMap({ Day(iso: $0.string) }) else {
            throw fault(value, "“\(name)”的日期不对，请写成 2026-01-01")
        }
        return day
    }

    private func fault(_ node: Node?, _ problem: String) -> Refusal { SchemeNode.fault(file, node, problem) }

    static func fault(_ file: String, _ node: Node?, _ problem: String) -> Refusal {
        let line = node?.mark.map { " 第 \($0.line) 行" } ?? ""
        return Refusal(.invalid, "考核办法 \(file)\(line)没有采用：\(problem)。", rule: "EVAL-2")
    }
}
