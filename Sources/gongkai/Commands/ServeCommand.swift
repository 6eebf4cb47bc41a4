import ArgumentParser
import Audit
import Foundation
import Kernel
import Logging
import SQL
import Site

/// `gongkai serve`: portal and console in one process; SIGTERM drains and stops.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "提供门户和办理平台。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var serving: ServingOptions

    func run() async throws {
        let settings = try options.settings()
        let house = try await House.open(
            settings, writing: true, timekeeper: settings.runningTimekeeper, logging: true)
        do {
            try await Serving(house: house, options: serving).run()
            await house.close()
        } catch {
            await house.close()
            throw error
        }
    }
}

/// Where a server listens.
struct ServingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("监听地址（默认 127.0.0.1）。", valueName: "host"))
    var host: String?

    @Option(help: ArgumentHelp("端口（默认 8080）。", valueName: "port"))
    var port: Int?

    @Option(name: .customLong("ops-port"), help: ArgumentHelp("运维端口，提供 /metrics（默认 9090，0 为不开）。", valueName: "port"))
    var opsPort: Int?

    @Option(name: .customLong("base-url"), help: ArgumentHelp("公众访问的地址，以 https:// 开头。", valueName: "url"))
    var baseURL: String?
}

/// A server over an open house, until it is told to stop.
struct Serving {
    let house: House
    let options: ServingOptions
    var onRunning: @Sendable (Int) async -> Void = { _ in }

    func run() async throws {
        let configuration = try configuration()
        let base = house.settings.value("base-url", option: options.baseURL)
        guard let baseURL = base.map(BaseURL.init) ?? BaseURL(host: configuration.host, port: configuration.port) else {
            throw Refusal(.invalid, "--base-url 的写法不对。请写成 https://主机名，例如 https://wjw.example.gov.cn。")
        }
        let assembly = SiteAssembly(house: house, baseURL: baseURL)
        let builder = try assembly.builder()
        try await assembly.loadHosts(builder)
        try refuseStrangers(configuration, baseURL)
        let router = assembly.build(builder)
        let server = try SiteServer(builder, router: router, configuration: configuration, logger: house.log)
        let listener = house.settings.databaseURL == nil ? try CommandListener(house: house) : nil
        listener?.start()
        defer { listener?.stop() }
        let durability = try house.store.durability()
        house.log.info("serving", metadata: ["address": "\(baseURL.text)", "store": "\(durability.description)"])
        let keys = CheckpointKeyFile(folder: house.settings.keys.path)
        let checkpoints = CheckpointRounds(
            store: house.store, signer: CheckpointSigner(key: try keys.loadOrMake()), log: house.log, keep: keys.keep)
        let rounds = house.backgroundRounds(base: baseURL.text, siteName: assembly.portal.name)
        let mail = MailRounds(round: assembly.digestRound, log: house.log)
        let interpretations = InterpretationRounds(
            interpretations: house.interpretations, reader: PageReader(router, settings: builder.settings),
            log: house.log)
        try await server.run(
            services: [checkpoints, mail, interpretations, house.inspectionRounds(authority: baseURL.authority)]
                + rounds, onRunning: onRunning)
        house.log.info("stopped")
    }

    private func configuration() throws -> SiteServer.Configuration {
        var configuration = SiteServer.Configuration()
        configuration.host = house.settings.value("host", option: options.host) ?? configuration.host
        configuration.port = try number("port", options.port) ?? configuration.port
        let ops = try number("ops-port", options.opsPort) ?? 9_090
        configuration.opsPort = ops == 0 ? nil : ops
        if house.settings.mark != nil { configuration.drainDelay = .zero }
        return configuration
    }

    /// The accounts of a demo are open to whoever reads its list of logins.
    private func refuseStrangers(_ configuration: SiteServer.Configuration, _ baseURL: BaseURL) throws {
        guard house.settings.mark == "demo" else { return }
        guard !["127.0.0.1", "::1", "localhost"].contains(configuration.host) || baseURL.isSecure else { return }
        throw Refusal(.invalid, "没有启动：演示数据只能在本机访问，不能对外提供服务。请去掉 --host 和 --base-url。")
    }

    private func number(_ name: String, _ option: Int?) throws -> Int? {
        guard let text = house.settings.value(name, option: option.map(String.init)) else { return nil }
        guard let number = Int(text), (0...65_535).contains(number) else {
            throw Refusal(.invalid, "设置 \(name) 不是端口号：\(text)。请填写 0 至 65535 的整数。")
        }
        return number
    }
}
