import ArgumentParser
import Foundation
import Kernel
import Publishing
import SQL
import Search

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "公开信息的搜索索引。", subcommands: [SearchRebuildCommand.self])
}

/// `gongkai search rebuild`: makes the index anew from what is public. It may be run at any time and as often as one likes:
/// while it runs the old entries are found until theirs is replaced.
struct SearchRebuildCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "从已公开的信息重建搜索索引，可以反复运行，服务运行时也可以。")
    static let writes = true
    private static let batch = 50

    @OptionGroup var options: GlobalOptions

    func execute(in house: House) async throws -> CommandResult {
        let index = PublicIndex(publishing: house.publishing, search: house.search)
        if try await !house.search.isCurrent() {
            try await house.store.write { try house.search.emptyIndex(in: $0) }
        }
        var seen: Set<String> = [], last: ArticleID?
        while true {
            let after = last
            let done = try await house.store.write { tx in
                let ids = try index.publishing.readable(after: after, limit: SearchRebuildCommand.batch, in: tx)
                for id in ids { try index.follow(id, in: tx) }
                return ids
            }
            guard let end = done.last else { break }
            seen.formUnion(done.map(PublicIndex.subject))
            last = end
            FileHandle.standardError.write(Data("  已索引 \(seen.count) 条…\n".utf8))
        }
        try await removeOthers(seen, index, house)
        return .text("搜索索引已重建，共 \(seen.count) 条。")
    }

    /// What is in the index and is not public; each is looked at again, since it may have become public meanwhile.
    private func removeOthers(_ seen: Set<String>, _ index: PublicIndex, _ house: House) async throws {
        let others = try await house.search.subjects().filter { !seen.contains($0) }
        try await house.store.write { tx in
            for subject in others {
                if let id = subject.split(separator: "/").last.flatMap({ ArticleID($0) }) {
                    try index.follow(id, in: tx)
                } else {
                    try house.search.remove(subject, in: tx)
                }
            }
            try house.search.endRebuild(in: tx)
        }
    }
}
