import BenchTiming

/// Measures dashboards over a ledger of a million duties: `dashboard-bench --data FOLDER [--postgres URL] [--rounds 5]
/// [--count N]`. The folder keeps the database: once filled it is measured again without filling.
@main struct DashboardBenchMain {
    static func main() async {
        await BenchCommand.run { try await DashboardBench(options: $0).run() }
    }
}
