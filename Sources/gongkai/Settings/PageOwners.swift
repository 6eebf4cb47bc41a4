import Corrections
import Kernel
import People
import Publishing
import SQL

/// Who answers for a page of the portal: the unit of the article, else the office of the agency whose portal it is.
struct PageOwners: Sendable {
    let store: Store
    let people: PeopleStore
    let publishing: PublishingStore
    /// The name of the unit that answers for all other pages (setting `corrections-unit`); nil for the first of the agency.
    let office: String?

    func owner(of page: String) async throws -> PageOwner? {
        if let id = PageOwners.article(in: page), let found = try await known(id) {
            return PageOwner(
                agency: found.article.agency, unit: found.article.unit,
                // FOI-23: of what was withdrawn nobody reads the title again.
                title: found.article.isReadable ? found.revision.content.title : "")
        }
        guard let portal = try await publishing.portals().first(where: \.isDefault) else { return nil }
        let units = try await store.read { try people.units(of: portal.agency, in: $0) }
        guard let unit = units.first(where: { $0.name == office }) ?? units.first else { return nil }
        return PageOwner(agency: portal.agency, unit: unit.id, title: try await column(page, portal.id))
    }

    private func known(_ id: ArticleID) async throws -> PublicArticle? {
        do {
            return try await publishing.publicArticle(id)
        } catch let refusal as Refusal where refusal.code == .notFound {
            return nil
        }
    }

    private func column(_ page: String, _ portal: PortalID) async throws -> String {
        let parts = page.prefix { $0 != "?" }.split(separator: "/")
        guard parts.count == 2, parts[0] == "columns" else { return "" }
        return try await publishing.columns(of: portal).first { $0.slug == parts[1] }?.name ?? ""
    }

    private static func article(in page: String) -> ArticleID? {
        let parts = page.prefix { $0 != "?" }.split(separator: "/")
        guard parts.count >= 2, parts[0] == "articles" else { return nil }
        return ArticleID(parts[1])
    }
}

extension Settings {
    /// A number of working days that an agency gives itself; nil when the setting is not there.
    func days(_ name: String) throws -> Int? {
        guard let text = value(name, option: nil) else { return nil }
        guard let number = Int(text), (1...30).contains(number) else {
            throw Refusal(.invalid, "没有启动：设置 \(name) 须为 1 至 30 的整数，现为“\(text)”。请改正后再试。")
        }
        return number
    }
}
