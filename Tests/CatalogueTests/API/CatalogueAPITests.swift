import HTTPTypes
import Kernel
import Publishing
import SignedInSite
import Site
import Testing

@testable import Catalogue

/// The decisions and the refusals of the pages, for programs.
@Suite struct CatalogueAPITests {
    typealias World = CatalogueWorld

    private static func items(_ json: JSONValue, _ name: String = "items") -> [JSONValue] {
        if case .list(let items)? = json[name] { items } else { [] }
    }

    @Test func editionsItemsAndMeasuresAreRead() async throws {
        try await CataloguePageSite.with { site in
            let live = try await site.world.inForce()
            try await site.world.catalogues.bind(
                live.items[0].id, to: [site.columns[0]], in: live.id, by: World.office)
            _ = try await site.world.publish(in: site.columns[0])
            let all = try await site.call(.get, "/api/v1/catalogues", as: World.clerk)
            let editions = Self.items(try all.json)
            #expect(all.status == 200 && editions.first?["stage"] == .text("in_force"))
            let one = try await site.call(.get, "/api/v1/catalogues/\(live.id)", as: World.clerk)
            let items = Self.items(try one.json)
            #expect(items.map { $0["name"] } == [.text("机关职能"), .text("疫情月报")])
            #expect(items.first?["columns"] == .list([.id(site.columns[0].id)]))
            #expect(items.last?["understood"] == .text("每月10日"))
            let measure = try await site.call(
                .get, "/api/v1/catalogues/\(live.id)/measure?limit=1", as: World.supervisor)
            let measured = Self.items(try measure.json)
            #expect(measured.count == 1 && measured[0]["covered"] == .bool(true))
            for officer in [World.outsider, World.systemAdministrator] {
                #expect(try await site.call(.get, "/api/v1/catalogues/\(live.id)", as: officer).status != 200)
                #expect(try await site.call(.get, "/api/v1/catalogues/\(live.id)/measure", as: officer).status != 200)
            }
        }
    }

    @Test func aTableIsImportedOnceForItsVersion() async throws {
        try await CataloguePageSite.with { site in
            let draft = try await site.world.draft()
            let bytes = try CatalogueExport.bytes(
                World.edition(.draft, items: [World.item(1, World.content("领导信息"))]), title: "目录", as: .xlsx)
            let path = "/api/v1/catalogues/\(draft.id)/import"
            #expect(
                try await site.upload(path, [], [("file", "目录.xlsx", bytes)], as: World.office, version: nil).status
                    == 428)
            #expect(
                try await site.upload(path, [], [("file", "目录.xlsx", bytes)], as: World.clerk, version: 1).status == 403
            )
            #expect(
                try await site.upload(path, [], [("file", "目录.txt", Array("x".utf8))], as: World.office, version: 1)
                    .status == 422)
            let done = try await site.upload(path, [], [("file", "目录.xlsx", bytes)], as: World.office, version: 1)
            #expect(try done.status == 200 && done.json["version"] == .integer(2))
            #expect(
                try await site.upload(path, [], [("file", "目录.xlsx", bytes)], as: World.office, version: 1).status
                    == 412)
            let now = try await site.world.catalogues.edition(draft.id, for: World.office)
            #expect(now.items.map(\.content.name) == ["领导信息"])
        }
    }
}
