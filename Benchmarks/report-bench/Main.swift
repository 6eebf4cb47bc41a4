import BenchTiming

/// Measures the annual report of a year over a register of closed applications against one bare `GROUP BY` over the same rows:
/// `report-bench --data FOLDER [--postgres URL] [--rounds 5] [--count 1000000]`. The folder keeps the database: once filled, it is
/// measured again without filling.
@main struct ReportBench {
    static func main() async {
        await BenchCommand.run { try await YearBench(options: $0).run() }
    }
}
