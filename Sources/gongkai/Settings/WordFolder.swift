import Foundation
import Kernel
import Screening

/// The word lists in force on this machine: the shipped ones and what `DATA/words/*.csv` adds to them.
enum WordFolder {
    static func policy(dataFolder: URL, allowed: [String] = []) throws -> ScreeningPolicy {
        var policy = ScreeningPolicy.shipped(allowed: allowed)
        let folder = dataFolder.appending(path: "words")
        guard FileManager.default.fileExists(atPath: folder.path) else { return policy }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where name.hasSuffix(".csv") {
            policy = policy.adding(try file(folder.appending(path: name)))
        }
        return policy
    }

    private static func file(_ place: URL) throws -> WordFile {
        guard let data = FileManager.default.contents(atPath: place.path),
            let text = String(data: data, encoding: .utf8)
        else {
            throw Refusal(.invalid, "没有检测：词表 \(place.lastPathComponent) 不是可以读取的 UTF-8 文本。请另存为 UTF-8 后再试。")
        }
        do throws(WordFile.Fault) { return try WordFile(text) } catch {
            throw Refusal(.invalid, "没有检测：词表 \(place.lastPathComponent) \(error.sentence)")
        }
    }
}
