import Kernel
import Markup
import PublicSite
import Requests
import Site

extension SiteAssembly {
    /// 依申请公开, as the public sees it.
    func registerRequests(on routes: SiteRoutes) {
        let around = RequestHouse(house: house), site = portal
        PublicRequestPortal(
            desk: PublicRequestDesk(house.requestRooms.requests, agency: around.agency), agency: around.agency,
            asks: around.asks,
            office: around.office(agency: site.agency), site: site,
            paper: { try PaperFormDocument.bytes(for: around.office(agency: site.agency)) },
            feed: { replies, context in try await SiteAssembly.feed(replies, around, site, context) },
            pdf: SiteAssembly.letterPDF
        ).register(on: routes)
    }

    private static func feed(
        _ replies: [PublicReply], _ around: RequestHouse, _ site: PortalSite, _ context: SiteContext
    ) async throws -> [UInt8] {
        let base = context.settings.baseURL
        let records = replies.map { reply in
            var record = OpenRecord(
                id: reply.id.text, address: base.address(of: PublicRequestLinks.log.fragment("r-" + reply.id.text)),
                title: reply.title, column: "答复公开目录", publishedAt: Moment(day: reply.repliedOn),
                updatedAt: Moment(day: reply.repliedOn))
            record.summary = reply.summary
            return record
        }
        return FeedDocument(
            id: try await around.agency().text, title: "\(site.name) 答复公开目录", author: site.agency,
            own: base.address(of: PublicRequestLinks.feed), page: base.address(of: PublicRequestLinks.log),
            records: records
        ).bytes
    }
}
