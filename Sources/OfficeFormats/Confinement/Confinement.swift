import Foundation
import Subprocess
import SystemPackage

/// Runs one program on untrusted bytes so that whatever happens costs one file, not the server (reliability, F27).
///
/// The child gets an empty environment, its own empty folder, no network, the limits of `prlimit`, and is killed with
/// everything it started when the time is up. Input and output are files without names, so neither side can block
/// the other and the kernel itself bounds what is written.
package struct Confinement: Sendable {
    /// Absolute path of the program.
    package var executable: String
    /// Its arguments.
    package var arguments: [String]
    /// What it may use.
    package var limits: ConfinementLimits
    /// Give the input as this file in the child's folder (for programs that need a name) instead of standard input.
    package var inputName: String?
    /// Take the result from this file in the child's folder instead of standard output.
    package var outputName: String?
    /// More paths the sandbox shows read-only.
    package var readable: [String]
    /// The level of isolation; nil takes the best this machine permits.
    package var isolation: Isolation?

    /// A program to be run with `run(_:)`.
    package init(
        _ executable: String, _ arguments: [String] = [], limits: ConfinementLimits = .reading,
        inputName: String? = nil, outputName: String? = nil, readable: [String] = [], isolation: Isolation? = nil
    ) {
        self.executable = executable
        self.arguments = arguments
        self.limits = limits
        self.inputName = inputName
        self.outputName = outputName
        self.readable = readable
        self.isolation = isolation
    }

    /// Runs `executable` with `input` on standard input and returns its standard output.
    package static func run(
        _ executable: String, _ arguments: [String] = [], input: [UInt8] = [], limits: ConfinementLimits = .reading
    ) async throws(ConfinementFailure) -> [UInt8] {
        try await Confinement(executable, arguments, limits: limits).run(input)
    }

    /// Runs the program on `input`; throws when it failed or broke a limit. Not more than a few run at a time.
    package func run(_ input: [UInt8] = []) async throws(ConfinementFailure) -> [UInt8] {
        await ConfinementGate.shared.enter()
        let outcome = await attempt(input)
        await ConfinementGate.shared.leave()
        return try outcome.get()
    }

    private func attempt(_ input: [UInt8]) async -> Result<[UInt8], ConfinementFailure> {
        if let known = await level() { return await attempt(input, at: known) }
        // Nobody knows yet what this machine permits. The child itself tells: to ask beforehand costs another one.
        let first = await attempt(input, at: .sandbox)
        if case .success = first {
            await IsolationProbe.shared.sandboxWorked()
            return first
        }
        let permitted = await IsolationProbe.shared.level()
        return permitted == .sandbox ? first : await attempt(input, at: permitted)
    }

    private func attempt(_ input: [UInt8], at level: Isolation) async -> Result<[UInt8], ConfinementFailure> {
        do throws(ConfinementFailure) {
            guard executable.hasPrefix("/"), access(executable, X_OK) == 0 else {
                throw .unavailable(reason: "\(executable) is not an executable file")
            }
            let folder = try ConfinementFolder()
            defer { folder.remove() }
            return .success(try await confine(input, in: folder, at: level))
        } catch {
            return .failure(error)
        }
    }

    /// Nil when it has to be found out.
    private func level() async -> Isolation? {
        if let isolation { return isolation }
        // Inside a child that is confined already there is no second wall to be built.
        return InheritedLimit.marker.isEmpty ? await IsolationProbe.shared.known : .limitsOnly
    }

    private func confine(
        _ input: [UInt8], in folder: ConfinementFolder, at level: Isolation
    ) async throws(ConfinementFailure) -> [UInt8] {
        if let inputName { try folder.store(input, as: inputName) }
        var channels: [Int32] = []
        defer { for descriptor in channels { close(descriptor) } }
        for bytes in [inputName == nil ? input : [], [], []] { channels.append(try folder.anonymous(holding: bytes)) }
        let sandbox = Sandbox(
            isolation: level, limits: limits, folder: folder.path, sharesFolder: inputName != nil || outputName != nil,
            readable: readable, marker: InheritedLimit.marker + folder.name, inputBytes: input.count)
        let child = ConfinedChild(sandbox: sandbox, standardFiles: channels)
        let status = try await child.finish(executable, arguments)
        try judge(status, message: { Self.beginning(of: channels[2]) }, written: Self.size(of: channels[1]))
        if let outputName { return try folder.load(outputName, limit: limits.outputBytes) }
        return try ConfinementFolder.contents(of: channels[1], limit: limits.outputBytes)
    }

    /// What the way the child ended means. Wrappers report a child's signal as 128 + its number.
    private func judge(
        _ status: ConfinedChild.Status, message: () -> String, written: Int
    ) throws(ConfinementFailure) {
        if written > limits.outputBytes { throw .tooLarge }
        switch status {
        case .exited(0): return
        case .outOfTime, .signalled(SIGXCPU), .signalled(SIGKILL): throw .timedOut
        case .signalled(SIGXFSZ): throw .tooLarge
        case .signalled(let signal): throw .crashed(signal: signal)
        case .exited(let code): throw .refused(status: code, message: message())
        }
    }

    private static func size(of descriptor: Int32) -> Int {
        var facts = stat()
        return fstat(descriptor, &facts) == 0 ? Int(facts.st_size) : 0
    }

    private static func beginning(of descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 2048)
        let got = pread(descriptor, &buffer, buffer.count, 0)
        return String(decoding: buffer.prefix(max(0, got)), as: UTF8.self)
    }
}
