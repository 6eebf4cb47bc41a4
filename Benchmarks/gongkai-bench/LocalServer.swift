import Foundation
import Glibc

/// A server of this measurement on a free port of this machine, from its start to its end.
final class LocalServer {
    let port: Int
    private let child: Child
    private let started: ContinuousClock.Instant

    /// Starts `executable`; `arguments` gets the port.
    init(_ executable: String, _ arguments: (Int) -> [String]) throws {
        port = try LocalServer.freePort()
        started = ContinuousClock().now
        child = try Child([executable] + arguments(port))
    }

    deinit { stop() }

    func stop() { child.stop() }

    /// Asks for `path` until the first whole answer with 200, and says how long that was since the start.
    func firstAnswer(_ path: String) throws -> (seconds: Double, body: [UInt8]) {
        while (ContinuousClock().now - started).seconds < 20 {
            guard child.isRunning else { break }
            if let answer = LocalServer.get(path, port) {
                let taken = (ContinuousClock().now - started).seconds
                let head = String(decoding: answer.prefix(16), as: UTF8.self)
                guard head.contains(" 200"), let start = answer.firstRange(of: Data("\r\n\r\n".utf8))?.upperBound else {
                    throw BenchFailure("\(path) was answered with \(head)")
                }
                return (taken, [UInt8](answer[start...]))
            }
            usleep(500)
        }
        throw BenchFailure("no answer to \(path) from the server started")
    }

    /// The processor time of all its threads since its start, in seconds.
    func processorSeconds() throws -> Double {
        let tasks = "/proc/\(child.processID)/task"
        let times = try FileManager.default.contentsOfDirectory(atPath: tasks).map { task in
            Double(Surroundings.text("\(tasks)/\(task)/schedstat").split(separator: " ").first ?? "") ?? 0
        }
        return times.reduce(0, +) * 1e-9
    }

    /// A field of /proc/PID/status in MB (of 1,000,000 bytes).
    func memory(_ field: String) throws -> Double {
        let lines = Surroundings.text("/proc/\(child.processID)/status").split(separator: "\n")
        guard let line = lines.first(where: { $0.hasPrefix(field + ":") }),
            let kibibytes = Double(line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first ?? "")
        else { throw BenchFailure("no \(field) of process \(child.processID)") }
        return kibibytes * 1_024 / 1e6
    }

    /// Everything the server sends to one request, or nil when nobody listens yet.
    static func get(_ path: String, _ port: Int) -> Data? {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(handle) }
        guard connected(handle, port) == 0 else { return nil }
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n".utf8)
        guard send(handle, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { return nil }
        var answer = Data(), buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let got = recv(handle, &buffer, buffer.count, 0)
            if got <= 0 { break }
            answer.append(contentsOf: buffer[..<got])
        }
        return answer.isEmpty ? nil : answer
    }

    private static func freePort() throws -> Int {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(handle) }
        var address = loopback(0), length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                bind(handle, plain, length) == 0 ? getsockname(handle, plain, &length) : -1
            }
        }
        guard status == 0 else { throw BenchFailure("no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func connected(_ handle: Int32, _ port: Int) -> Int32 {
        var address = loopback(UInt16(port))
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
