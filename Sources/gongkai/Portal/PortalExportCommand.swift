import ArgumentParser
import Foundation
import Kernel
import Markup
import PublicSite
import Publishing
import Site

struct PortalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portal", abstract: "公开门户。", subcommands: [PortalExportCommand.self])
}

/// `gongkai portal export DIR`: the public site as static files.
struct PortalExportCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "把公开门户导出为静态文件，可以由任何网页服务器提供。")
    static let writes = false

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("导出到的文件夹。", valueName: "dir"))
    var folder: String

    @Option(name: .customLong("base-url"), help: ArgumentHelp("副本的访问地址，用于订阅和网站地图中的完整网址。", valueName: "url"))
    var baseURL: String?

    func execute(in house: House) async throws -> CommandResult {
        let given = house.settings.value("base-url", option: baseURL)
        guard let base = given.map(BaseURL.init) ?? .loopback else {
            throw Refusal(.invalid, "--base-url 的写法不对。请写成 https://主机名，例如 https://wjw.example.gov.cn。")
        }
        let assembly = SiteAssembly(house: house, baseURL: base)
        var builder = try assembly.builder()
        builder = builder.withoutTraces
        let reader = PageReader(assembly.build(builder), settings: builder.settings)
        let place = URL(
            fileURLWithPath: folder, relativeTo: URL(fileURLWithPath: house.folder, isDirectory: true))
        let export = StaticExport(reader: reader, folder: place, base: base.text)
        let outcome = try await export.run(from: try await starts(house))
        var lines = ["已导出到 \(place.path)：写入 \(outcome.written) 个文件，未变 \(outcome.unchanged) 个，清除 \(outcome.removed) 个。"]
        if !outcome.missing.isEmpty {
            lines.append(
                "有 \(outcome.missing.count) 个地址没有页面：\(outcome.missing.sorted().prefix(10).joined(separator: "、"))。")
        }
        return .text(lines.joined(separator: "\n") + "\n")
    }

    /// The home page, what programs read, and the notices that nothing leads to any more.
    private func starts(_ house: House) async throws -> [String] {
        var starts =
            [
                PublicLinks.home, PublicSiteLinks.map, OpenDataLinks.siteMap, OpenDataLinks.data,
                OpenDataLinks.siteFeed,
                OpenDataLinks.catalogue,
            ].map(\.address) + ["/robots.txt"]
        var page = 1
        while true {
            let part = try await house.publishing.publicAddresses(page: page, size: 1_000, withdrawn: true)
            starts += part.map { PublicLinks.article($0.id).address }
            if part.count < 1_000 { return starts }
            page += 1
        }
    }
}
