import ArgumentParser

/// The one program of Gongkai: portal, console, jobs and tools. Wiring only; every decision lives in a capability.
@main
struct Gongkai: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gongkai",
        abstract: "政务公开平台：一本台账、一套时钟、全程留痕。",
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, DemoCommand.self, AgencyCommand.self, UnitCommand.self, UserCommand.self,
            TokenCommand.self,
            PlanCommand.self, LedgerCommand.self, CalendarCommand.self, AuditCommand.self, DatabaseCommand.self,
            TextCommand.self, SearchCommand.self, ReadDocumentCommand.self, ReadTablesCommand.self, PortalCommand.self,
            ExtractEverythingCommand.self, RewritePublishableCommand.self,
            DocumentCommand.self, ReadRichCommand.self, RequestCommand.self, LettersCommand.self,
            RulesCommand.self, ReportCommand.self, SupervisionCommand.self, WorkerCommand.self, OpinionCommand.self,
            InspectCommand.self,
        ])

    static func main() async { await CommandLineEntry.run() }
}
