package import Ciphers

import Foundation
import Kernel

/// A checkpoint as text with its signature, laid out like a C2SP signed note: origin, size, root, further lines, an empty
/// line, `— name base64(key id ‖ signature)`.
package struct SignedNote: Sendable, Hashable {
    /// The whole text, as published and kept by witnesses.
    package let text: String

    /// Text that came from elsewhere; nothing about it is believed yet.
    package init(text: String) { self.text = text }

    /// Signs `checkpoint`.
    package init(_ checkpoint: Checkpoint, signedBy key: SigningKey) throws {
        let body = SignedNote.body(checkpoint)
        let signature =
            SignedNote.keyID(checkpoint.origin, key.verifyingKey) + (try key.signature(of: Array(body.utf8)))
        text = "\(body)\n— \(checkpoint.origin) \(Data(signature).base64EncodedString())\n"
    }

    /// What stands between the note and belief.
    package enum Doubt: Error, Hashable, Sendable {
        /// It is not laid out like a checkpoint, or its root does not fit its lines.
        case malformed
        /// It was signed by another key.
        case wrongKey
        /// The signature does not fit the text.
        case wrongSignature
    }

    /// The checkpoint, once the signature of `key` is found to fit; without a key only the form is checked.
    package func checkpoint(checkedBy key: VerifyingKey?) throws(Doubt) -> Checkpoint {
        let parts = text.components(separatedBy: "\n\n")
        guard parts.count == 2 else { throw .malformed }
        let body = parts[0] + "\n"
        let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, let size = Int64(lines[1]),
            let checkpoint = Checkpoint(origin: String(lines[0]), size: size, lines: Array(lines[3...])),
            SignedNote.body(checkpoint) == body
        else { throw .malformed }
        guard let key else { return checkpoint }
        let prefix = "— \(checkpoint.origin) "
        guard parts[1].hasPrefix(prefix), parts[1].hasSuffix("\n"),
            case let written = String(parts[1].dropFirst(prefix.count).dropLast()),
            let signature = Data(base64Encoded: written), signature.count == 68,
            // Base64 has spare bits at its end: one signature, one way to write it.
            signature.base64EncodedString() == written
        else { throw .malformed }
        guard Array(signature.prefix(4)) == SignedNote.keyID(checkpoint.origin, key) else { throw .wrongKey }
        guard key.accepts(Array(signature.dropFirst(4)), of: Array(body.utf8)) else { throw .wrongSignature }
        return checkpoint
    }

    private static func body(_ checkpoint: Checkpoint) -> String {
        let lines = "at \(checkpoint.at.milliseconds)\n" + checkpoint.headLines
        let root = Data(Digest(sha256: [1] + Array(lines.utf8)).bytes).base64EncodedString()
        return "\(checkpoint.origin)\n\(checkpoint.size)\n\(root)\n\(lines)"
    }

    static func keyID(_ name: String, _ key: VerifyingKey) -> [UInt8] {
        Array(Digest(sha256: Array(name.utf8) + [0x0A, 0x01] + key.bytes).bytes.prefix(4))
    }
}
