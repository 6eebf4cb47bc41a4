import Ciphers
import Kernel

/// The query code of a case: it follows from the case's id and the installation's secret, so that the same form sent
/// again gets the same code and a letter can bear it, while the tables hold its hash alone.
enum RequestCodes {
    static func code(of id: RequestID, _ cipher: FieldCipher) -> String {
        var words = KeyedWords(cipher: cipher, subject: id.text)
        return QueryCode.make(using: &words)
    }

    private struct KeyedWords: RandomNumberGenerator {
        let cipher: FieldCipher
        let subject: String
        private var count = 0

        init(cipher: FieldCipher, subject: String) {
            self.cipher = cipher
            self.subject = subject
        }

        mutating func next() -> UInt64 {
            count += 1
            return UInt64(cipher.name("\(subject)#\(count)", for: "request.code").prefix(16), radix: 16) ?? 0
        }
    }
}
