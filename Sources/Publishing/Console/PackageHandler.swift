import Kernel
import Site

extension ArticleRoutes {
    /// The package of what went public since `?since=` on `?portal=`, by default in the last 30 days on the first.
    func parcel(_ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer()
        let portals = try await publishing.portals(for: officer), wanted: PortalID? = context.query.id("portal")
        guard let portal = wanted.map({ id in portals.first { $0.id == id } }) ?? portals.first else {
            throw Refusal.notFound
        }
        let since = context.query.day("since") ?? publishing.today.adding(days: -30)
        let parcel = PortalPackage(
            portal: portal, since: since, items: try await publishing.publicSince(since, on: portal.id))
        var bytes: [String: [UInt8]] = [:]
        for hash in parcel.files { bytes[hash] = try await files.bytes(hash) }
        return FileAnswer(
            try parcel.bytes(files: bytes), name: "发布包 \(since) 起.zip", type: "application/zip")
    }
}
