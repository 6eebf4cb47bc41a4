import Kernel
import Markup
import Publishing
import Site

/// Finds the column or portal that a feed or a data file tells of, and what is in it.
struct OpenPlace: Sendable {
    let publishing: PublishingStore

    /// `tzgg.atom` without its ending; `Refusal.notFound` when it has another.
    func name(_ file: String, ending: String) throws -> String {
        guard file.hasSuffix("." + ending) else { throw Refusal.notFound }
        return String(file.dropLast(ending.utf8.count + 1))
    }

    /// The portal with this code; for nil the one that answers under the name asked for.
    func portal(_ code: String?, _ context: SiteContext) async throws -> Portal {
        guard let code else {
            guard let found = try await publishing.portal(host: context.host) else { throw Refusal.notFound }
            return found
        }
        guard let found = try await publishing.portals().first(where: { $0.code == code }) else {
            throw Refusal.notFound
        }
        return found
    }

    /// The columns the public sees, in their order.
    func columns(of portal: Portal) async throws -> [SiteColumn] {
        try await publishing.columns(of: portal.id).filter(\.isActive)
    }

    func column(_ slug: String, of portal: Portal) async throws -> (column: SiteColumn, within: [SiteColumn]) {
        let all = try await publishing.columns(of: portal.id)
        guard let column = all.first(where: { $0.slug == slug && $0.isActive }) else { throw Refusal.notFound }
        return (column, all.filter { SiteColumn.isBelow($0.id, column.id, among: all) })
    }

    /// The newest of these columns: `most` at a time, the `page`th time.
    func records(
        of columns: [SiteColumn], page: Int = 1, most: Int, _ context: SiteContext
    ) async throws -> (records: [OpenRecord], total: Int) {
        let size = min(most, 1_000), steps = max(most / size, 1)
        let names = Dictionary(columns.map { ($0.id, $0.name) }) { one, _ in one }
        var records: [OpenRecord] = [], total = 0
        for step in 1...steps {
            let part = try await publishing.publicRecords(
                of: columns.map(\.id), page: (page - 1) * steps + step, size: size)
            total = part.total
            records += part.listings.map { record($0, names[$0.column] ?? "", context) }
            if part.listings.count < size { break }
        }
        return (records, total)
    }

    private func record(_ line: PublicListing, _ column: String, _ context: SiteContext) -> OpenRecord {
        var record = OpenRecord(
            id: line.id.text, address: context.settings.baseURL.address(of: PublicLinks.article(line.id)),
            title: line.title, column: column, publishedAt: line.publishedAt, updatedAt: line.updatedAt)
        record.summary = line.summary
        record.documentNumber = line.documentNumber
        record.indexNumber = line.indexNumber
        record.issuer = line.issuer
        record.facts = line.fields.filled.map {
            OpenRecord.Fact(key: $0.field.key, name: $0.field.name, value: $0.value)
        }
        return record
    }
}
