import CPowerCutVFS
import Foundation
import Kernel
import SQL

/// Several writers, each doing one act after the other until the process is killed; `ack ID` once an act is saved.
struct Writing {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() async throws {
        try injectFault()
        let store = try await options.openStore()
        try await store.migrate(Acts.migrations)
        say("ready")
        let run = options.text("run") ?? "run"
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<(options.number("writers") ?? 4) {
                group.addTask { await act(store, run, writer) }
            }
        }
    }

    private func injectFault() throws {
        let registered: Int32
        if let operations = options.number("cut-after") {
            registered = power_cut_after(operations, UInt32(truncatingIfNeeded: options.number("seed") ?? 1))
        } else if let operations = options.number("full-after") {
            registered = disk_full_after(operations, options.number("refusals") ?? 200)
        } else if let operations = options.number("sync-fails-after") {
            registered = sync_fails_after(operations)
        } else {
            return
        }
        guard registered == 0 else { throw SQLError.failed(code: "VFS", message: "not registered") }
    }

    private func act(_ store: Store, _ run: String, _ writer: Int) async {
        for number in 0..<(options.number("acts") ?? Int.max) {
            let id = "\(run)-\(writer)-\(number)"
            do {
                try await store.write { try Acts.carryOut(id, writer, number, in: $0) }
                say("ack \(id)")
            } catch let refusal as Refusal {
                say("refused \(refusal.code.rawValue) \(refusal.sentence)")
                try? await Task.sleep(for: .milliseconds(50))
            } catch {
                say("error \(id) \(error)")
                try? await Task.sleep(for: .milliseconds(50))
            }
        }
    }
}
