import Foundation
import Kernel

/// How a writing command reaches the `serve` that already holds the data folder: one line of JSON each way over a socket
/// that only the owner of the folder can open.
final class CommandSocket {
    struct Call: Codable {
        let arguments: [String]
        let folder: String
    }

    struct Reply: Codable {
        var text: String?
        var binary: Data?
        var refusal: String?
        var rule: String?
    }

    static let name = "gongkai.sock"
    private let descriptor: Int32
    static let largestMessage = 64 * 1_024 * 1_024

    static func path(in settings: Settings) -> String { settings.data.appendingPathComponent(name).path }

    /// Nil when no `serve` holds the folder and the command may run here.
    init?(reaching settings: Settings) {
        guard settings.databaseURL == nil else { return nil }
        let opened = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard opened >= 0 else { return nil }
        guard CommandSocket.withAddress(in: settings.data, { Glibc.connect(opened, $0, $1) }) == 0 else {
            close(opened)
            return nil
        }
        descriptor = opened
    }

    deinit { close(descriptor) }

    /// Sends the command to the running `serve` and waits for what it made.
    func forward(_ arguments: [String]) throws -> CommandResult {
        let call = Call(arguments: arguments, folder: FileManager.default.currentDirectoryPath)
        try CommandSocket.writeLine(try JSONEncoder().encode(call), to: descriptor)
        guard let line = CommandSocket.readLine(from: descriptor) else {
            throw Refusal(.unavailable, "正在运行的服务没有答复。请稍候再试，或停止服务后再执行这个命令。")
        }
        let reply = try JSONDecoder().decode(Reply.self, from: line)
        if let refusal = reply.refusal { throw Refusal(.stateRefused, refusal, rule: reply.rule) }
        return reply.binary.map { .binary(Array($0)) } ?? .text(reply.text ?? "")
    }

    /// The socket's address by way of the open folder: `sun_path` holds 107 bytes, and data folders may lie deeper.
    static func withAddress(in folder: URL, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        let opened = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { return -1 }
        defer { close(opened) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: "/proc/self/fd/\(opened)/\(name)".utf8) }
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
