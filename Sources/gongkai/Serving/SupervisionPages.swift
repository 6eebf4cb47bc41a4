import Kernel
import OfficeFormats
import Site
import Supervision

extension SiteAssembly {
    /// 监察: the board, supervision items, registers.
    func registerSupervision(on routes: SiteRoutes) {
        SupervisionRoutes(
            board: house.supervision.board, items: house.supervision.items, registers: house.supervision.registers,
            door: DutySubjects(house: house).places, ruleTitle: house.supervision.ruleTitle,
            pdf: { docx in
                do {
                    return try await PrintedDocument.pdf(of: docx)
                } catch {
                    throw Refusal(
                        .unavailable, "未能生成 PDF：服务器没有安装 LibreOffice，或者转换没有完成。请下载 Word 文件，或者联系系统管理员。")
                }
            },
            checks: { [checks = house.checks, rules = house.ruleChecks] officer in
                let ruled = try await rules.counts(for: officer)
                return try await checks.counts(for: officer).merging(ruled, uniquingKeysWith: +)
            }, complaints: house.supervision.complaints
        ).register(on: routes)
        ComplaintPortal(complaints: house.supervision.complaints, site: portal).register(on: routes)
        SupervisionOperationRoutes(
            board: house.supervision.board, items: house.supervision.items, door: DutySubjects(house: house).places
        ).register(on: routes)
    }
}
