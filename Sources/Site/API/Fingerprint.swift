import Crypto

/// A digest of several texts, each with its length before it so that no two lists of texts give the same.
enum Fingerprint {
    static func of(_ parts: [String]) -> String {
        var hash = SHA256()
        for part in parts {
            hash.update(data: Array("\(part.utf8.count):".utf8))
            hash.update(data: Array(part.utf8))
        }
        return Hexadecimal.text(hash.finalize())
    }
}
