import Kernel
import OfficeFormats
import TestSupport
import Testing

@testable import Letters

@Suite(.serialized) struct LetterImportTests {
    typealias World = LetterWorld

    static let head = "工单编号,诉求类型,来源,来件时间,标题,诉求内容,姓名,联系电话,地址,紧急程度"

    /// 5,000 rows of which three in a hundred are bad, each in its own way.
    static func table(_ count: Int) -> [UInt8] {
        var lines = [head]
        for number in 1...count {
            let good =
                "GD\(number),咨询,12345,2026-03-0\(1 + number % 8) 09:05,第\(number)件,\"内容，含“引号”\"\"和\n换行\",林小满,13800138000,城关镇,一般"
            lines.append(number % 100 < 3 ? bad(number) : good)
        }
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    static func bad(_ number: Int) -> String {
        switch number % 6 {
        case 0: "GD\(number),闲聊,12345,2026-03-01,标题,内容,,,,"
        case 1: ",咨询,12345,2026-03-01,标题,内容,,,,"
        case 2: "GD\(number),咨询,12345,三月一日,标题,内容,,,,"
        case 3: "GD\(number),咨询,12345,2027-03-01,标题,内容,,,,"
        case 4: "GD\(number),咨询,12345,2026-03-01,,内容,,,,"
        default: "GD\(number),咨询,飞鸽,2026-03-01,标题,内容,,,,"
        }
    }

    @Test(arguments: [TestDatabases.all[0]])
    func fiveThousandRowsWithThreeInAHundredBad(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database, on: "2026-03-10") { world in
            let rows = try LetterTableReading.rows(csv: LetterImportTests.table(5_000))
            #expect(rows.count == 5_000)
            let report = try await world.letters.take(rows, by: World.dispatcher)
            #expect(report.count(.added) == 4_850 && report.count(.bad) == 150 && report.lines.count == 5_000)
            let reasons = Set(report.faulty.map { String($0.words.prefix(4)) })
            #expect(reasons == ["诉求类型", "没有工单", "来件时间", "没有标题", "来源“飞"])
            #expect(report.faulty.first?.place == 2 && report.faulty.first?.words == "没有工单编号")
            #expect(try await world.count("letter") == 4_850)
            #expect(try await world.count("obligation", "rule = 'MAIL-2'") == 4_850)
            // The same again changes nothing twice.
            let again = try await world.letters.take(rows, by: World.dispatcher)
            #expect(again.count(.known) == 4_850 && again.count(.bad) == 150 && again.count(.added) == 0)
            #expect(try await world.count("letter") == 4_850)
            let found = try await world.letters.list(LetterQuery(), for: World.dispatcher)
            #expect(found.total == 4_850 && found.lines.first?.letter.words.contains("“引号”\"和\n换行") == true)
        }
    }

