import Kernel
import OfficeFormats
import Testing

@testable import Catalogue

/// What is exported in the official layout is read in again as it was.
@Suite struct CatalogueRoundTripTests {
    typealias World = CatalogueWorld

    static func edition(_ kind: CatalogueKind) throws -> CatalogueEdition {
        var items = try ShippedCatalogue.rows(of: kind).enumerated().map {
            CatalogueItem(id: World.id(1_000 + $0.offset), content: $0.element.content, owner: World.section)
        }
        items[1].content.otherChannel = "院内屏、挂号处；广播"
        items[1].content.channels.insert(.other)
        items[2].content.content = "第一行\n第二行 <b>&\"=1+1"
        items[3].content.channels = Set(DisclosureChannel.allCases)
        if kind.isStandard {
            items[0].content.audiences = [.everyone, .group]
            items[0].content.group = "申请人、利害关系人"
            items[0].content.modes = [.proactive, .onRequest]
            items[0].content.levels = [.city, .county, .township]
        }
        return World.edition(.inForce, kind: kind, items: items)
    }

    @Test(arguments: CatalogueKind.allCases, CatalogueFormat.allCases)
    func importOfExportIsTheSame(_ kind: CatalogueKind, _ format: CatalogueFormat) async throws {
        let edition = try Self.edition(kind)
        let bytes = try CatalogueExport.bytes(edition, title: "青禾县卫生健康局\(kind.chinese)", as: format)
        let document = try await DocumentReader.read(bytes: bytes, named: "目录.\(format.rawValue)")
        let read = try ReadCatalogue(document, kind: kind)
        #expect(read.rows.count == edition.items.count && read.notes == [])
        for (row, item) in zip(read.rows, edition.items) { #expect(row.content == item.content, "\(row.place)") }
        #expect(read.rows.allSatisfy { $0.remarks.isEmpty })
    }

    /// CAT-11: two header rows, the first level merged, every channel with its box.
    @Test func theSheetHasTheOfficialLayout() async throws {
        let bytes = try CatalogueExport.bytes(try Self.edition(.standard), title: "标准目录", as: .xlsx)
        let document = try await DocumentReader.read(bytes: bytes, named: "a.xlsx")
        guard case .table(let table)? = document.blocks.first(where: { if case .table = $0 { true } else { false } })
        else { throw Refusal.notFound }
        let texts = table.rows.joined().map(\.text)
        for title in ["公开事项", "一级事项", "二级事项", "公开内容（要素）", "公开渠道和载体", "特定群体", "依申请", "乡级"] {
            #expect(texts.contains(title), "\(title)")
        }
        #expect(table.rows.joined().contains { $0.text == "公开事项" && $0.columnSpan == 2 })
        #expect(table.rows.joined().contains { $0.text == "行政许可类事项" && $0.rowSpan == 12 })
        #expect(texts.contains { $0.contains("■政府网站") && $0.contains("□政府公报") })
    }
}
