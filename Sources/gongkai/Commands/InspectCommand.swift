import ArgumentParser
import Corrections
import Inspection
import Kernel
import Mail
import People
import Publishing
import SQL

/// `gongkai inspect [--agency CODE] [--site PORT]`: a rehearsal that is printed and not kept (SITE-5, SITE-6).
struct InspectCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "预演政府网站检查：单项否决、扣分和整改清单。按 --as-of 的日期检查。")
    static let writes = false

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("机构：统一社会信用代码或者简称；不写为默认站点的机构。", valueName: "code"))
    var agency: String?

    @Option(help: ArgumentHelp("同时读取本机这个端口上的网站的网页。", valueName: "port"))
    var site: Int?

    func validate() throws {
        guard ["text", "json"].contains(options.format ?? "text") else {
            throw ValidationError("--format 应为 text 或 json。")
        }
        if let site, !(1...65_535).contains(site) { throw ValidationError("--site 应为 1 到 65535 的端口号。") }
    }

    func execute(in house: House) async throws -> CommandResult {
        let found = try await chosen(house), store = house.inspection.inspections, day = store.today
        var (result, evidence) = try await store.evidence(found.id, on: day)
        if let site {
            evidence = evidence.merging(try await pages(site, day, house))
            result = store.pack.judge(evidence, on: day)
        }
        let units = try await store.units(of: found.id)
        let text = InspectionText(
            agency: found.name, day: day, pack: store.pack, result: result, remarks: evidence.remarks,
            units: Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }))
        return .text((house.settings.format ?? "text") == "json" ? text.json : text.text)
    }

    private func chosen(_ house: House) async throws -> Agency {
        if let agency { return try await house.people.agency(code: agency) }
        guard let id = try await house.publishing.portals().first(where: \.isDefault)?.agency else {
            throw Refusal(.notFound, "没有检查：还没有默认站点。请用 --agency 写明机构，或者先建立站点。", rule: "SITE-5")
        }
        return try await house.store.read { snapshot in
            guard let found = try house.people.agency(id, in: snapshot) else { throw Refusal.notFound }
            return found
        }
    }

    private func pages(_ port: Int, _ day: Day, _ house: House) async throws -> InspectionEvidence {
        let visit = SiteVisit(
            site: InspectedSite(authority: "127.0.0.1:\(port)", names: ["localhost:\(port)"]),
            screen: house.inspection.screen, ask: LocalSite.asking(LocalFetch(port: port)))
        let owners = PageOwners(
            store: house.store, people: house.people, publishing: house.publishing,
            office: house.settings.value("corrections-unit", option: nil))
        return try await InspectionRound.owned(try await visit.run(on: day)) { try await owners.owner(of: $0)?.unit }
    }
}
