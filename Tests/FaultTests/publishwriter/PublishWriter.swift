import CPowerCutVFS
import Foundation
import Kernel
import ObjectStorage
import Publishing
import SQL

/// For the fault tests of publishing: brings one article after the other to the public as fast as it can and says which
/// are public (`write`), or looks at what is left after the fault (`check`).
@main
struct PublishWriter {
    static func main() async throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let command = arguments.isEmpty ? "" : arguments.removeFirst()
        let options = Options(arguments)
        switch command {
        case "write": try await write(options)
        case "check": try await PublishedChecking(options).run()
        default: say("usage: publishwriter write|check --path FILE [--files FOLDER]")
        }
    }

    private static func write(_ options: Options) async throws {
        if let operations = options.number("full-after") {
            guard disk_full_after(operations, options.number("refusals") ?? 200) == 0 else {
                throw SQLError.failed(code: "VFS", message: "not registered")
            }
        }
        let house = try await PublishingHouse(options)
        let column = try await house.column()
        if let limit = options.number("largest-file") { try limitFiles(to: limit) }
        say("ready")
        let run = options.text("run") ?? "run"
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<(options.number("writers") ?? 4) {
                group.addTask { await publish(house, column, "\(run)-\(writer)", options) }
            }
        }
    }

    /// From now on the files of this process cannot grow beyond `bytes`: the disk is full for an attachment.
    private static func limitFiles(to bytes: Int) throws {
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        guard setrlimit(__rlimit_resource_t(1), &limit) == 0 else { throw POSIXError(.EINVAL) }
    }

    private static func publish(_ house: PublishingHouse, _ column: SiteColumn, _ name: String, _ options: Options)
        async
    {
        for number in 0..<(options.number("acts") ?? Int.max) {
            do {
                // Every other one goes the emergency way: its debt opens in the same transaction.
                let id = try await house.bring("\(name)-\(number)", to: column, urgently: number % 2 == 1)
                say("ack \(id)")
            } catch let refusal as Refusal {
                say("refused \(refusal.code.rawValue) \(refusal.sentence)")
                try? await Task.sleep(for: .milliseconds(50))
            } catch {
                say("error \(name)-\(number) \(error)")
                try? await Task.sleep(for: .milliseconds(50))
            }
        }
    }
}

/// One line, in one write: a reader sees it whole or not at all.
func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
}

struct Options: Sendable {
    private let values: [String: String]

    init(_ arguments: [String]) {
        var values: [String: String] = [:]
        for (index, name) in arguments.enumerated() where name.hasPrefix("--") && index + 1 < arguments.count {
            values[name] = arguments[index + 1]
        }
        self.values = values
    }

    func text(_ name: String) -> String? { values["--\(name)"] }
    func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }
}
