import ArgumentParser
import Foundation
import Kernel
import NIOCore
import SQL

/// Runs the command line and turns every way to fail into one clear sentence and the right exit status:
/// 0 done, 1 refused or failed, 64 usage.
enum CommandLineEntry {
    static func run() async {
        // Without it the C library asks the disk for the time zone again and again; our days are Beijing's by rule.
        setenv("TZ", "UTC0", 0)
        do {
            var command = try Gongkai.parseAsRoot(arguments)
            if var async = command as? any AsyncParsableCommand {
                try await async.run()
            } else {
                try command.run()
            }
        } catch let refusal as Refusal {
            fail(refusal.rule.map { "\(refusal.sentence)（\($0)）" } ?? refusal.sentence)
        } catch {
            let code = Gongkai.exitCode(for: error)
            if code == .validationFailure { Gongkai.exit(withError: error) }
            if code == .success || Gongkai.message(for: error).isEmpty { Gongkai.exit(withError: error) }
            fail(sentence(for: error))
        }
    }

    /// What was typed after the program's name, the global options behind the noun and the verb.
    static let arguments = behindTheVerb(Array(CommandLine.arguments.dropFirst()))

    /// `--data DIR agency add` means `agency add --data DIR`: global options may stand first.
    static func behindTheVerb(_ arguments: [String]) -> [String] {
        var rest = arguments[...], moved: [String] = []
        while let first = rest.first, let name = globalNames.first(where: { first == $0 || first.hasPrefix("\($0)=") })
        {
            let taken = rest.prefix(first == name ? 2 : 1)
            moved += taken
            rest = rest.dropFirst(taken.count)
        }
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return rest[..<end] + moved + rest[end...]
    }

    private static let globalNames = ["--data", "--keys", "--database", "--as-of", "--format", "--out"]

    /// The sentence for a failure that no capability has put into words; the detail is for whoever runs the machine.
    static func sentence(for error: any Error) -> String {
        switch error {
        case let error as SQLError: "未能完成：数据库没有执行这一操作（\(error)）。请用 gongkai db check 检查数据库后再试。"
        case let error as IOError where error.errnoCode == EADDRINUSE:
            "没有启动：要监听的端口已被别的程序占用。请用 --port 或 --ops-port 换一个端口。"
        case let error as IOError where error.errnoCode == EACCES:
            "没有启动：没有权限监听这个端口。请用 --port 换一个 1024 以上的端口。"
        default: "未能完成：\(Gongkai.message(for: error))"
        }
    }

    private static func fail(_ sentence: String) -> Never {
        FileHandle.standardError.write(Data("gongkai: \(sentence)\n".utf8))
        exit(1)
    }
}
