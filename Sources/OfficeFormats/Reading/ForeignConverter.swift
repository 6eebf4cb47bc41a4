import Foundation

/// The one place where a foreign program is started for reading.
enum ForeignConverter {
    /// Runs poppler's `name` on the bytes, confined; its output. Throws `ReadingError`.
    static func runConverter(_ name: String, _ arguments: [String], input: [UInt8]) async throws -> [UInt8] {
        guard let path = ["/usr/bin/", "/usr/local/bin/"].map({ $0 + name }).first(where: { access($0, X_OK) == 0 })
        else {
            throw ReadingError(.converterMissing, name)
        }
        // Inside a child that is confined already there is no second wall to be built, and no limit to be raised.
        let isInside = getenv("GONGKAI_CONFINED") != nil
        let confinement = Confinement(
            path, arguments, limits: isInside ? .reading : .converting, isolation: isInside ? .limitsOnly : nil)
        do {
            return try await confinement.run(input)
        } catch {
            throw Self.readingError(error)
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
