import BenchTiming

/// Measures the board of supervision over a ledger of a million open obligations: `board-bench --data FOLDER
/// [--postgres URL] [--rounds 5] [--count N]`. The folder keeps the database: once filled it is measured again without
/// filling.
@main struct BoardBenchMain {
    static func main() async {
        await BenchCommand.run { try await LedgerBench(options: $0).run() }
    }
}
