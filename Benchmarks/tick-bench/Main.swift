import BenchTiming

/// Measures a day of the engine over many open obligations: `tick-bench --data FOLDER [--postgres URL] [--count N]
/// [--rounds N]`. Each round is the next working day: first the bare indexed scan that a tick without kept moments would
/// need, then the tick itself. The folder keeps the database, so that further runs need not fill it again.
@main struct TickBench {
    static func main() async {
        await BenchCommand.run { try await TickRun(options: $0).run() }
    }
}
