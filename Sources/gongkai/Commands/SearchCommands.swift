import ArgumentParser
import Foundation
import Kernel
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

    @OptionGroup var options: GlobalOptions

    func execute(in house: House) async throws -> CommandResult {
        let count = try await house.publicIndex.rebuild(in: house.store) { done in
            FileHandle.standardError.write(Data("  已索引 \(done) 条…\n".utf8))
        }
        return .text("搜索索引已重建，共 \(count) 条。")
    }
}
