import Foundation
import Subprocess
import SystemPackage

/// One child process from start to the death of everything it started.
struct ConfinedChild {
    enum Status: Sendable, Hashable {
        case exited(Int32)
        case signalled(Int32)
        case outOfTime
    }

    let sandbox: Sandbox
    /// Standard input, output and error.
    let standardFiles: [Int32]

    func finish(_ executable: String, _ arguments: [String]) async throws(ConfinementFailure) -> Status {
        let command = sandbox.command(executable, arguments)
        let ended = await race { await launch(command) }
        // A sandbox that ended by itself has taken everything with it; one that was killed is only about to.
        if sandbox.isolation != .sandbox || !Self.isOrderly(ended) { Survivors.end(marker: sandbox.marker) }
        return try ended.get()
    }

    private static func isOrderly(_ ending: Ending) -> Bool {
        if case .success(.exited) = ending { true } else { false }
    }

    private typealias Ending = Result<Status, ConfinementFailure>

    /// The first of: the child has ended, the time is up. Cancelling the first kills the child's process group.
    private func race(_ work: @escaping @Sendable () async -> Ending) async -> Ending {
        await withTaskGroup(of: Ending?.self) { group in
            group.addTask { await work() }
            group.addTask {
                do { try await ContinuousClock().sleep(for: sandbox.limits.wallClock) } catch { return nil }
                return .success(.outOfTime)
            }
            var first: Ending?
            while first == nil, let next = await group.next() { first = next }
            group.cancelAll()
            await group.waitForAll()
            return first ?? .failure(.unavailable(reason: "the child was never started"))
        }
    }

    private func launch(_ command: [String]) async -> Ending {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
        let settings = Configuration(
            executable: .path(FilePath(command[0])), arguments: Arguments(Array(command.dropFirst())),
            environment: .custom(sandbox.environment.map { Array("\($0.key)=\($0.value)\0".utf8) }),
            workingDirectory: FilePath(sandbox.folder), platformOptions: options)
        do {
            let result = try await Subprocess.run(
                settings,
                input: .fileDescriptor(FileDescriptor(rawValue: standardFiles[0]), closeAfterSpawningProcess: false),
                output: .fileDescriptor(FileDescriptor(rawValue: standardFiles[1]), closeAfterSpawningProcess: false),
                error: .fileDescriptor(FileDescriptor(rawValue: standardFiles[2]), closeAfterSpawningProcess: false))
            return .success(Self.status(result.terminationStatus))
        } catch is CancellationError {
            return .success(.outOfTime)
        } catch {
            return .failure(.unavailable(reason: "\(error)"))
        }
    }

    private static func status(_ ended: TerminationStatus) -> Status {
        switch ended {
        case .exited(let code) where code > 128 && code < 160: .signalled(code - 128)
        case .exited(let code): .exited(code)
        case .signaled(let signal): .signalled(signal)
        }
    }
}
