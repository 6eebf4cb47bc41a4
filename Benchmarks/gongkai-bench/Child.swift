import Foundation
import Glibc

/// A process that this measurement starts and ends.
///
/// Foundation's `Process` lets the child inherit the blocked signals of the thread that happens to start it, so that it
/// would not hear SIGTERM.
final class Child {
    let processID: pid_t
    private var status: Int32?

    /// Starts `command`; what it does not get as a descriptor is /dev/null.
    init(_ command: [String], input: Int32? = nil, output: Int32? = nil, showsErrors: Bool = false) throws {
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(null) }
        var actions = posix_spawn_file_actions_t(), attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input ?? null, 0)
        posix_spawn_file_actions_adddup2(&actions, output ?? null, 1)
        if !showsErrors { posix_spawn_file_actions_adddup2(&actions, null, 2) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words = command.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var started: pid_t = 0
        let code = posix_spawn(&started, command[0], &actions, &attributes, &words, environ)
        guard code == 0 else {
            throw BenchFailure("\(command[0]) could not be started: \(String(cString: strerror(code)))")
        }
        processID = started
    }

    var isRunning: Bool {
        if status == nil {
            var ended: Int32 = 0
            if waitpid(processID, &ended, WNOHANG) == processID { status = ended }
        }
        return status == nil
    }

    /// Waits for its end and answers with its exit status; a signal counts as 128 and its number.
    @discardableResult
    func wait() -> Int32 {
        if status == nil {
            var ended: Int32 = 0
            waitpid(processID, &ended, 0)
            status = ended
        }
        let ended = status ?? 0
        return ended & 0x7F == 0 ? (ended >> 8) & 0xFF : 128 + ended & 0x7F
    }

    func stop() {
        guard isRunning else { return }
        kill(processID, SIGTERM)
        wait()
    }

    /// What `command` wrote to its standard output; throws when it failed.
    static func output(of command: [String]) throws -> String {
        let pipe = try Channel()
        let child = try Child(command, output: pipe.writing, showsErrors: true)
        pipe.closeWriting()
        let written = pipe.readToEnd()
        let status = child.wait()
        guard status == 0 else { throw BenchFailure("\(command[0]) ended with \(status)") }
        return String(decoding: written, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// A pipe; both ends are closed with it, and no child inherits them but by name.
final class Channel {
    let reading: Int32
    private(set) var writing: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw BenchFailure("no pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        closeWriting()
    }

    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }

    /// The next bytes; none at the end.
    func next() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let got = read(reading, &buffer, buffer.count)
        return Array(buffer.prefix(max(0, got)))
    }

    func readToEnd() -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let more = next()
            if more.isEmpty { return all }
            all += more
        }
    }

    func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard write(writing, bytes, bytes.count) == bytes.count else { throw BenchFailure("nobody reads the pipe") }
    }
}
