import Kernel
import OfficeFormats
import Testing

@testable import Catalogue

/// Tables of the official layouts, as they are and as people make them.
@Suite struct CatalogueImportTests {
    typealias World = CatalogueWorld

    static func document(_ rows: [[String]], name: String = "目录.xlsx") -> ReadDocument {
        table(
            rows.enumerated().map { row, cells in
                cells.enumerated().map { column, text in cell(text, row, column) }
            })
    }

    static func cell(_ text: String, _ row: Int, _ column: Int, rows: Int = 1, columns: Int = 1) -> TableCell {
        let paragraphs = text.split(separator: "\n").map(String.init)
        return TableCell(
            paragraphs, row: row, column: column, rowSpan: rows, columnSpan: columns,
            position: SourcePosition(table: 1, row: row + 1))
    }

    static func table(_ rows: [[TableCell]], width: Int? = nil) -> ReadDocument {
        let columns = width ?? (rows.map { $0.reduce(0) { max($0, $1.column + $1.columnSpan) } }.max() ?? 0)
        let block = TableBlock(rows: rows, columnCount: columns, position: SourcePosition(table: 1))
        return ReadDocument(format: .xlsx, blocks: [.table(block)])
    }

    static let head = ["序号", "事项类别", "事项名称", "公开内容", "公开依据", "条款内容", "公开渠道", "公开时限", "责任科室"]
    static let line = ["1", "机构概况", "机关职能", "主要职责", "《条例》", "第二十条", "政府网站、微信公众号、院内屏", "20个工作日内", "疾控科"]

    @Test func theBasicLayoutIsRead() throws {
        let read = try ReadCatalogue(Self.document([Self.head, Self.line]), kind: .basic)
        let content = try #require(read.rows.first?.content)
        #expect(content.category == "机构概况" && content.name == "机关职能" && content.clause == "第二十条")
        #expect(content.channels == [.website, .newMedia, .other] && content.otherChannel == "院内屏")
        #expect(content.limit.spans == [.workingDays(20)] && content.ownerWords == "疾控科")
        #expect(read.rows.first?.remarks == [] && read.notes == [])
    }

    /// CAT-11, CAT-12: two header rows, a first level merged over its lines, ticks and boxes.
    @Test func theStandardLayoutIsRead() throws {
        let first = ["序号", "", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体"]
        var top = first.enumerated().filter { $0.offset != 1 && $0.offset != 2 }.map {
            Self.cell($0.element, 0, $0.offset, rows: 2)
        }
        top.append(Self.cell("公开事项", 0, 1, columns: 2))
        top.append(Self.cell("公开对象", 0, 8, columns: 2))
        top.append(Self.cell("公开方式", 0, 10, columns: 2))
        top.append(Self.cell("公开层级", 0, 12, columns: 2))
        let second = [
            (1, "一级事项"), (2, "二级事项"), (8, "全社会"), (9, "特定群体"), (10, "主动"), (11, "依申请"), (12, "县级"), (13, "乡级"),
        ]
        func body(_ row: Int, _ cells: [(Int, String)]) -> [TableCell] { cells.map { Self.cell($0.1, row, $0.0) } }
        let boxes = "■政府网站 □政府公报 □两微一端\n■社区/企事业单位/村公示栏（电子屏） □精准推送 ■其他：院内屏"
        let one = [
            (0, "1"), (2, "医师执业注册"), (3, "指南"), (4, "《医师法》"), (5, "7个工作日"), (6, "县卫健局"), (7, boxes), (8, "√"),
            (10, "√"), (12, "√"),
        ]
        let two = [
            (0, "2"), (2, "裁决"), (3, "指南"), (4, "《条例》"), (5, "及时"), (6, "县卫健局"), (7, "■政府网站"), (9, "√（当事人）"), (11, "✓"),
            (13, "是"),
        ]
        let grid = [
            top, second.map { Self.cell($0.1, 1, $0.0) }, body(2, one) + [Self.cell("行政许可类", 2, 1, rows: 2)],
            body(3, two),
        ]
        let read = try ReadCatalogue(Self.table(grid), kind: .standard)
        let contents = read.rows.map(\.content)
        #expect(contents.map(\.category) == ["行政许可类", "行政许可类"] && contents.map(\.name) == ["医师执业注册", "裁决"])
        #expect(contents[0].channels == [.website, .board, .other] && contents[0].otherChannel == "院内屏")
        #expect(
            contents[0].audiences == [.everyone] && contents[0].modes == [.proactive] && contents[0].levels == [.county]
        )
        #expect(contents[1].audiences == [.group] && contents[1].group == "当事人")
        #expect(contents[1].modes == [.onRequest] && contents[1].levels == [.township])
    }

