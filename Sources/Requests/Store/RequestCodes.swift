import Ciphers
import Kernel

/// The query code of a case: it follows from the case's id and the installation's secret, so that the same form sent
/// again gets the same code, while the tables hold its hash alone.
enum RequestCodes {
    static func code(of id: RequestID, _ cipher: FieldCipher) -> String {
        let digits = cipher.name(id.text, for: "request.code").utf8.prefix(16)
        return QueryCode.make(of: digits.reduce(0) { $0 << 4 | UInt64($1 & 15 &+ ($1 > 57 ? 9 : 0)) })
    }
}
