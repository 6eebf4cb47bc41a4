import Foundation
import Testing

@testable import OfficeFormats

/// F27: whatever a child does, it ends as a typed failure within its limits and leaves nothing behind.
@Suite(.serialized) struct ConfinementTests {
    static let levels = Isolation.allCases

    private func run(
        _ script: String, at level: Isolation?, input: [UInt8] = [], wallClock: Duration = .seconds(3),
        outputBytes: Int = 1 << 20, processorSeconds: Int = 1
    ) async -> Result<[UInt8], ConfinementFailure> {
        let limits = ConfinementLimits(
            memoryBytes: 256 << 20, processorSeconds: processorSeconds, wallClock: wallClock, outputBytes: outputBytes,
            fileBytes: 1 << 20)
        let child = Confinement("/usr/bin/python3", ["-c", script], limits: limits, isolation: level)
        do throws(ConfinementFailure) {
            return .success(try await child.run(input))
        } catch {
            return .failure(error)
        }
    }

    @Test(arguments: levels) func passesBytesThrough(level: Isolation) async throws {
        let input = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let result = await run(
            "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])", at: level, input: input)
        #expect(try result.get() == input.reversed())
    }

    @Test(arguments: levels) func givesAnEmptyEnvironmentAndFolder(level: Isolation) async throws {
        let result = await run(
            "import os; print(sorted(os.environ), os.listdir('.'))", at: level)
        let text = String(decoding: try result.get(), as: UTF8.self)
        for name in ["USER", "SHELL", "PWD=", "GONGKAI_TARGETS", "SSH", "LD_"] { #expect(!text.contains(name)) }
        #expect(text.hasSuffix("[]\n"), "\(text)")
    }

    @Test(arguments: levels) func namesTheSignalOfATrap(level: Isolation) async {
        #expect(await run("import os; os.kill(os.getpid(), 4)", at: level) == .failure(.crashed(signal: SIGILL)))
        #expect(await run("import os; os.abort()", at: level) == .failure(.crashed(signal: SIGABRT)))
    }

    @Test(arguments: levels) func endsAnEndlessLoopByProcessorTime(level: Isolation) async {
        let start = ContinuousClock.now
        #expect(await run("while True: pass", at: level, wallClock: .seconds(20)) == .failure(.timedOut))
        #expect(ContinuousClock.now - start < .seconds(8))
    }

    @Test(arguments: levels) func endsASleeperByTheClock(level: Isolation) async throws {
        let script = """
            import signal, time
            for n in range(1, 32):
                if n not in (9, 19): signal.signal(n, signal.SIG_IGN)
            time.sleep(301)
            """
        let start = ContinuousClock.now
        #expect(await run(script, at: level, wallClock: .milliseconds(900)) == .failure(.timedOut))
        #expect(ContinuousClock.now - start < .seconds(4))
        #expect(try running("time.sleep(301)").isEmpty)
    }

    @Test(arguments: levels) func refusesFourGigabytes(level: Isolation) async {
        let result = await run("x = bytearray(4 << 30); print(len(x))", at: level)
        guard case .failure(.refused(let status, let message)) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(status == 1)
        #expect(message.contains("MemoryError"))
    }

    @Test(arguments: levels) func stopsAFloodOfOutput(level: Isolation) async {
        #expect(await run("while True: print('x' * 4096)", at: level) == .failure(.tooLarge))
        let dies = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_DFL)\nwhile True: print('x' * 4096)"
        #expect(await run(dies, at: level) == .failure(.tooLarge))
        let exact = await run("import sys; sys.stdout.write('y' * (1 << 20))", at: level)
        #expect((try? exact.get().count) == 1 << 20)
        #expect(await run("import sys; sys.stdout.write('y' * ((1 << 20) + 1))", at: level) == .failure(.tooLarge))
    }

    @Test(arguments: levels) func survivesAFloodOfErrors(level: Isolation) async {
        let result = await run(
            "import sys\ntry:\n  while True: sys.stderr.write('e' * 4096)\nexcept OSError: sys.exit(7)", at: level)
        guard case .failure(let failure) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(failure != .unavailable(reason: ""))
    }

