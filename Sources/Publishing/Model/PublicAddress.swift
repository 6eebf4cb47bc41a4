package import Kernel

/// Where the public finds things.
package enum PublicAddress {
    package static func article(_ id: ArticleID) -> String { "/articles/\(id)" }
    package static func file(_ hash: String) -> String { "/files/\(hash)" }
}
