import Crypto

/// Proves to another program that a message is ours and unchanged.
package enum MessageCode {
    /// HMAC-SHA256 of `message` under `secret`, in 64 hexadecimal digits.
    package static func sha256(of message: String, secret: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(message.utf8), using: SymmetricKey(data: secret))
        return Hex.text(Array(code))
    }
}
