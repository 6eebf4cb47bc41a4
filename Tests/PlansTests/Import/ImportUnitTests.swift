import Testing

@testable import Plans

/// Reading rules 6–13: who does what, from unit cells as they are written.
@Suite struct PlansImportUnitTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var cell: [String]
        var lead: [String] = []
        var responsible: [String] = []
        var cooperating: [String] = []
        var column = UnitRoles.Role.responsible
        var known: [String] = []
        var flags: Set<ReviewCode> = []
        var testDescription: String { cell.joined(separator: "¶") }
    }

    private func check(_ item: Case) {
        let found = RoleReading.read(item.cell, fallback: item.column, known: Set(item.known.map { Scalars($0) }))
        #expect(found.lead == item.lead, "lead of \(item.testDescription)")
        #expect(found.responsible == item.responsible, "responsible of \(item.testDescription)")
        #expect(found.cooperating == item.cooperating, "cooperating of \(item.testDescription)")
        #expect(found.flags == item.flags, "flags of \(item.testDescription)")
    }

    /// Rule 6: a column of one role gives it.
    @Test(arguments: [
        Case(cell: ["办公室", "宣传处"], lead: ["办公室", "宣传处"], column: .lead),
        Case(cell: ["委机关处室，", "省属医疗卫生单位"], responsible: ["委机关处室", "省属医疗卫生单位"]),
        Case(cell: ["各科室（所、办）"], cooperating: ["各科室（所、办）"], column: .cooperating),
    ]) func columnsGiveTheirRole(_ item: Case) { check(item) }

    /// Rules 7 and 9: marks come first.
    @Test(arguments: [
        Case(cell: ["市司法局牵头，各县（区）人民政府（管委会）和市府直属各部门配合"], lead: ["市司法局"], cooperating: ["各县（区）人民政府（管委会）", "市府直属各部门"]),
        Case(cell: ["甲局牵头，乙局按职责分工负责"], lead: ["甲局"], responsible: ["乙局"]),
        Case(cell: ["办公室牵头，人事科和财务科配合"], lead: ["办公室"], cooperating: ["人事科", "财务科"]),
        Case(cell: ["市财政局、市税务局按职责分工负责"], responsible: ["市财政局", "市税务局"]),
        Case(
            cell: ["牵头单位：县教育局，责任单位：各乡镇人民政府；配合单位：县财政局、县审计局"], lead: ["县教育局"], responsible: ["各乡镇人民政府"],
            cooperating: ["县财政局", "县审计局"]),
        Case(cell: ["人事科负责及时更新完善我局网站的机关机构职能、人事变动等信息,宣教科协助。"], responsible: ["人事科"], cooperating: ["宣教科"]),
        Case(cell: ["各科室(所、办)负责提供政策解读及社会热点问题回应材料,宣教科负责将政策解读内容通过各个媒体平台进行发布。"], responsible: ["各科室(所、办)", "宣教科"]),
        Case(cell: ["疾控科负责负责提供材料,宣教科负责发布"], responsible: ["疾控科", "宣教科"]),
        Case(cell: ["各科室(所、办)负责提供佐证材料,宣教科进行汇总发布并报送市政府。"], responsible: ["各科室(所、办)", "宣教科"]),
        Case(cell: ["由办公室负责牵头，各科室参加"], lead: ["办公室"], cooperating: ["各科室"]),
        Case(
            cell: ["市卫生健康局牵头，各县（区）人民政府（管委会），市府直属各部门配合"], lead: ["市卫生健康局"], cooperating: ["各县（区）人民政府（管委会）", "市府直属各部门"]),
    ]) func marksComeFirst(_ item: Case) { check(item) }

    /// Rule 8: units without mark beside 配合 lead; else they are responsible, whatever the column is called.
    @Test(arguments: [
        Case(cell: ["宣教科,信访室,各科室(所、办)配合"], lead: ["宣教科", "信访室"], cooperating: ["各科室(所、办)"]),
        Case(cell: ["宣教科,各科室(所、办)配合"], lead: ["宣教科"], cooperating: ["各科室(所、办)"]),
        Case(cell: ["各县（区）人民政府（管委会），市卫生健康局"], responsible: ["各县（区）人民政府（管委会）", "市卫生健康局"]),
        Case(cell: ["法监科, 局各科室(所、办)负责优化办事流程"], responsible: ["法监科", "局各科室(所、办)"], flags: [.ambiguousUnits]),
    ]) func unitsWithoutMark(_ item: Case) { check(item) }

    /// Rule 10: where a list is cut and where not.
    @Test(arguments: [
        Case(cell: ["市人力资源和社会保障局、市文化和旅游局"], responsible: ["市人力资源和社会保障局", "市文化和旅游局"]),
        Case(cell: ["市工业和信息化局及市科学技术局"], responsible: ["市工业和信息化局", "市科学技术局"]),
        Case(cell: ["卫生健康和体育局，办公室；财务科,人事科"], responsible: ["卫生健康和体育局", "办公室", "财务科", "人事科"]),
        Case(cell: ["各科室(所、办)"], responsible: ["各科室(所、办)"]),
        Case(cell: ["各县（市、区）人民政府，市政府各部门"], responsible: ["各县（市、区）人民政府", "市政府各部门"]),
        Case(cell: ["市发展和改革委员会和市政府办公室"], responsible: ["市发展和改革委员会", "市政府办公室"]),
        Case(
            cell: ["市府办公室牵头，各县（区）人民政府（管委会和市府直属各部门配合"], lead: ["市府办公室"], cooperating: ["各县（区）人民政府（管委会", "市府直属各部门"],
            flags: [.unbalancedBracket]),
        Case(
            cell: ["甲局牵头，各县（区）人民政府（管委会）合市府直属各部门配合"], lead: ["甲局"], cooperating: ["各县（区）人民政府（管委会）", "市府直属各部门"],
            flags: [.suspectedTypo]),
        Case(cell: ["市供销合作社、市综合执法局、市残疾人联合会"], responsible: ["市供销合作社", "市综合执法局", "市残疾人联合会"]),
        Case(cell: ["委机关处室省属医疗卫生单位"], responsible: ["委机关处室省属医疗卫生单位"], flags: [.missingSeparator]),
        Case(cell: ["省属医疗卫生单", "位"], responsible: ["省属医疗卫生单位"]),
    ]) func listsAreCut(_ item: Case) { check(item) }

    /// Rules 11–13: what is dropped, what is kept.
    @Test(arguments: [
        Case(cell: ["局机关各科室。"], responsible: ["局机关各科室"]),
        Case(cell: ["市交通运输局、市林业局等单位配合，市税务局按照职能分工牵头"], lead: ["市税务局"], cooperating: ["市交通运输局", "市林业局"]),
        Case(cell: ["市教育局、市民政局等"], responsible: ["市教育局", "市民政局"]),
        Case(cell: ["区政府办、区教育局等有关部门"], responsible: ["区政府办", "区教育局"]),
        Case(cell: ["各县（区）人民政府（管委会）牵头，目录范围应当涵盖各镇人民政府、街道办事处"], lead: ["各县（区）人民政府（管委会）"], flags: [.unitCellNote]),
        Case(cell: ["市政务数据管理局、市政务服务数据管理局"], responsible: ["市政务数据管理局", "市政务服务数据管理局"]),
        Case(cell: ["省教育厅、公安厅"], responsible: ["省教育厅", "公安厅"]),
        Case(cell: ["无"]), Case(cell: ["—"]), Case(cell: ["/"]), Case(cell: []),
        Case(cell: ["市政府办公室负责，长期坚持"], responsible: ["市政府办公室"]),
    ]) func whatIsDropped(_ item: Case) { check(item) }

    @Test func aTimeAmongTheUnitsIsTheDeadline() {
        #expect(RoleReading.read(["责任单位：办公室；完成时限：2022年12月底前"], fallback: .responsible).deadline == "2022年12月底前")
        #expect(RoleReading.read(["办公室负责，长期坚持"], fallback: .responsible).deadline == "长期坚持")
    }
}
