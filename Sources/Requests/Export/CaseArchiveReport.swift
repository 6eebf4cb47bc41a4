import Ciphers
import Foundation
package import Kernel
import OfficeFormats

/// Whether an archive is still what was put away.
package struct CaseArchiveReport: Sendable, Hashable {
    package let agency: String
    package let number: String
    package let entries: Int
    /// Sentences; empty when all is as it was.
    package let problems: [String]

    package var isSound: Bool { problems.isEmpty }

    package var chinese: String {
        let head = "案卷：\(agency)　\(number)，文件 \(entries) 个"
        return ([head] + (isSound ? ["核对无误。"] : problems)).joined(separator: "\n")
    }

    package var json: String {
        let list = problems.map(JSONText.quoted).joined(separator: ",")
        return "{\"agency\":\(JSONText.quoted(agency)),\"number\":\(JSONText.quoted(number)),\"entries\":\(entries),"
            + "\"sound\":\(isSound),\"problems\":[\(list)]}"
    }
}

extension CaseArchive {
    private struct Manifest: Decodable {
        struct Entry: Decodable {
            let path: String
            let size: Int
            let sha256: String
            let sm3: String?
        }

        let format: String
        let agency: String
        let number: String
        let entries: [Entry]
    }

    /// Every file is there with its hash, and none besides. A file that is no archive of ours is refused.
    package static func verify(_ bytes: [UInt8]) throws(Refusal) -> CaseArchiveReport {
        let files = try unpacked(bytes)
        let manifest = try manifest(files)
        var problems: [String] = []
        var named: Set<String> = [manifestName]
        for entry in manifest.entries {
            if !named.insert(entry.path).inserted { problems.append("清单中“\(shown(entry.path))”重复。") }
            guard let found = files[entry.path] else {
                problems.append("缺少“\(shown(entry.path))”。")
                continue
            }
            if found.count != entry.size || Digest(sha256: found).hex != entry.sha256 {
                problems.append("“\(shown(entry.path))”与归档时不一致（SHA-256 不符）。")
            } else if let wanted = entry.sm3, let own = sm3(found), own != wanted {
                problems.append("“\(shown(entry.path))”与归档时不一致（SM3 不符）。")
            }
        }
        problems += files.keys.filter { !named.contains($0) }.sorted().map { "多出“\(shown($0))”，清单中没有。" }
        return CaseArchiveReport(
            agency: shown(manifest.agency), number: shown(manifest.number), entries: manifest.entries.count,
            problems: problems)
    }

    private static func unpacked(_ bytes: [UInt8]) throws(Refusal) -> [String: [UInt8]] {
        var limits = ReadingLimits.standard
        limits.inflated = 2 << 30
        limits.part = 256 << 20
        // A file of nothing but zeros may be in a case; the whole is bounded all the same.
        limits.ratio = 1_100
        do {
            return try PackedFiles(bytes, limits: limits).files
        } catch {
            throw Refusal(.invalid, "没有核对：这不是完整的案卷压缩包。请检查文件是否下载完整。", rule: "FOI-45")
        }
    }

    private static func manifest(_ files: [String: [UInt8]]) throws(Refusal) -> Manifest {
        do {
            let manifest = try JSONDecoder().decode(Manifest.self, from: Data(files[manifestName] ?? []))
            if manifest.format == format { return manifest }
        } catch {
            throw Refusal(.invalid, "没有核对：压缩包中没有可读的 manifest.json，不是本系统的案卷。", rule: "FOI-45")
        }
        throw Refusal(.invalid, "没有核对：案卷格式不是 \(format)。请使用相应版本的程序。", rule: "FOI-45")
    }

    private static func shown(_ text: String) -> String { String(LetterValue.text(text).inline.prefix(120)) }
}
