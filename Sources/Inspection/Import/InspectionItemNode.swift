import Kernel
import Yams

/// One item of a file, each part with its line.
struct InspectionItemNode {
    let file: String
    let node: Node

    private static let names: Set<String> = [
        "id", "title", "source", "area", "looks_at", "over", "veto", "all_below", "points", "bonus", "cap", "from",
        "to",
        "convention",
    ]

    func item(isLocal: Bool) throws(PackFault) -> InspectionItem {
        for (key, _) in node.mapping ?? [:] where !InspectionItemNode.names.contains(key.string ?? "") {
            throw fault(key, "不认识“\(key.string ?? "")”。可以写：\(InspectionItemNode.names.sorted().joined(separator: "、"))")
        }
        let from = try day("from"), to = try day("to")
        if let from, let to, to < from { throw fault(node["to"], "“to”（\(to)）早于“from”（\(from)）") }
        guard let area = InspectionItem.Area(rawValue: try text("area", 40)) else {
            throw fault(
                node["area"], "“area”应是 \(InspectionItem.Area.allCases.map(\.rawValue).joined(separator: "、")) 之一")
        }
        return InspectionItem(
            id: try identifier(), title: try text("title", 80), source: try text("source", 200), area: area,
            matters: try matters(), over: try number("over", 0...100_000) ?? 0, weight: try weight(), from: from,
            to: to,
            isConvention: node["convention"]?.string == "true" || isLocal)
    }

    private func identifier() throws(PackFault) -> String {
        let id = try text("id", 40)
        guard id.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x2D })
        else {
            throw fault(node["id"], "编号“\(id)”只能用字母、数字和“-”")
        }
        return id
    }

    private func matters() throws(PackFault) -> [InspectionMatter] {
        let names = node["looks_at"]?.sequence?.compactMap(\.scalar?.string) ?? []
        guard !names.isEmpty else { throw fault(node["looks_at"], "没有“looks_at”，请写明看什么，例如 [dead_link]") }
        var found: [InspectionMatter] = []
        for name in names {
            guard let matter = InspectionMatter(rawValue: name) else {
                throw fault(
                    node["looks_at"],
                    "“looks_at”不认识“\(name)”。可以写：\(InspectionMatter.allCases.map(\.rawValue).joined(separator: "、"))")
            }
            found.append(matter)
        }
        return found
    }

    /// A veto, points or a bonus: several or none would leave open what the item costs.
    private func weight() throws(PackFault) -> InspectionItem.Weight {
        let least = try number("veto", 1...10_000), below = try number("all_below", 1...10_000)
        let each = try points("points"), more = try points("bonus")
        switch (least, each, more) {
        case (let least?, nil, nil):
            guard node["cap"] == nil else { throw fault(node["cap"], "单项否决没有扣分上限，请去掉“cap”") }
            return .veto(atLeast: least, allBelow: below)
        case (nil, let each?, nil): return .deduction(each: each, cap: try cap(each, "扣分“points”"))
        case (nil, nil, let each?): return .bonus(each: each, cap: try cap(each, "加分“bonus”"))
        case (nil, nil, nil):
            throw fault(node, "没有写后果。请写“veto: 个数”（单项否决）、“points: 分数”（扣分）或者“bonus: 分数”（加分）")
        case (.some, _, _), (_, .some, .some): throw fault(node, "“veto”、“points”、“bonus”只能写一个")
        }
    }

    private func cap(_ each: Points, _ name: String) throws(PackFault) -> Points {
        guard node["all_below"] == nil else { throw fault(node["all_below"], "“all_below”只用于单项否决") }
        guard let cap = try points("cap") else { return each }
        guard each <= cap else { throw fault(node["cap"], "上限“cap”不能小于每个的\(name)") }
        return cap
    }

    // MARK: Parts

    private func text(_ name: String, _ most: Int) throws(PackFault) -> String {
        guard let value = node[name]?.scalar?.string.trimmed, !value.isEmpty else { throw fault(node, "没有“\(name)”") }
        guard value.count <= most else { throw fault(node[name], "“\(name)”超过 \(most) 字") }
        return value
    }

    private func number(_ name: String, _ range: ClosedRange<Int>) throws(PackFault) -> Int? {
        guard let value = node[name] else { return nil }
        guard let number = value.scalar?.string.decimalNumber, range.contains(number) else {
            throw fault(value, "“\(name)”应是 \(range.lowerBound) 至 \(range.upperBound) 的整数")
        }
        return number
    }

    private func points(_ name: String) throws(PackFault) -> Points? {
        guard let value = node[name] else { return nil }
        guard let points = value.scalar.flatMap({ Points($0.string) }), points > .none else {
            throw fault(value, "“\(name)”应是大于 0 的分数，最多一位小数，例如 0.5")
        }
        return points
    }

    private func day(_ name: String) throws(PackFault) -> Day? {
        guard let value = node[name], value.null == nil else { return nil }
        guard let day = value.scalar.flatMap({ Day(iso: $0.string) }) else {
            throw fault(value, "“\(name)”的日期不对，请写成 2026-10-01")
        }
        return day
    }

    private func fault(_ at: Node?, _ problem: String) -> PackFault {
        PackFault(file: file, line: (at ?? node).mark?.line, problem)
    }
}
