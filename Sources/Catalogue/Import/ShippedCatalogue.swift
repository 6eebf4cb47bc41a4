package import Kernel
package import People

/// The reference catalogues that come with the program: lines of tab-separated words, one line an item. They are written
/// from public law and must be checked against local duties; the health field against 国卫办政务函〔2019〕698号 (CAT-13).
package enum ShippedCatalogue {
    /// - Parameter institution: owns every line of an institution's catalogue.
    package static func lines(
        _ kind: CatalogueKind, units: [Unit], institution: UnitID? = nil
    ) throws -> [CatalogueLine] {
        let owners = OwnerReading(units)
        let name = institution.flatMap { id in units.first { $0.id == id }?.name } ?? ""
        return try rows(of: kind).map { row in
            var content = row.content
            if institution != nil { content.ownerWords = name }
            let owner = institution ?? owners.owner(of: row.section)
            let remarks = owner == nil ? ["\(kind.ownerTitle)“\(content.ownerWords)”没有对应的科室，请选择。"] : []
            return CatalogueLine(content, owner: owner, remarks: remarks)
        }
    }

    /// An item and the names of the columns where such information usually stands.
    package struct Row: Sendable {
        package let content: ItemContent
        /// 责任科室 by its usual name.
        package let section: String
        package let columns: [String]
    }

    package static func rows(of kind: CatalogueKind) throws -> [Row] {
        let bytes =
            switch kind {
            case .basic: PackageResources.basic_tsv
            case .standard: PackageResources.standard_tsv
            case .institution: PackageResources.institution_tsv
            }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
        return try lines.map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map {
                String($0).split(separator: "|").joined(separator: "\n")
            }
            guard cells.count == 10 else {
                throw Refusal(.unavailable, "未能读取所附的参考目录：格式不符。请重新安装程序。", rule: kind.rule)
            }
            return Row(
                content: content(cells, kind), section: cells[kind.isStandard ? 4 : 7],
                columns: cells[9].split(separator: "\n").map(String.init))
        }
    }

    private static func content(_ cells: [String], _ kind: CatalogueKind) -> ItemContent {
        let channels = ChannelReading(cells[5])
        let group = cells[8]
        return ItemContent(
            category: cells[0], name: cells[1], content: cells[2], basis: cells[3],
            clause: kind.isStandard ? "" : cells[4],
            channels: channels.channels, otherChannel: channels.other, limit: TimeLimit(cells[6]),
            ownerWords: cells[7], audiences: group.isEmpty ? [.everyone] : [.group], group: group,
            modes: [.proactive], levels: kind.isStandard ? [.county] : [])
    }
}
