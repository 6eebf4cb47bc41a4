package import Kernel
import OfficeFormats
package import Redaction

/// A file as it may be handed out: what it shows, and nothing besides (PII-1).
package enum HandoutCopy {
    package static func clean(
        _ bytes: [UInt8], name: String, readers: RedactionReaders
    ) async throws(Refusal) -> (bytes: [UInt8], name: String) {
        let made = try await HandoutCheck(readers).cleanCopy(bytes, name: name)
        return (made.bytes, "（清理后）\(made.name)")
    }
}
