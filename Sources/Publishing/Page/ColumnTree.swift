import Kernel
package import Site

/// The columns of a portal as a tree, for lists and selects.
package struct ColumnTree: Sendable {
    /// Each column under the one above it, with its depth; a loop in the rows ends where it begins.
    package let lines: [(column: SiteColumn, depth: Int)]

    package init(_ columns: [SiteColumn]) {
        let byParent = Dictionary(grouping: columns) { $0.parent }
        let known = Set(columns.map(\.id))
        var seen: Set<ColumnID> = [], lines: [(column: SiteColumn, depth: Int)] = []
        func add(_ column: SiteColumn, _ depth: Int) {
            guard seen.insert(column.id).inserted else { return }
            lines.append((column, depth))
            for below in ColumnTree.sorted(byParent[column.id] ?? []) { add(below, depth + 1) }
        }
        let roots = columns.filter { column in column.parent.map { !known.contains($0) } ?? true }
        for root in ColumnTree.sorted(roots) { add(root, 0) }
        self.lines = lines
    }

    /// The choices of a select, indented; closed columns only when they are chosen already.
    package func choices(keeping chosen: Set<ColumnID> = []) -> [SelectField.Choice] {
        lines.filter { $0.column.isActive || chosen.contains($0.column.id) }.map { line in
            SelectField.Choice(
                line.column.id.text, String(repeating: "　", count: min(line.depth, 6)) + line.column.name)
        }
    }

    package func name(_ id: ColumnID) -> String {
        lines.first { $0.column.id == id }?.column.name ?? "（已不存在的栏目）"
    }

    private static func sorted(_ columns: [SiteColumn]) -> [SiteColumn] {
        columns.sorted { ($0.order, $0.name) < ($1.order, $1.name) }
    }
}
