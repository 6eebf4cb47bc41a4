import ArgumentParser
import Foundation
import Kernel
import SQL

/// A command that works on the store. It says whether it writes; where it runs (here, or inside the `serve` that already
/// holds the data folder) is decided in one place.
protocol StoreCommand: AsyncParsableCommand {
    var options: GlobalOptions { get }
    static var writes: Bool { get }
    func execute(in house: House) async throws -> CommandResult
}

/// What a command made: text for people or programs, or the bytes of a file.
enum CommandResult {
    case text(String)
    case binary([UInt8])
}

extension StoreCommand {
    func run() async throws {
        let settings = try options.settings()
        let result: CommandResult
        if Self.writes { try settings.refuseAsOfOnRealData() }
        if Self.writes, let answer = try forwarded(to: settings) {
            result = answer
        } else {
            let house = try await House.open(settings, writing: Self.writes)
            do {
                result = try await execute(in: house)
                await house.close()
            } catch {
                await house.close()
                throw error
            }
        }
        let output = Output(file: settings.out)
        switch result {
        case .text(let text): try output.write(text: text)
        case .binary(let bytes): try output.write(binary: bytes)
        }
    }

    /// The answer of the `serve` that holds the folder; nil when there is none.
    private func forwarded(to settings: Settings) throws -> CommandResult? {
        guard let serving = CommandSocket(reaching: settings) else { return nil }
        guard options.asOf == nil else {
            throw Refusal(.stateRefused, "没有执行：服务正在运行，写入按服务的时间记录，不能另用 --as-of。请去掉它，或者先停止服务。")
        }
        return try serving.forward(CommandLineEntry.arguments)
    }
}
