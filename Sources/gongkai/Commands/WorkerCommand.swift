import ArgumentParser
import Kernel
import Logging
import ServiceLifecycle
import Site
import Supervision
import UnixSignals

/// `gongkai worker`: the rounds of `serve` without its pages, beside any number of `serve` (PostgreSQL).
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker", abstract: "只运行后台任务（PostgreSQL）。")

    @OptionGroup var options: GlobalOptions

    @Option(name: .customLong("base-url"), help: ArgumentHelp("公众访问的地址，信件中的链接以它开头。", valueName: "url"))
    var baseURL: String?

    func run() async throws {
        let settings = try options.settings()
        guard settings.databaseURL != nil else {
            throw Refusal(
                .stateRefused, "没有启动：gongkai worker 只用于 PostgreSQL。使用 SQLite 时，后台任务在 gongkai serve 里运行，不需要另外启动。")
        }
        guard let base = settings.value("base-url", option: baseURL).flatMap(BaseURL.init) else {
            throw Refusal(.invalid, "没有启动：请用 --base-url 写明公众访问的地址，例如 https://wjw.example.gov.cn；信件中的链接以它开头。")
        }
        let house = try await House.open(settings, writing: true, timekeeper: settings.runningTimekeeper, logging: true)
        do {
            let assembly = SiteAssembly(house: house, baseURL: base)
            let builder = try assembly.builder()
            try await assembly.loadHosts(builder)
            let reader = PageReader(assembly.build(builder), settings: builder.settings)
            let rounds =
                house.backgroundRounds(base: base.text, siteName: assembly.portal.name, reader: reader)
                + [MailRounds(round: assembly.digestRound, log: house.log)]
            house.log.info("working")
            let group = ServiceGroup(
                configuration: .init(
                    services: rounds.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: house.log))
            try await group.run()
            await house.close()
        } catch {
            await house.close()
            throw error
        }
    }
}

extension House {
    /// What goes on by itself, whoever runs it: each is safe beside another of its kind.
    ///
    /// - Parameter reader: reads the public pages as a visitor is given them.
    func backgroundRounds(base: String, siteName: String, reader: PageReader) -> [any Service] {
        [
            PublicationRounds(publishing: publishing, log: log),
            SealingRounds(keys: keyChange, log: log),
            DailyRounds(
                normatives: normatives, index: publicIndex, publishing: publishing, requests: requestRooms.requests,
                notices: rooms.notices, interpretations: interpretations, reader: reader,
                consultations: consultations, store: store, log: log),
            engineRounds(base: base, siteName: siteName),
            OpinionRounds(opinions: opinions, log: log),
            ReportRounds(round: reportRound, log: log),
            CheckRounds(
                round: CheckRound(checks: checks, rules: ruleChecks, log: log), plans: plans,
                alert: rooms.engine.evidenceAlert, log: log),
        ]
    }
}