    /// Grandchildren in sessions of their own hold the output open and outlive their parent.
    @Test(arguments: levels) func leavesNoOrphans(level: Isolation) async throws {
        let script = """
            import os, time
            for i in range(8):
                if os.fork() == 0:
                    os.setsid()
                    if os.fork() == 0: os.setsid()
                    time.sleep(302)
                    os._exit(0)
            print('done')
            """
        let result = await run(script, at: level)
        #expect(try result.get() == Array("done\n".utf8))
        // A killed process needs a moment to leave the table.
        for _ in 0..<50 where try !running("time.sleep(302)").isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        #expect(try running("time.sleep(302)").isEmpty)
    }

    @Test func hasNoNetworkAndSeesNoOtherFiles() async throws {
        let level = await IsolationProbe.shared.level()
        let links = await run("import socket; print([n for _, n in socket.if_nameindex()])", at: level)
        if level != .limitsOnly { #expect(try links.get() == Array("['lo']\n".utf8)) }
        let seen = await run("import os; print(os.path.exists('/etc/passwd'), os.path.exists('/root'))", at: level)
        if level == .sandbox { #expect(try seen.get() == Array("False False\n".utf8)) }
        let writing = await run("open('/usr/x', 'w')", at: .sandbox)
        if level == .sandbox, case .success = writing { Issue.record("wrote into /usr") }
    }

    @Test(arguments: levels) func endsWhenItsTaskIsCancelled(level: Isolation) async throws {
        let start = ContinuousClock.now
        let task = Task { await run("import time; time.sleep(303)", at: level, wallClock: .seconds(60)) }
        try await Task.sleep(for: .milliseconds(400))
        task.cancel()
        #expect(await task.value == .failure(.timedOut))
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(try running("time.sleep(303)").isEmpty, "the whole tree is gone when the call returns")
    }

    @Test func passesNamedFilesBothWays() async throws {
        let script = "open('out.txt', 'w').write(open('in.txt').read().upper())"
        let child = Confinement(
            "/usr/bin/python3", ["-c", script], inputName: "in.txt", outputName: "out.txt")
        #expect(try await child.run(Array("abc".utf8)) == Array("ABC".utf8))
        let link = Confinement(
            "/usr/bin/python3", ["-c", "import os; os.symlink('/etc/passwd', 'out.txt')"], outputName: "out.txt")
        await #expect(throws: ConfinementFailure.self) { try await link.run() }
    }

    @Test func saysThatAProgramIsMissing() async {
        await #expect(throws: ConfinementFailure.unavailable(reason: "/nowhere/x is not an executable file")) {
            try await Confinement.run("/nowhere/x")
        }
    }

    @Test func manyAtOnceAllFinish() async throws {
        let results = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<12 {
                group.addTask {
                    (try? await Confinement.run("/bin/echo", ["\(number)"])) == Array("\(number)\n".utf8)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results == Array(repeating: true, count: 12))
    }

    @Test func everyFailureSaysWhatToDo() {
        let failures: [ConfinementFailure] = [
            .timedOut, .tooLarge, .crashed(signal: 4), .refused(status: 1, message: ""), .unavailable(reason: ""),
        ]
        for failure in failures {
            #expect(failure.sentence.hasPrefix("文件未能读取："))
            #expect(failure.sentence.contains("请"))
        }
        #expect(Set(failures.map(\.code)).count == failures.count)
    }

    /// However the child ends, its folder goes.
    @Test(arguments: ["", "; time.sleep(300)", "; os.abort()", "; sys.exit(3)", "; print('x' * (2 << 20))"])
    func leavesNoFolder(ending: String) async throws {
        let script = """
            import os, sys, time
            open('left.txt', 'w').write('x')
            open(sys.stdin.read(), 'w').write(os.getcwd())\(ending)
            """
        let note = FileManager.default.temporaryDirectory.path + "/confinement-note-\(UUID().uuidString)"
        defer { unlink(note) }
        _ = await run(script, at: .limitsOnly, input: Array(note.utf8), wallClock: .seconds(1))
        let folder = String(decoding: try Data(contentsOf: URL(fileURLWithPath: note)), as: UTF8.self)
        #expect(folder.contains("/gongkai-child-"))
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    /// Command lines of running processes that contain the text.
    private func running(_ text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { name in
            guard Int32(name) != nil, let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
                return nil
            }
            let command = String(decoding: line, as: UTF8.self)
            return command.contains("python3") && command.contains(text) ? command : nil
        }
    }
}
