import Kernel
import Requests
import Testing

@testable import AnnualReport

/// Sections 一, 五 and 六 (RPT-1…3, RPT-32).
@Suite struct AnnualReportTextTests {
    private func filled(_ tables: ReportTables, others: [ReportFigure] = []) -> ReportTexts {
        let figures = ReportFigures(tables, others: others)
        return ReportDrafting(agency: "青禾县卫生健康局", isGovernment: false, figures: figures).texts.filled(from: figures)
    }

    @Test("RPT-2, RPT-3: the draft has the five themes, the stretch of time, the fee and the plan")
    func draft() throws {
        let texts = filled(
            try PublicVector.tables(),
            others: [
                ReportFigure("plan.tasks", "任务", 48), ReportFigure("plan.done", "办结", 45),
                ReportFigure(key: "plan.title", chinese: "要点", value: "2025年政务公开工作要点"),
            ])
        for theme in ["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"] {
            #expect(texts.overview.contains("）\(theme)。"))
        }
        #expect(texts.overview.contains("自2025年1月1日起至12月31日止"))
        #expect(texts.overview.contains("全年新收政府信息公开申请14069件，上年结转560件；办结政府信息公开申请13810件，结转下年度819件。"))
        #expect(texts.others.contains("2025年没有收取信息处理费"))
        #expect(texts.others.contains("48项任务，已办结并有佐证的45项"))
        #expect(!texts.overview.contains("{"))
    }

    @Test("RPT-32: what the draft says agrees with the tables; a number that is typed over does not pass")
    func numbers() throws {
        let tables = try PublicVector.tables()
        let texts = filled(tables)
        #expect(NumberCheck(tables).warnings(in: texts).isEmpty)
        for (right, wrong) in [("14069件", "14096件"), ("560件", "506件"), ("5548件", "5549件"), ("819件", "891件")] {
            var typed = texts
            typed.overview = texts.overview.replacing(right, with: wrong)
            let warnings = NumberCheck(tables).warnings(in: typed)
            #expect(warnings.count == 1, "\(wrong)")
            #expect(warnings.first?.words.contains(wrong) == true)
        }
    }

    @Test("RPT-32: other numbers are nobody's figure")
    func otherNumbers() throws {
        let tables = try PublicVector.tables()
        let texts = ReportTexts(
            overview: "第3次会议研究，2025年培训4次，比上年新收政府信息公开申请增加12件。", problems: "依据第三十三条，20个工作日内答复。",
            others: "收取信息处理费2件，共60元。")
        #expect(NumberCheck(tables).warnings(in: texts).isEmpty)
    }

    @Test("A place without a figure is refused; an unclosed brace is words")
    func places() throws {
        let figures = ReportFigures(try PublicVector.tables())
        #expect(ReportTexts(overview: "收到{r1.c7}件").fault(figures) == nil)
        let refusal = ReportTexts(overview: "收到{r99.c7}件").fault(figures)
        #expect(refusal?.rule == "RPT-32" && refusal?.field == "text_1")
        #expect(ReportTemplate("一{r1.c7}二{").parts == [.words("一"), .figure("r1.c7"), .words("二{")])
        #expect(ReportTexts(others: "共{r1.c7}").filled(from: figures).others == "共14069")
    }

    @Test("A year without applications is said in words")
    func nothing() {
        let texts = filled(ReportTables(year: 2025))
        #expect(texts.overview.contains("全年没有收到政府信息公开申请"))
        #expect(texts.overview.contains("全年没有制发行政规范性文件"))
    }
}
