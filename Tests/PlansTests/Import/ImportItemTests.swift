import Kernel
import OfficeFormats
import Testing

@testable import Plans

/// Reading rules 1–5: what is a task, its number, its text and the headings above it.
@Suite struct PlansImportItemTests {
    @Test(arguments: [
        ("一、甲", "han 1 一 2"), ("（二）乙", "hanBracket 2 二 3"), ("(十二) 乙", "hanBracket 12 十二 5"), ("1.丙", "arabic 1 1 2"),
        ("12、 丙", "arabic 12 12 4"), ("３．丙", "arabic 3 ３ 2"), ("（4）丁", "arabicBracket 4 4 3"), ("⑤戊", "circled 5 ⑤ 1"),
        ("1.2 己", "decimal 2 1.2 4"), ("第一部分 庚", "part 1 一 5"), ("2020年", "nil"), ("2.5%", "nil"), ("一是", "nil"),
        ("", "nil"),
        ("（", "nil"), ("第", "nil"), ("1", "nil"),
    ]) func labels(_ text: String, _ expected: String) {
        let found = ItemLabel.read(Scalars(text)).map { "\($0.style) \($0.value) \($0.number) \($0.length)" }
        #expect(found ?? "nil" == expected)
    }

    private func items(_ paragraphs: [String]) -> [String] {
        CellItems(paragraphs).items.map { "\($0.label?.number ?? "-") \($0.text.string)" }
    }

    /// Rule 1.
    @Test func cellsAreCutAtTheirNumbers() {
        #expect(items(["1.甲。", "2.乙。", "3.丙。"]) == ["1 甲。", "2 乙。", "3 丙。"])
        #expect(items(["1、甲。", "2.乙。"]) == ["1 甲。", "2 乙。"])
        #expect(items(["1.甲。2.乙。"]) == ["1 甲。", "2 乙。"])
        #expect(items(["1.甲，达到2.5分。3.丙"]) == ["1 甲，达到2.5分。3.丙"])
        #expect(items(["1.甲（含：1.子；2.丑）。2.乙"]) == ["1 甲（含：1.子；2.丑）。", "2 乙"])
        #expect(items(["1.做好甲。", "按照原则办。", "加强联系。"]) == ["1 做好甲。按照原则办。加强联系。"])
        #expect(items(["探索多种方式。", "推动解决问题。"]) == ["- 探索多种方式。推动解决问题。"])
        #expect(items(["（一）标题", "1.甲。", "2.乙。"]) == ["1 甲。", "2 乙。"])
        #expect(CellItems(["（一）标题", "1.甲。"]).items[0].headings.map(\.string) == ["（一）标题"])
    }

    /// Not in the text: a closing bracket that only names units or a time.
    @Test(arguments: [
        ("推进公开。（牵头单位：办公室）", "推进公开。", ["牵头单位：办公室"]),
        ("推进公开（办公室负责）。", "推进公开。", ["办公室负责"]),
        ("推进公开。（市财政局、市税务局）", "推进公开。", ["市财政局、市税务局"]),
        ("推进公开。（2021年6月底前完成）", "推进公开。", ["2021年6月底前完成"]),
        ("推进公开。（办公室牵头）（长期坚持）", "推进公开。", ["办公室牵头", "长期坚持"]),
        ("通知各县人民政府（管委会）", "通知各县人民政府（管委会）", []),
        ("公开收费目录(公开内容包括3项)", "公开收费目录(公开内容包括3项)", []),
        ("报各科室（所、办）。", "报各科室（所、办）。", []),
        ("落实制度（见附件）。", "落实制度（见附件）。", []),
    ]) func closingBrackets(_ text: String, _ body: String, _ held: [String]) {
        let split = ClosingBracket.split(Scalars(text))
        #expect(split.text.string == body)
        #expect(split.held == held)
    }

    private func plan(_ lines: [String]) -> PlanDraft {
        PlanInterpreter.interpret(
            ReadDocument(
                format: .text, blocks: lines.enumerated().map { .paragraph($1, at: SourcePosition(paragraph: $0 + 1)) })
        )
    }

