import Kernel
import Yams

/// One rule of a file, each part with its line.
struct RuleNode {
    let file: String
    let node: Node
    let layer: RuleEntry.Layer
    /// The national rules: a local version says only what is different.
    let above: [RuleEntry]

    private static let names = [
        "id", "title", "source", "trigger", "clock", "choice", "warnings", "owner", "scope", "from", "to",
    ]

    func entry() throws(RuleFault) -> RuleEntry {
        let parts = try mapping(node, "一条规则", RuleNode.names)
        let id = try identifier(parts["id"])
        let base = above.last { $0.id == id }
        let trigger = try parts["trigger"].map { node throws(RuleFault) in try self.trigger(node) } ?? base?.trigger
        guard let trigger else { throw missing("trigger", "例如“trigger: {recurring: yearly 1 31}”") }
        return RuleEntry(
            id: id, title: try words(parts["title"], "title", 60, else: base?.title),
            source: try words(parts["source"], "source", 200, else: nil), trigger: trigger,
            clock: try clock(parts["clock"], trigger, else: base?.clock),
            choice: try choice(parts["choice"], base), warnings: try warnings(parts["warnings"], base?.warnings),
            owner: try role(parts["owner"], else: base?.owner), scope: try scope(parts["scope"], base?.scope),
            effectiveFrom: try day(parts["from"], "from"), effectiveTo: try day(parts["to"], "to"), layer: layer,
            place: "\(file):\(line(node) ?? 0)")
    }

    // MARK: Parts

    private func identifier(_ node: Node?) throws(RuleFault) -> String {
        guard let node else { throw missing("id", "例如“id: QH-1”") }
        let id = node.string ?? ""
        let isPlain = id.utf8.allSatisfy {
            switch $0 {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
            default: false
            }
        }
        guard isPlain, (2...40).contains(id.count) else {
            throw fault(node, "编号“\(id.prefix(40))”不能用。请写 2 至 40 个字母、数字或“-”，例如 QH-1。")
        }
        return id
    }

    private func words(_ node: Node?, _ name: String, _ most: Int, else base: String?) throws(RuleFault) -> String {
        guard let node, node.null == nil else {
            if let base { return base }
            throw missing(name, name == "source" ? "写明依据，例如“source: 《××县办法》第五条”" : "写明规则名称")
        }
        guard let text = node.scalar?.string, !text.isEmpty, text.count <= most else {
            throw fault(node, "“\(name)”应是 1 至 \(most) 个字的一句话。")
        }
        return text
    }

    private func clock(_ node: Node?, _ trigger: RuleTrigger, else base: TermLength?) throws(RuleFault) -> TermLength? {
        guard let node, node.null == nil else {
            switch trigger {
            case .event where base == nil:
                throw missing("clock", "例如“clock: 3wd”（3 个工作日）、“clock: 48h”（48 小时）")
            case .capability, .event, .assigned, .recurring, .gate, .check: return base
            }
        }
        guard let text = node.scalar?.string, let length = TermLength(text), length.count > 0 else {
            throw fault(node, "期限“\(node.string ?? "")”看不懂。请写成 20wd（工作日）、30d（日）、30d+roll（遇休息日顺延）、6m+roll（月）或 48h（小时）。")
        }
        return length
    }

    private func choice(_ node: Node?, _ base: RuleEntry?) throws(RuleFault) -> RuleEntry.Choice {
        guard let node, node.null == nil else { return base?.choice ?? (layer == .local ? .office : .law) }
        guard let choice = node.string.flatMap(RuleEntry.Choice.init) else {
            throw fault(node, "“choice”应写 law（法定，本地不能改）或 office（由单位确定）。")
        }
        return choice
    }

    private func role(_ node: Node?, else base: Role?) throws(RuleFault) -> Role {
        guard let node, node.null == nil else {
            if let base { return base }
            throw missing("owner", "写明由哪个角色负责，例如“owner: openness_office”")
        }
        guard let role = node.string.flatMap(Role.init(rawValue:)), !role.isAdministrator else {
            let known = Role.allCases.filter { !$0.isAdministrator }.map { "\($0.rawValue)（\($0.chinese)）" }
            throw fault(node, "没有“\(node.string ?? "")”这个角色。可以写：\(known.joined(separator: "、"))。")
        }
        return role
    }

    private func scope(_ node: Node?, _ base: RuleScope?) throws(RuleFault) -> RuleScope {
        guard let node, node.null == nil else { return base ?? .all }
        switch node.string {
        case "all": return .all
        case "governments": return .governments
        case "departments": return .departments
        case _: break
        }
        let names = node.sequence?.compactMap { $0.scalar?.string } ?? []
        guard !names.isEmpty, names.count == node.sequence?.count else {
            throw fault(node, "“scope”应写 all（全部机构）、governments（本级政府）、departments（部门、单位），或者列出机构简称，例如“scope: [县卫健局]”。")
        }
        return .agencies(Set(names))
    }

    private func day(_ node: Node?, _ name: String) throws(RuleFault) -> Day? {
        guard let node, node.null == nil else { return nil }
        guard let day = node.scalar.flatMap({ Day(iso: $0.string) }) else {
            throw fault(node, "“\(name)”的日期“\(node.string ?? "")”不对。请写成 2026-10-01。")
        }
        return day
    }

    // MARK: Faults

    func line(_ node: Node) -> Int? { node.mark?.line }

    func fault(_ node: Node, _ problem: String) -> RuleFault { RuleFault(file: file, line: line(node), problem) }

    private func missing(_ name: String, _ hint: String) -> RuleFault { fault(node, "缺少“\(name)”。请\(hint)。") }

    /// The parts by name; an unknown or doubled name is a fault at its own line.
    func mapping(_ node: Node, _ what: String, _ known: [String]) throws(RuleFault) -> [String: Node] {
        guard let mapping = node.mapping else { throw fault(node, "\(what)应写成“名称: 值”的几行。") }
        var parts: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.string, known.contains(name) else {
                throw fault(key, "不认识“\(key.string ?? "")”。可以写：\(known.joined(separator: "、"))。")
            }
            parts[name] = value
        }
        return parts
    }
}
