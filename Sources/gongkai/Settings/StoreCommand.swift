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
        if Self.writes, let answer = try await CommandSocket.forward(CommandLine.arguments, to: settings) {
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
}
