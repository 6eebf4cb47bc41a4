import ArgumentParser
import Foundation
import Kernel
import Logging

/// The serving side of `CommandSocket`: runs each command on the store that `serve` holds open, one after the other.
final class CommandListener: Sendable {
    private let descriptor: Int32
    private let path: String
    private let house: House
    private let ended = DispatchSemaphore(value: 0)
    /// A caller who says nothing must not keep the others waiting.
    private static let patience = timeval(tv_sec: 5, tv_usec: 0)

    /// - Throws: a `Refusal` when the socket cannot be made; the folder's lock is already ours, so a file left behind by a
    ///   killed process is removed.
    init(house: House) throws {
        self.house = house
        path = CommandSocket.path(in: house.settings)
        unlink(path)
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let old = umask(0o077)
        let bound = CommandSocket.withAddress(in: house.settings.data) { bind(descriptor, $0, $1) }
        umask(old)
        guard bound == 0, listen(descriptor, 16) == 0 else {
            close(descriptor)
            throw Refusal(.unavailable, "未能在数据文件夹中建立命令通道 \(path)。请检查写权限和文件系统是否支持套接字。")
        }
    }

    func start() {
        let thread = Thread { [self] in accept() }
        thread.name = "gongkai.commands"
        thread.start()
    }

    /// Takes no more commands and lets the one that has begun come to its end.
    func stop() {
        unlink(path)
        shutdown(descriptor, Int32(SHUT_RDWR))
        ended.wait()
        close(descriptor)
    }

    private func accept() {
        defer { ended.signal() }
        while true {
            let connection = Glibc.accept(descriptor, nil, nil)
            guard connection >= 0 else { return }
            serve(connection)
            close(connection)
        }
    }

    private func serve(_ connection: Int32) {
        var patience = CommandListener.patience
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard let line = CommandSocket.readLine(from: connection) else { return }
        let answered = DispatchSemaphore(value: 0)
        let box = ReplyBox()
        _ = Task.detached { [house] in
            box.reply = await CommandListener.run(line, in: house)
            answered.signal()
        }
        answered.wait()
        do { try CommandSocket.writeLine(try JSONEncoder().encode(box.reply), to: connection) } catch {
            house.log.warning("a command's caller went away before its answer")
        }
    }

    private static func run(_ line: Data, in house: House) async -> CommandSocket.Reply {
        do {
            let call = try JSONDecoder().decode(CommandSocket.Call.self, from: line)
            guard let command = try Gongkai.parseAsRoot(call.arguments) as? any StoreCommand else {
                return CommandSocket.Reply(refusal: "这个命令不能在服务运行时执行。请先停止服务。")
            }
            switch try await command.execute(in: house.visited(from: call.folder)) {
            case .text(let text): return CommandSocket.Reply(text: text)
            case .binary(let bytes): return CommandSocket.Reply(binary: Data(bytes))
            }
        } catch let refusal as Refusal {
            return CommandSocket.Reply(refusal: refusal.sentence, rule: refusal.rule)
        } catch {
            return CommandSocket.Reply(refusal: CommandLineEntry.sentence(for: error))
        }
    }
}

/// Carries the answer from the task to the thread that waits for it; the semaphore orders the two.
private final class ReplyBox: @unchecked Sendable {
    var reply = CommandSocket.Reply(refusal: "没有答复。")
}
