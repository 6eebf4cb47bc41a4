import Foundation
import Kernel
import Supervision

/// The rules in force on this machine: the shipped ones, and what `DATA/rules/*.yaml` adds or puts in their place.
enum RuleFolder {
    /// Refuses the start with the first fault: a rule that was misread would let a duty go unseen.
    static func book(dataFolder: URL) throws -> RuleBook {
        do throws(RuleFaults) {
            return try RuleFileReading.book(local: try files(in: dataFolder.appending(path: "rules")))
        } catch {
            throw error.refusal
        }
    }

    /// The texts of a folder's files in the order of their names; no folder is no files.
    static func files(in folder: URL) throws(RuleFaults) -> [(name: String, text: String)] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        guard let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] else {
            throw RuleFaults([RuleFault(file: folder.lastPathComponent, line: nil, "文件夹读不到。请检查读取权限。")])
        }
        var found: [(name: String, text: String)] = []
        for name in names.sorted() where name.hasSuffix(".yaml") && !name.contains("/") {
            guard let bytes = FileManager.default.contents(atPath: folder.appending(path: name).path),
                let text = String(data: bytes, encoding: .utf8)
            else { throw RuleFaults([RuleFault(file: name, line: nil, "读不到，或者不是 UTF-8 文本。请检查权限和编码。")]) }
            found.append((name, text))
        }
        return found
    }
}
