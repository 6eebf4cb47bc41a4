import Kernel
package import Publishing

/// Which column of a portal stands where in the section 政府信息公开, whose structure is the same everywhere (SITE-8).
package struct OpennessMap: Sendable {
    /// The column that the section is kept under, if the portal has one.
    package let root: SiteColumn?
    package let guides: [SiteColumn]
    package let rules: [SiteColumn]
    package let reports: [SiteColumn]
    package let items: [OpennessItem: [SiteColumn]]

    /// A column stands where its portal put it (`FixedPlace`); else its name decides.
    ///
    /// - Parameter columns: the active columns of one portal, in their order.
    package init(_ columns: [SiteColumn]) {
        let root =
            columns.first { $0.place == .root }
            ?? columns.first {
                $0.place == nil && $0.parent == nil && $0.name.contains("信息公开") && $0.type == .disclosure
            }
        self.root = root
        var guides: [SiteColumn] = [], rules: [SiteColumn] = [], reports: [SiteColumn] = []
        var items: [OpennessItem: [SiteColumn]] = [:]
        for column in columns where column.id != root?.id {
            if let place = column.place {
                switch place {
                case .root, .none: break
                case .guide: guides.append(column)
                case .rulesOfOpenness: rules.append(column)
                case .reports: reports.append(column)
                case .basis, .functions, .plans, .figures, .permits, .penalties, .budgets, .charges, .procurement,
                    .projects, .welfare, .emergencies, .inspections, .recruitment, .others:
                    if let item = OpennessItem(rawValue: place.rawValue) { items[item, default: []].append(column) }
                }
                continue
            }
            let isWithin = root.map { SiteColumn.isBelow(column.id, $0.id, among: columns) } ?? false
            if isWithin,
                OpennessMap.statutoryNames.contains(column.name) || column.name == OpennessPart.application.chinese
            {
                continue
            } else if isWithin, column.name.contains("指南") {
                guides.append(column)
            } else if isWithin, column.name.contains("制度") {
                rules.append(column)
            } else if isWithin, column.name.contains("年报") || column.name.contains("年度报告") {
                reports.append(column)
            } else if isWithin || root == nil, let item = OpennessMap.item(of: column, isWithin: isWithin) {
                items[item, default: []].append(column)
            }
        }
        self.guides = guides
        self.rules = rules
        self.reports = reports
        self.items = items
    }

    /// A column that only holds the fifteen.
    private static let statutoryNames: Set = ["法定主动公开内容", "法定主动公开"]

    /// The item a column belongs to; nil for news, services and the like, which Article 20 does not ask for.
    private static func item(of column: SiteColumn, isWithin: Bool) -> OpennessItem? {
        let named = OpennessItem.allCases.first { item in item.words.contains { column.name.contains($0) } }
        let usual: [ColumnType: OpennessItem] = [
            .policy: .rules, .functions: .functions, .overview: .functions, .data: .figures,
        ]
        if let usual = usual[column.type] { return named ?? usual }
        return isWithin ? named ?? .others : nil
    }

    package func columns(of item: OpennessItem) -> [SiteColumn] { items[item] ?? [] }

    package func item(of column: ColumnID) -> OpennessItem? {
        OpennessItem.allCases.first { columns(of: $0).contains { $0.id == column } }
    }

    package func part(of column: ColumnID) -> OpennessPart? {
        if guides.contains(where: { $0.id == column }) { return .guide }
        if rules.contains(where: { $0.id == column }) { return .rules }
        if reports.contains(where: { $0.id == column }) { return .reports }
        return item(of: column) == nil && column != root?.id ? nil : .statutory
    }

    package func columns(of part: OpennessPart) -> [SiteColumn] {
        switch part {
        case .guide: guides
        case .rules: rules
        case .statutory: OpennessItem.allCases.flatMap { columns(of: $0) }
        case .reports: reports
        case .application: []
        }
    }
}

/// The fixed left navigation of SITE-8.
package enum OpennessPart: String, CaseIterable, Sendable, Hashable {
    case guide, rules, statutory, reports, application

    package var chinese: String {
        switch self {
        case .guide: "政府信息公开指南"
        case .rules: "政府信息公开制度"
        case .statutory: "法定主动公开内容"
        case .reports: "政府信息公开年报"
        case .application: "依申请公开"
        }
    }
}