    @Test func oddTablesAreRead() throws {
        var short = Self.line
        short[1] = ""
        short[2] = "机构设置"
        short[7] = "按规定"
        var nameless = Self.line
        nameless[2] = " "
        let rows = [["青禾县卫生健康局主动公开基本目录"], Self.head, Self.line, Self.head, short, nameless, [""]]
        let read = try ReadCatalogue(Self.document(rows), kind: .basic)
        #expect(read.rows.map(\.content.name) == ["机关职能", "机构设置"])
        #expect(read.rows.map(\.content.category) == ["机构概况", "机构概况"] && read.rows[1].place == "表1第5行")
        #expect(read.rows[1].remarks.count == 1 && read.rows[1].remarks[0].contains("按规定"))
        #expect(read.notes == ["表1第6行没有事项名称，没有导入。"])
    }

    @Test func whatIsNoCatalogueIsRefused() {
        let hostile: [[[String]]] = [
            [], [[]], [[""]], [["姓名", "电话"], ["张三", "1"]], [Self.head], [["公开内容", "公开内容", "公开内容"]],
            [[String](repeating: "公开内容", count: 300)],
            [[String](repeating: String(repeating: "长", count: 5_000), count: 9)],
        ]
        for rows in hostile {
            #expect(throws: Refusal.self) { try ReadCatalogue(Self.document(rows), kind: .basic) }
        }
        #expect(throws: Refusal.self) { try ReadCatalogue(ReadDocument(format: .docx, blocks: []), kind: .standard) }
    }

    @Test func whatIsTooMuchIsCutAndSaid() throws {
        var long = Self.line
        long[3] = String(repeating: "长", count: 9_000)
        let rows =
            [Self.head] + [long]
            + (0..<2_100).map { number in
                var line = Self.line
                line[2] = "事项\(number)"
                return line
            }
        let read = try ReadCatalogue(Self.document(rows), kind: .basic)
        #expect(read.rows.count == 2_000 && read.rows[0].content.content.count == 4_000)
        #expect(read.rows[0].remarks.contains { $0.contains("过长") } && read.notes.count == 1)
    }

    /// Random cells of the words that mean something here: nothing traps, and what is read again is the same.
    @Test func anyTableIsReadOrRefused() {
        let words = Self.head + Self.line + ["", "√", "■□", "其他：、", "一级事项", "全社会", "（", "每月月日", "第九十九个工作日"]
        var seed: UInt64 = 7
        func dice(_ sides: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: seed >> 33) % sides
        }
        for _ in 0..<400 {
            let rows = (0..<dice(7)).map { _ in (0..<dice(12)).map { _ in words[dice(words.count)] } }
            for kind in CatalogueKind.allCases {
                let once = Result { try ReadCatalogue(Self.document(rows), kind: kind) }
                let twice = Result { try ReadCatalogue(Self.document(rows), kind: kind) }
                switch (once, twice) {
                case (.success(let one), .success(let two)): #expect(one == two && !one.rows.isEmpty)
                case (.failure(let error), .failure): #expect(error is Refusal)
                case (.success, .failure), (.failure, .success): Issue.record("read once only")
                }
            }
        }
    }

    @Test func ownersAreFoundByAnyOfTheirNames() {
        let owners = OwnerReading(World.units)
        #expect(owners.owner(of: "疾控科") == World.section && owners.owner(of: "疾病预防 控制科") == World.section)
        #expect(owners.owner(of: "某某科、政务公开办") == World.officeUnit && owners.owner(of: "某某科") == nil)
    }

    /// CAT-13, CAT-10: what comes with the program is whole, and its time limits are understood.
    @Test(arguments: CatalogueKind.allCases) func theReferenceCataloguesAreWhole(_ kind: CatalogueKind) throws {
        let rows = try ShippedCatalogue.rows(of: kind)
        #expect(rows.count >= (kind == .institution ? 10 : 60))
        for row in rows {
            #expect(row.content.fault(in: kind) == nil, "\(row.content.name)")
            #expect(!row.content.limit.spans.isEmpty && !row.columns.isEmpty, "\(row.content.limit.text)")
        }
        #expect(Set(rows.map(\.content.key)).count == rows.count)
    }

    @Test func theHealthFieldHasItsKinds() throws {
        let kinds = Set(try ShippedCatalogue.rows(of: .standard).map(\.content.category))
        #expect(
            kinds == [
                "行政许可类事项", "行政处罚类事项", "行政强制类事项", "行政给付类事项", "行政检查类事项", "行政确认类事项", "行政奖励类事项",
                "行政裁决类事项", "公共卫生服务类事项",
            ])
    }
}
