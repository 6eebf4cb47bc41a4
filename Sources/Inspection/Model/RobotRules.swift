import Kernel

/// robots.txt as it concerns everybody (`User-agent: *`): the longest rule that fits decides, and between equals leave wins.
package struct RobotRules: Hashable, Sendable {
    private let rules: [(path: String, isAllowed: Bool)]

    package static let open = RobotRules("")

    package init(_ text: String) {
        var rules: [(String, Bool)] = [], concernsAll = false, isNaming = false
        for line in text.split(whereSeparator: \.isNewline).prefix(2_000) {
            let plain = line.prefix { $0 != "#" }
            guard let colon = plain.firstIndex(of: ":") else { continue }
            let name = String(plain[..<colon]).trimmed.lowercased()
            let value = String(plain[plain.index(after: colon)...]).trimmed
            switch name {
            case "user-agent":
                concernsAll = isNaming ? concernsAll || value == "*" : value == "*"
                isNaming = true
            case "allow", "disallow":
                isNaming = false
                if concernsAll, !value.isEmpty { rules.append((value, name == "allow")) }
            default: isNaming = false
            }
        }
        self.rules = rules.map { (path: $0.0, isAllowed: $0.1) }
    }

    package func permits(_ path: String) -> Bool {
        let fitting = rules.filter { RobotRules.fits($0.path, path) }
        guard let best = fitting.map(\.path.utf8.count).max() else { return true }
        return fitting.contains { $0.path.utf8.count == best && $0.isAllowed }
    }

    /// A prefix; `*` stands for anything only at the end, `$` ends the path.
    private static func fits(_ rule: String, _ path: String) -> Bool {
        if rule.hasSuffix("$") { return path == rule.dropLast() }
        let stem = rule.hasSuffix("*") ? rule.dropLast() : rule[...]
        return path.hasPrefix(stem)
    }

    package static func == (one: RobotRules, other: RobotRules) -> Bool {
        one.rules.elementsEqual(other.rules) { $0.path == $1.path && $0.isAllowed == $1.isAllowed }
    }

    package func hash(into hasher: inout Hasher) {
        for rule in rules { hasher.combine(rule.path) }
    }
}