    @Test(arguments: TestDatabases.all)
    func anOrderThatChangedIsToldAndNotTouched(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database, on: "2026-03-10") { world in
            func rows(_ title: String) throws -> [LetterImportRow] {
                try LetterTableReading.rows(
                    csv: Array("\(LetterImportTests.head)\nGD1,投诉举报,,2026-3-9 9:05,\(title),内容,,,,紧急".utf8))
            }
            let first = try await world.letters.take(try rows("甲") + rows("乙"), by: World.dispatcher)
            #expect(first.lines.map(\.outcome) == [.added, .differs])
            let next = try await world.letters.takeAtOnce(try rows("甲") + rows("丙"), by: World.dispatcher)
            #expect(next.lines.map(\.outcome) == [.known, .differs])
            let id = try #require(first.lines.first?.id)
            let letter = try await world.letters.letter(id, for: World.dispatcher).letter
            #expect(letter.title == "甲" && letter.category == .report && letter.isUrgent && letter.isAnonymous)
            #expect(letter.receivedAt.minute == "2026-03-09 09:05" && letter.externalNumber == "GD1")
            await #expect(throws: Refusal.self) { try await world.letters.take(try rows("甲"), by: World.clerk) }
            // What goes back to 12345.
            try await world.play(id, LetterStoreWorld.toReplied)
            let answers = try await world.letters.externalAnswers(
                since: World.day("2026-03-01"), for: World.dispatcher, most: 10)
            let csv = String(decoding: LetterAnswerExport.bytes(answers), as: UTF8.self)
            #expect(csv.contains("GD1,LX2026-0001,举报,待回访,疾控科,请带身份证件到原接种门诊补办。"))
        }
    }

    @Test func headsMayHaveOtherNamesAndATitleAbove() throws {
        let text = "12345工单清单\n\n工单号,类型,登记时间,诉求标题,工单内容,备注\nA-1,求助,2026/3/5,标题,内容,无\n"
        let rows = try LetterTableReading.rows(csv: Array(text.utf8))
        #expect(rows.count == 1 && rows[0][.number] == "A-1" && rows[0].place == 4)
        let letter = try rows[0].parsed(now: World.moment).get()
        #expect(
            letter.category == .help && letter.channel == .hotline && letter.receivedAt?.day.description == "2026-03-05"
        )
    }

    @Test(arguments: ["", "甲,乙,丙\n1,2,3", "工单编号,诉求类型,标题\n1,咨询,甲", "工单编号,诉求类型,来件时间,标题,诉求内容\n"])
    func tablesWithoutTheColumnsAreRefused(_ text: String) {
        #expect(throws: Refusal.self) { try LetterTableReading.rows(csv: Array(text.utf8)) }
    }

    /// Hostile text is text: quotes without end, control characters, very long cells.
    @Test func hostileTablesDoNoHarm() throws {
        let hostile = [
            "\(LetterImportTests.head)\nGD1,咨询,,2026-03-01,\"没有结束的引号,内容\nGD2,咨询,,2026-03-01,甲,乙",
            "\(LetterImportTests.head)\nGD\u{0},咨询\u{1},,2026-03-01,=cmd|' /C calc'!A0,\u{202E}内容\u{0},,,,",
            "\(LetterImportTests.head)\nGD1,咨询,,2026-03-01," + String(repeating: "字", count: 50_000) + ",乙,,,,",
            "\(LetterImportTests.head)\n'; DROP TABLE letter; --,咨询,,2026-03-01,甲,乙,,,,",
            "\(LetterImportTests.head)\n" + String(repeating: ",", count: 10_000),
            "\(LetterImportTests.head)\n\u{FEFF}GD1,咨询,,9999999999999999999999-99-99,甲,乙,,,,",
        ]
        for text in hostile {
            let found = Result { try LetterTableReading.rows(csv: Array(text.utf8)) }
            guard case .success(let rows) = found else { continue }
            for row in rows {
                guard case .success(let letter) = row.parsed(now: World.moment) else { continue }
                #expect(
                    !letter.words.unicodeScalars.contains("\u{0}") && !letter.title.unicodeScalars.contains("\u{0}"))
                #expect(letter.title.count <= 100 && letter.externalNumber == "GD")
            }
        }
    }

    @Test func workbooksAreReadFromTheFirstTableThatFits() throws {
        func cell(_ text: String, _ row: Int, _ column: Int) -> TableCell {
            TableCell([text], row: row, column: column, position: SourcePosition(table: 1, row: row + 3))
        }
        let heads = ["工单编号", "诉求类型", "来件时间", "标题", "诉求内容"], line = ["B1", "建议", "2026-03-01", "甲", "乙"]
        let table = TableBlock(
            rows: [heads.enumerated().map { cell($1, 0, $0) }, line.enumerated().map { cell($1, 1, $0) }],
            columnCount: 5, position: SourcePosition(table: 1))
        let rows = try LetterTableReading.rows(of: ReadDocument(format: .xlsx, blocks: [.table(table)]))
        #expect(rows.count == 1 && rows[0].place == 4)
        #expect(try rows[0].parsed(now: World.moment).get().category == .suggestion)
    }
}
