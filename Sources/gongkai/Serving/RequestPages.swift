import Kernel
import OfficeFormats
import People
import Redaction
import People
import Requests
import SQL
import Site

extension SiteAssembly {
    /// 依申请公开 on the staff side.
    func registerRequestDesk(on routes: SiteRoutes) {
        let requests = house.requestRooms.requests
        DeskRoutes(
            requests: requests, letters: house.requestRooms.letters, readers: RedactionReaders(),
            screen: { [screens = house.screens] in screens.screen(requests.today) },
            agencies: { [people = house.people] in
                try await people.store.read { snapshot in
                    try people.agencies(in: snapshot).map { AgencyChoice($0.id, $0.name) }
                }
            },
            pdf: SiteAssembly.letterPDF
        ).register(on: routes)
    }

    @Sendable static func letterPDF(_ docx: [UInt8]) async throws -> [UInt8] {
        do {
            return try await PrintedDocument.pdf(of: docx)
        } catch {
            throw Refusal(
                .unavailable, "未能生成 PDF：服务器没有安装 LibreOffice，或者转换没有完成。请下载 Word 文件，或者联系系统管理员。")
        }
    }
}
