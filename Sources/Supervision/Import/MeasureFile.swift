package import Kernel
import Yams

/// Reads the catalogue of measures.
package enum MeasureFile {
    /// The catalogue that comes with the program.
    package static func shipped() throws -> MeasureBook {
        try book(String(decoding: PackageResources.measures_yaml, as: UTF8.self), file: "measures.yaml")
    }

    package static func book(_ text: String, file: String) throws -> MeasureBook {
        guard let root = try compose(text, file), let list = root.sequence else {
            throw fault(file, nil, "应逐项写成“- 名称: …”")
        }
        var all: [MeasureDefinition] = []
        for node in list {
            let definition = try MeasureEntry(file: file, node: node).definition()
            guard !all.contains(where: { $0.name == definition.name }) else {
                throw fault(file, node, "指标“\(definition.name)”出现了两次，请删去一处")
            }
            all.append(definition)
        }
        return MeasureBook(all)
    }

    private static func compose(_ text: String, _ file: String) throws -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch {
            throw fault(file, nil, "不是有效的 YAML，请检查冒号后的空格、引号和缩进")
        }
    }

    static func fault(_ file: String, _ node: Node?, _ problem: String) -> Refusal {
        let line = node?.mark.map { "第 \($0.line) 行" } ?? ""
        return Refusal(.invalid, "指标目录 \(file) \(line)未采用：\(problem)。", rule: "EVAL-3")
    }
}

/// One entry of the file.
private struct MeasureEntry {
    let file: String
    let node: Node

    private static let keys: Set<String> = [
        "名称", "标题", "统计", "比较", "标准", "余量", "周期", "依据", "可回算", "主题", "词", "排除", "单独",
    ]

    func definition() throws -> MeasureDefinition {
        for (key, _) in node.mapping ?? [:] where !MeasureEntry.keys.contains(key.string ?? "") {
            throw fault("不认识“\(key.string ?? "")”。可用：\(MeasureEntry.keys.sorted().joined(separator: "、"))")
        }
        guard let comparison = MeasureDefinition.Comparison(rawValue: try text("比较")) else {
            throw fault("“比较”应为 \(MeasureDefinition.Comparison.allCases.map(\.rawValue).joined(separator: "、")) 之一")
        }
        let periods = try list("周期").map { name in
            guard let period = Period.Kind(rawValue: name) else { throw fault("“周期”不认识“\(name)”") }
            return period
        }
        guard !periods.isEmpty else { throw fault("“周期”至少要有一个") }
        return MeasureDefinition(
            name: try text("名称"), title: try text("标题"), counts: try text("统计"), comparison: comparison,
            standard: try number("标准"), margin: try number("余量"), periods: periods, rule: try text("依据"),
            isHistorical: try flag("可回算"), subject: try list("主题"), words: try groups(), without: try list("排除"),
            standsAlone: try flag("单独"))
    }

    private func text(_ key: String) throws -> String {
        guard let value = node[key]?.scalar?.string.trimmed, !value.isEmpty else { throw fault("没有“\(key)”") }
        return value
    }

    private func number(_ key: String) throws -> Int {
        guard let value = try text(key).decimalNumber else { throw fault("“\(key)”应是整数") }
        return value
    }

    private func flag(_ key: String) throws -> Bool {
        guard node[key] != nil else { return false }
        switch try text(key) {
        case "true": return true
        case "false": return false
        case let other: throw fault("“\(key)”应为 true 或者 false，不是“\(other)”")
        }
    }

    private func list(_ key: String) throws -> [String] {
        guard let found = node[key] else { return [] }
        guard let values = found.sequence?.map(\.scalar?.string.trimmed) else { throw fault("“\(key)”应写成 [甲, 乙]") }
        return values.compactMap { $0 }
    }

    private func groups() throws -> [[String]] {
        let groups =
            (node["词"]?.sequence).map { $0.map { $0.sequence?.compactMap(\.scalar?.string.trimmed) ?? [] } } ?? []
        guard !groups.isEmpty, groups.allSatisfy({ !$0.isEmpty }) else { throw fault("“词”应写成 [[甲, 乙], [丙]]") }
        return groups
    }

    private func fault(_ problem: String) -> Refusal { MeasureFile.fault(file, node, problem) }
}
