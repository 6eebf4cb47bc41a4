import Foundation

/// Starts a foreign program that reads or writes files by name, in a folder of its own under limits.
enum ForeignTool {
    struct Run {
        var arguments: [String]
        var inputName: String?
        var outputName: String?
        var limits = ConfinementLimits.converting
    }

    /// The output. Throws `ReadingError`: the program is missing, was too slow, or did not like the file.
    static func output(_ program: String, _ run: Run, input: [UInt8]) async throws(ReadingError) -> [UInt8] {
        guard let path = ["/usr/bin/", "/usr/local/bin/"].map({ $0 + program }).first(where: { access($0, X_OK) == 0 })
        else { throw ReadingError(.converterMissing, program) }
        let isInside = getenv("GONGKAI_CONFINED") != nil
        let confinement = Confinement(
            path, run.arguments, limits: run.limits, inputName: run.inputName, outputName: run.outputName,
            isolation: isInside ? .limitsOnly : nil)
        do {
            return try await confinement.run(input)
        } catch {
            throw readingError(error)
        }
    }

    private static func readingError(_ failure: ConfinementFailure) -> ReadingError {
        switch failure {
        case .timedOut: ReadingError(.tooLarge, "转换超时")
        case .tooLarge: ReadingError(.tooLarge)
        case .crashed: ReadingError(.unreadable)
        case .refused(_, let message):
            message.lowercased().contains("password") ? ReadingError(.encrypted) : ReadingError(.unreadable)
        case .unavailable: ReadingError(.converterMissing)
        }
    }
}
