import Foundation
import Kernel

/// How a writing command reaches the `serve` that already holds the data folder: one line of JSON each way over a socket
/// that only the owner of the folder can open.
enum CommandSocket {
    struct Call: Codable {
        let arguments: [String]
        let folder: String
    }

    struct Reply: Codable {
        var text: String?
        var binary: Data?
        var refusal: String?
    }

    static let name = "gongkai.sock"
    /// `sun_path` holds 108 bytes, the last of them zero.
    private static let longestPath = 107
    static let largestMessage = 64 * 1_024 * 1_024

    static func path(in settings: Settings) -> String { settings.data.appendingPathComponent(name).path }

    /// Sends the command to a running `serve`; nil when there is none and the command may run here.
    static func forward(_ arguments: [String], to settings: Settings) async throws -> CommandResult? {
        guard settings.databaseURL == nil, let descriptor = connect(to: path(in: settings)) else { return nil }
        defer { close(descriptor) }
        let call = Call(arguments: Array(arguments.dropFirst()), folder: FileManager.default.currentDirectoryPath)
        try writeLine(try JSONEncoder().encode(call), to: descriptor)
        guard let line = readLine(from: descriptor) else {
            throw Refusal(.unavailable, "正在运行的服务没有答复。请稍候再试，或停止服务后再执行这个命令。")
        }
        let reply = try JSONDecoder().decode(Reply.self, from: line)
        if let refusal = reply.refusal { throw Refusal(.stateRefused, refusal) }
        return reply.binary.map { .binary(Array($0)) } ?? .text(reply.text ?? "")
    }

    private static func connect(to path: String) -> Int32? {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        let result = withAddress(path) { Glibc.connect(descriptor, $0, $1) } ?? -1
        guard result == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// Nil when the path is too long for a socket.
    static func withAddress<Result>(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result? {
        let bytes = Array(path.utf8)
        guard bytes.count <= longestPath else { return nil }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    static func writeLine(_ data: Data, to descriptor: Int32) throws {
        var rest = Array(data) + [0x0A]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { throw Refusal(.unavailable, "与正在运行的服务的连接中断。请再试一次。") }
            rest.removeFirst(sent)
        }
    }

    /// One line, or nil when the other side closed or sent too much.
    static func readLine(from descriptor: Int32) -> Data? {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while line.count <= largestMessage {
            let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { return nil }
            line.append(contentsOf: buffer.prefix(count))
            if line.last == 0x0A { return Data(line.dropLast()) }
        }
        return nil
    }
}
