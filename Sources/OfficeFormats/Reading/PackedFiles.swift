/// A zip file opened within limits, for archives of our own that come back from outside.
package struct PackedFiles: Sendable {
    /// The entries by name; names are claims and never become paths.
    package let files: [String: [UInt8]]

    /// Throws `ReadingError` when it is no zip file, is damaged or encrypted, or unpacks past the limits.
    package init(_ bytes: [UInt8], limits: ReadingLimits = .standard) throws(ReadingError) {
        do {
            let archive = try ZipArchive(bytes, limits: limits)
            var files: [String: [UInt8]] = [:]
            for name in archive.names { files[name] = try archive.bytes(name) ?? [] }
            self.files = files
        } catch let error as ReadingError {
            throw error
        } catch {
            throw ReadingError(.unreadable)
        }
    }
}
