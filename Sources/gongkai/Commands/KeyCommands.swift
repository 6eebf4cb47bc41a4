import ArgumentParser
import Foundation
import Kernel
import Requests

/// `gongkai keys …`.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "字段和文件的封存密钥：更换，补封以前没有封存的文件。",
        subcommands: [KeyRenewCommand.self, KeySealCommand.self])
}

/// `keys renew`: a new key seals from now on; references of files follow, what older keys sealed still opens.
struct KeyRenewCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "renew", abstract: "更换封存密钥：以后用新密钥封存，旧密钥保留用于打开；依申请公开的文件改由新密钥保管。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    func execute(in house: House) async throws -> CommandResult {
        let id = try FieldKeyFile(folder: house.settings.keys.path).renew()
        let report = try await house.requestRooms.requests.sealFiles()
        return .text("已启用新密钥（编号 \(id)）。\(report.sentence)请立即把密钥目录离线备份，旧密钥不要删除。")
    }
}

/// `keys seal`: what `serve` does by itself every day.
struct KeySealCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "补封以前没有封存的申请文件，删除留下的明文。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    func execute(in house: House) async throws -> CommandResult {
        .text(try await house.requestRooms.requests.sealFiles().sentence)
    }
}

extension SealingReport {
    fileprivate var sentence: String {
        let wrong = failed == 0 ? "" : "\(failed)个文件读不出来，没有改动，请检查文件和密钥是否齐全。"
        return "补封文件\(sealed)个，改由新密钥保管\(renewed)个，删除明文\(removed)个。\(wrong)"
    }
}
