import Foundation

/// Taking a file away whose place another has taken.
enum FileRemoval {
    /// - Returns: false when the file is younger than `age`. It is moved aside before it goes, so that a copy that comes in
    ///   at that very moment is seen by its age and put back.
    static func remove(
        _ digest: FileDigest, from root: String, olderThan age: Duration
    ) throws(FileStoreFailure) -> Bool {
        let path = "\(root)/\(digest.path)", aside = "\(root)/\(FileStore.incoming)/\(UUID().uuidString)"
        guard let before = seconds(since: path) else { return true }
        guard before >= Double(age.components.seconds) else { return false }
        try FileSystemCalls.rename(path, to: aside)
        if let now = seconds(since: aside), now < Double(age.components.seconds) {
            try FileSystemCalls.rename(aside, to: path)
            return false
        }
        guard unlink(aside) == 0 else { throw FileSystemCalls.failure("unlink", aside) }
        try FileSystemCalls.syncFolder("\(root)/\(digest.folder)")
        return true
    }

    /// Since it was written; nil when it is not there.
    private static func seconds(since path: String) -> Double? {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return nil }
        return Date().timeIntervalSince1970 - Double(facts.st_mtim.tv_sec)
    }
}
