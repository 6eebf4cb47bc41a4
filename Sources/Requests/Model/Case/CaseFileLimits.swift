package enum CaseFileLimits {
    /// Files that may come with one application or answer.
    package static let most = 10
    /// Bytes of one file.
    package static let bytes = 20_000_000
}

/// Looks at the bytes of a file: the name to keep and the kind found, or a thrown refusal for what is not taken (T4).
package typealias CaseFileGating =
    @Sendable (
        _ bytes: [UInt8], _ name: String, _ field: String
    ) throws -> (name: String, kind: String)
