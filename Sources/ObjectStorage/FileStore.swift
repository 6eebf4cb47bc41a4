import Crypto
import Foundation

/// Files addressed by the SHA-256 of their bytes, in folders `ab/cd` under a root. A file counts only once it and its
/// folders are on the disk; its bytes are checked every time they are given out. Nothing is ever deleted unasked.
package struct FileStore: Sendable {
    static let incoming = ".incoming"

    private let root: String

    /// The store in this folder, which is made when it is not there.
    package init(root: String) throws(FileStoreFailure) {
        self.root = root
        do {
            try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        } catch {
            throw .disk(reason: "\(error)")
        }
        try FileSystemCalls.makeFolder("\(root)/\(Self.incoming)")
        try FileSystemCalls.syncFolder(root)
    }

    /// A file that is coming in piece by piece, of at most `limit` bytes.
    package func receive(limit: Int) throws(FileStoreFailure) -> IncomingFile {
        try IncomingFile(root: root, limit: limit)
    }

    /// Stores bytes that are already here.
    @discardableResult
    package func store(_ bytes: [UInt8], limit: Int = 100 << 20) async throws(FileStoreFailure) -> StoredFile {
        let file = try receive(limit: limit)
        try await file.append(bytes)
        return try await file.finish()
    }

    /// Stores what a stream brings. When the stream fails or is too long, nothing is kept.
    package func store<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, limit: Int
    ) async throws -> StoredFile where Chunks.Element == [UInt8] {
        let file = try receive(limit: limit)
        do {
            for try await chunk in chunks { try await file.append(chunk) }
            return try await file.finish()
        } catch {
            await file.discard()
            throw error
        }
    }

    /// The bytes at this address; throws `damaged` when they are not what was stored.
    package func read(_ digest: FileDigest) async throws(FileStoreFailure) -> [UInt8] {
        try await aside { [root] () throws(FileStoreFailure) in try FileReading.checked(digest, in: root) }
    }

    /// Whether there is a file at this address. Its bytes are not looked at.
    package func contains(_ digest: FileDigest) -> Bool { access("\(root)/\(digest.path)", R_OK) == 0 }

    /// Every address with a file, in order.
    package func list() async throws(FileStoreFailure) -> [FileDigest] {
        try await aside { [root] () throws(FileStoreFailure) in try FileReading.inventory(root).files }
    }

    /// Reads and checks every file.
    package func verify() async throws(FileStoreFailure) -> FileStoreReport {
        try await aside { [root] () throws(FileStoreFailure) in try FileReading.report(root) }
    }

    /// Files that nobody knows, and known files that are not there.
    package func compare(known: Set<FileDigest>) async throws(FileStoreFailure) -> (
        orphans: [FileDigest], missing: [FileDigest]
    ) {
        let files = try await list()
        return (files.filter { !known.contains($0) }, known.subtracting(files).sorted())
    }

    /// Removes the file at this address, for whoever knows that no record names it; false when it was written less than `age`
    /// ago and stays.
    package func remove(_ digest: FileDigest, olderThan age: Duration) async throws(FileStoreFailure) -> Bool {
        try await aside { [root] () throws(FileStoreFailure) in
            try FileRemoval.remove(digest, from: root, olderThan: age)
        }
    }

    /// Removes what a crash left half-written more than `age` ago; returns how many. Stored files are never touched.
    @discardableResult
    package func discardUnfinished(olderThan age: Duration = .seconds(86_400)) async throws(FileStoreFailure) -> Int {
        try await aside { [root] () throws(FileStoreFailure) in try FileReading.discardUnfinished(root, olderThan: age)
        }
    }

    /// Runs work that waits for the disk on a thread that serves no requests.
    private func aside<Value: Sendable>(
        _ work: @escaping @Sendable () throws(FileStoreFailure) -> Value
    ) async throws(FileStoreFailure) -> Value {
        let outcome: Result<Value, FileStoreFailure> = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                do throws(FileStoreFailure) {
                    continuation.resume(returning: .success(try work()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try outcome.get()
    }
}

/// What a check of all files found.
package struct FileStoreReport: Sendable, Hashable {
    /// Files whose bytes are right.
    package var sound = 0
    /// Files whose bytes are not those of their address.
    package var damaged: [FileDigest] = []
    /// Paths that are no files of ours.
    package var foreign: [String] = []
    /// Files that were never finished.
    package var unfinished = 0
}
