import ArgumentParser
import Foundation
import Kernel

/// Runs the command line and turns every way to fail into one clear sentence and the right exit status:
/// 0 done, 1 refused or failed, 64 usage.
enum CommandLineEntry {
    static func run() async {
        do {
            var command = try Gongkai.parseAsRoot()
            if var async = command as? any AsyncParsableCommand {
                try await async.run()
            } else {
                try command.run()
            }
        } catch let refusal as Refusal {
            fail(refusal.rule.map { "\(refusal.sentence)（\($0)）" } ?? refusal.sentence)
        } catch let error as any CustomChineseSentence {
            fail(error.sentence)
        } catch {
            let code = Gongkai.exitCode(for: error)
            if code == .validationFailure { Gongkai.exit(withError: error) }
            let message = Gongkai.message(for: error)
            if code == .success || message.isEmpty { Gongkai.exit(withError: error) }
            fail("未能完成：\(message)")
        }
    }

    private static func fail(_ sentence: String) -> Never {
        FileHandle.standardError.write(Data("gongkai: \(sentence)\n".utf8))
        exit(1)
    }
}

/// An error of a foundation that already carries a sentence for the person.
protocol CustomChineseSentence: Error { var sentence: String { get } }
