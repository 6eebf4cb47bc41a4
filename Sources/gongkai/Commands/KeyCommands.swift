import ArgumentParser
import Kernel
import Requests

/// `gongkai keys …`.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "字段和文件的封存密钥：更换，移除旧密钥，补封以前没有封存的文件。",
        subcommands: [KeyRenewCommand.self, KeyRetireCommand.self, KeySealCommand.self])
}

/// `keys renew`: a new key seals from now on; what older keys sealed is brought under it.
struct KeyRenewCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "renew", abstract: "更换封存密钥：以前封存的内容改由新密钥封存，旧密钥保留，用于打开以前的备份。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    func execute(in house: House) async throws -> CommandResult {
        let (id, report) = try await house.keyChange.renew()
        return .text("已启用新密钥（编号 \(id)）。\(report.sentence)请立即把密钥目录离线备份，旧密钥不要自行删除。")
    }
}

/// `keys retire`: the older keys leave the key file, as when one became known to somebody.
struct KeyRetireCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire", abstract: "移除旧密钥：确认没有内容还需要它们之后，从密钥文件中删除。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    func execute(in house: House) async throws -> CommandResult {
        let removed = try await house.keyChange.retire()
        guard removed > 0 else { return .text("没有旧密钥需要移除。") }
        return .text("已移除旧密钥\(removed)个。更换密钥以前的备份仍须用旧密钥打开：需要保留这些备份的，请把旧密钥离线保管；否则请销毁备份和旧密钥。")
    }
}

/// `keys seal`: what `serve` does by itself every day.
struct KeySealCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "补封以前没有封存的文件，删除留下的明文；旧密钥封存的内容改由新密钥封存。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    func execute(in house: House) async throws -> CommandResult {
        .text(try await house.keyChange.settle().sentence)
    }
}

extension KeyChange.Report {
    fileprivate var sentence: String {
        let failed = files.failed + fields.failed
        let wrong = failed == 0 ? "" : "\(failed)项读不出来，没有改动，请检查文件和密钥是否齐全。"
        return """
            补封文件\(files.sealed + opinionFiles)个，改由新密钥保管文件\(files.renewed)个、内容\(fields.renewed)项，\
            删除明文\(files.removed)个。\(wrong)
            """
    }
}
