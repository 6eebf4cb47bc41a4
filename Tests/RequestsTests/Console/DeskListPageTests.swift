import Kernel
import Markup
import PageChecking
import Redaction
import Testing

@testable import Requests
@testable import Site

@Suite struct DeskListPageTests {
    typealias World = DeskWorld

    static func board(
        _ board: RequestBoard, _ query: RequestQuery = RequestQuery(), mayEnter: Bool = true, isSection: Bool = false,
        at link: Link = DeskLinks.board
    ) -> String {
        let context = World.context(World.handler, at: link)
        return BoardScreen(
            board, query: query, figures: World.figures, mayEnter: mayEnter, isSection: isSection, context: context
        ).answer.html(in: context).string
    }

    @Test("The board shows stage, holder, day and signal of each case and no applicant in clear")
    func board() {
        let page = Self.board(World.board)
        #expect(PageChecker.problems(in: page) == [])
        for words in ["2026-011", "苏**", "已逾期 2 个工作日", "办理员", "未指定承办人", "下一页", "登记申请", "导出"] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test("An empty board says what would be here and what to do")
    func empty() {
        let none = RequestBoard(lines: [], next: nil, units: [:], members: [:])
        #expect(Self.board(none).contains("请先登记"))
        #expect(Self.board(none, isSection: true).contains("请本科室协办"))
        #expect(Self.board(none, RequestQuery(signal: .red)).contains("没有符合条件的申请"))
        #expect(!Self.board(none, mayEnter: false).contains("登记申请"))
    }

    @Test("An address and its query mean the same, without the page")
    func query() {
        let fields: FormFields = [
            "stage": "handling", "signal": "red", "unit": World.section.text, "channel": "fax", "due": "7", "q": "清单",
            "after": "x",
        ]
        let query = RequestQuery(reading: fields, today: World.today)
        #expect(query.stages == [.handling] && query.signal == .red && query.dueBefore == World.day("2026-03-17"))
        let address = query.link(from: DeskLinks.board).address
        #expect(address.contains("due=2026-03-17") && address.contains("stage=handling") && !address.contains("after"))
        #expect(!RequestQuery(reading: ["stage": "nowhere"], today: World.today).isFiltered)
    }

    @Test("Entry shows the rule of each channel, and holds on when something looks alike (FOI-31)")
    func intake() {
        let context = World.context(World.handler, at: DeskLinks.new)
        let blank = IntakeScreen(state: DeskIntake.blank(today: World.today), context: context)
            .answer.html(in: context).string
        #expect(PageChecker.problems(in: blank) == [])
        for channel in IntakeChannel.allCases { #expect(blank.contains(channel.receiptRule)) }
        #expect(!blank.contains("value=\"web\"") && !blank.contains("name=\"checked\""))
        #expect(!blank.contains("用途是"))
        let similar = World.view(World.request(.handling), World.handler).similar
        let held = IntakeScreen(
            state: DeskIntake.blank(today: World.today), duplicates: similar, gaps: ["没有填写证件号码。请按证件填写。"],
            context: context
        ).answer.html(in: context).string
        #expect(PageChecker.problems(in: held) == [])
        #expect(held.contains("尚未登记") && held.contains("name=\"checked\"") && held.contains("2025-203"))
    }

    @Test("The receipt shows the query code once")
    func receipt() {
        let view = World.view(World.request(.registered), World.handler)
        let context = World.context(World.handler, at: DeskLinks.receipt(view.request.id))
        let first = DeskReceiptScreen(view: view, code: "ABCD-EFGH-JKMN", today: World.today).answer
        let again = DeskReceiptScreen(view: view, code: nil, today: World.today).answer
        #expect(first.html(in: context).string.contains("ABCD-EFGH-JKMN"))
        for page in [first, again] { #expect(PageChecker.problems(in: page.html(in: context).string) == []) }
    }

    @Test("The page of a redaction shows marks in their place, and suggestions that are not marked yet")
    func redaction() {
        let units = [
            RedactableUnit(number: 1, role: .paragraph, place: "第1段", text: "联系人张三，电话13900001234。"),
            RedactableUnit(number: 2, role: .paragraph, place: "第2段", text: "以下为问题清单。"),
        ]
        let text = RedactableText(kind: .word, units: units, blocks: [.unit(1), .unit(2)])
        let name = RedactionMark.text(unit: 1, 3..<5, .privacy), phone = RedactionMark.text(unit: 1, 8..<19, .privacy)
        let view = RedactionView(
            request: World.request(.handling), file: World.texts[0], material: .text(text), route: .text, marks: [name],
            suggestions: [name, phone].map {
                RedactionSuggestion(mark: $0, words: "13900001234", kind: "电话", isSure: true)
            },
            notes: ["批注 2 处"])
        let context = World.context(World.handler, at: DeskLinks.redaction(view.request.id, view.file.id))
        let page = RedactionScreen(view, state: .empty, context: context).answer.html(in: context).string
        #expect(PageChecker.problems(in: page) == [])
        #expect(page.contains("<mark class=\"cut\">张三</mark>") && page.contains("value=\"t1:4-5:privacy\" checked"))
        #expect(page.contains("value=\"t1:9-19:privacy\"") && page.contains("建议遮盖（1 处）"))
    }

    @Test("A mark and its words in the form are the same, and nothing else is a mark")
    func values() {
        let marks = [
            RedactionMark.text(unit: 3, 4..<12, .privacy),
            .page(2, RedactionBox(left: 1, top: 2, width: 300, height: 400), .commercialSecret),
            RedactionMark(.text(unit: 1, 0..<1), [.privacy, .nationalSecret]),
        ]
        for mark in marks { #expect(RedactionValue.mark(RedactionValue.text(mark)) == mark) }
        for text in [
            "", "t1", "t1:5:privacy", "t1:0-3:privacy", "t1:9-3:privacy", "t1:1-3:love", "b1:1,2,3:privacy",
            "t999999999:1-2:privacy", "x1:1-2:privacy", "t1:1-2:privacy:more", "b1:-1,2,3,4:privacy",
        ] { #expect(RedactionValue.mark(text) == nil, "\(text)") }
    }
}