    /// Rule 2.
    @Test func narrativeTasksAreTheLowestLevelWithSentences() {
        let found = plan([
            "某县2021年政务公开工作要点", "为做好工作，制定本要点。", "一、公开要点", "（一）推进公开", "1、做好甲。", "2、做好乙。（办公室负责）",
            "二、工作要求。", "（一）强化职能。开展工作。", "（二）抓好考核", "各单位要高度重视，认真组织。", "本要点要纳入年度报告。",
        ])
        #expect(
            found.tasks.map { $0.sectionPath.joined(separator: "/") + " " + ($0.number ?? "-") + " " + $0.text } == [
                "一、公开要点/（一）推进公开 1 做好甲。", "一、公开要点/（一）推进公开 2 做好乙。", "二、工作要求 一 强化职能。开展工作。",
                "二、工作要求 二 抓好考核各单位要高度重视，认真组织。",
            ])
        #expect(found.tasks[1].responsible == ["办公室"])
        #expect(found.tasks[0].responsible == [])
    }

    @Test func remarksOfTheCoveringNoticeAreNoTasks() {
        let found = plan([
            "关于印发《某局2024年政务公开工作要点》的通知", "各科室：", "现印发给你们，并提出以下要求：", "一、提高认识。各单位要高度重视。",
            "二、按时报送。请于2024年11月30日前将工作总结报局办公室。", "附件：某局2024年政务公开工作要点", "某某县卫生健康局", "2024年4月8日", "附件",
            "某局2024年政务公开工作要点", "一、主动公开", "1.公开职能。及时更新。", "2.公开财务。按时公开。", "二、依申请公开", "3.规范答复。依法答复。",
        ])
        #expect(found.tasks.map(\.number) == ["1", "2", "3"])
        #expect(found.title == "某局2024年政务公开工作要点")
        #expect(found.issuer == "某某县卫生健康局")
        #expect(found.reportDue?.description == "2024-11-30")
        #expect(found.contactDepartment == "局办公室")
        #expect(found.tasks.allSatisfy { $0.lead == nil && $0.responsible == nil && $0.cooperating == nil })
    }

    private func plan(table rows: [[String]], merged: [(row: Int, column: Int, rows: Int)] = []) -> PlanDraft {
        let made = rows.enumerated().map { row, cells in
            cells.enumerated().compactMap { column, text -> TableCell? in
                let covered = merged.contains { $0.column == column && $0.row < row && row < $0.row + $0.rows }
                let span = merged.first { $0.row == row && $0.column == column }?.rows ?? 1
                return covered
                    ? nil
                    : TableCell(
                        text.isEmpty ? [] : text.components(separatedBy: "¶"), row: row, column: column, rowSpan: span)
            }
        }
        let table = TableBlock(rows: made, columnCount: rows[0].count, position: SourcePosition(table: 1))
        return PlanInterpreter.interpret(ReadDocument(format: .docx, blocks: [.table(table)]))
    }

    /// Rules 3 and 4: blank heading cells take the heading above, blank unit cells the units above.
    @Test func blankCellsTakeWhatStandsAbove() {
        let found = plan(table: [
            ["工作事项", "具体任务", "责任科室"], ["一、甲项", "1.做好甲工作并公开。", "办公室"], ["", "2.做好乙工作并公开。", ""],
            ["二、乙项", "3.做好丙工作并公开。", "人事科"],
        ])
        #expect(found.tasks.map(\.sectionPath) == [["一、甲项"], ["一、甲项"], ["二、乙项"]])
        #expect(found.tasks.map(\.responsible) == [["办公室"], ["办公室"], ["人事科"]])
        #expect(found.tasks.map(\.needsReview) == [[], [.inheritedUnits], []])
    }

    /// Rule 4: one unit column blank and another filled means none.
    @Test func oneBlankUnitColumnMeansNone() {
        let found = plan(table: [
            ["内容", "任务", "牵头单位", "责任单位"], ["（一）甲", "1.做好甲工作并公开。", "办公室", "各科室"], ["", "2.做好乙工作并公开。", "人事处¶办公室", ""],
        ])
        #expect(found.tasks[1].lead == ["人事处", "办公室"])
        #expect(found.tasks[1].responsible == [])
        #expect(found.tasks[1].needsReview == [.blankUnitCell])
    }

    /// A gap in the headings' numbers beside merged cells: the section is unknown, not guessed (missing_section).
    @Test func aMissingSectionIsNotInvented() {
        let found = plan(
            table: [
                ["事项", "任务", "责任单位"], ["一、甲项", "1.做好甲工作并公开。", "办公室"], ["", "2.做好乙工作并公开。", "办公室"],
                ["", "3.做好丙工作并公开。", "办公室"],
                ["三、丙项", "4.做好丁工作并公开。", "办公室"],
            ], merged: [(row: 1, column: 0, rows: 2)])
        #expect(found.tasks.map(\.sectionPath) == [["一、甲项"], ["一、甲项"], [], ["三、丙项"]])
        #expect(found.needsReview.contains(.missingSection))
    }

    /// Rule 5, and several items in one cell that share the row's units.
    @Test func fullWidthRowsAreHeadings() {
        let table = TableBlock(
            rows: [
                [TableCell(["内容"], row: 0, column: 0, columnSpan: 2), TableCell(["牵头单位"], row: 0, column: 2)],
                [TableCell(["一、大项"], row: 1, column: 0, columnSpan: 3)],
                [
                    TableCell(["（一）小项"], row: 2, column: 0), TableCell(["1.甲工作。", "2.乙工作。"], row: 2, column: 1),
                    TableCell(["办公室"], row: 2, column: 2),
                ],
            ], columnCount: 3, position: SourcePosition(table: 1))
        let found = PlanInterpreter.interpret(ReadDocument(format: .docx, blocks: [.table(table)]))
        #expect(found.tasks.map(\.sectionPath) == [["一、大项", "（一）小项"], ["一、大项", "（一）小项"]])
        #expect(found.tasks.map(\.lead) == [["办公室"], ["办公室"]])
    }

    @Test func damagedHeadingsAreMarkedAndKept() {
        #expect(TableTasks.isDamaged("二、切实提升政策 应 应 和 质量"))
        #expect(TableTasks.isDamaged("五、着力加强 突发 共卫 生事 公开"))
        #expect(!TableTasks.isDamaged("六、继续抓好 政府信息公 开条例贯彻 落实"))
        #expect(!TableTasks.isDamaged("一、加快推进"))
    }

    @Test func columnsOfAStandardLedgerAreFound() {
        let found = plan(table: [
            ["序号", "工作任务", "细化分工", "责任处室", "完成时限", "备注"], ["1", "决策公开", "对重大事项公开征求意见。", "法规处牵头，各有关处室配合", "12月", ""],
            ["2", "会议公开", "每季度公开一次会议。", "办公室", "长期推进", "略"],
        ])
        #expect(found.tasks.map { $0.number ?? "" } == ["1", "2"])
        #expect(found.tasks.map(\.deadline) == ["12月", "长期推进"])
        #expect(found.tasks[0].lead == ["法规处"] && found.tasks[0].cooperating == ["各有关处室"])
        #expect(found.tasks[1].sectionPath == ["会议公开"])
    }
}

extension String {
    fileprivate func components(separatedBy mark: Character) -> [String] { split(separator: mark).map(String.init) }
}
