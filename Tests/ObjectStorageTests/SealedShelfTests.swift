import Ciphers
import Foundation
import Kernel
import Testing

@testable import ObjectStorage

/// Files of one person: what lies on disk tells nothing of them, and nothing altered is given out (MLPS-3).
@Suite struct SealedShelfTests {
    private static let paper = Array("居民身份证 张三 999900199001010017 青禾县人民路8号".utf8)

    private struct Place {
        let root: String
        let files: FileStore

        func shelf(_ secrets: [UInt8] = [7], purpose: String = "request.file") -> SealedShelf {
            SealedShelf(FileShelf(files: files), cipher: { try Place.cipher(secrets) }, purpose: purpose)
        }

        static func cipher(_ secrets: [UInt8]) throws -> FieldCipher {
            try #require(FieldCipher(secrets: secrets.map { [UInt8](repeating: $0, count: 32) }))
        }

        var everything: [UInt8] {
            get throws {
                let all = try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
                return all.flatMap { path in
                    Array(path.utf8) + Array(FileManager.default.contents(atPath: "\(root)/\(path)") ?? Data())
                }
            }
        }
    }

    private func withPlace(_ body: (Place) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.path + "/sealed-\(UUID().uuidString)"
        defer { removeFolder(root) }
        try await body(Place(root: root, files: try FileStore(root: root)))
    }

    private func removeFolder(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    private func refusal(_ body: () async throws -> Void) async -> Refusal? {
        do {
            try await body()
            return nil
        } catch {
            return error as? Refusal
        }
    }

    @Test func whatIsKeptIsGivenBack() async throws {
        try await withPlace { place in
            for bytes in [[], [0], Self.paper, (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }] {
                let reference = try await place.shelf().keep(bytes)
                #expect(try await place.shelf().bytes(reference) == bytes)
                #expect(try place.shelf().hash(of: reference) == Digest(sha256: bytes).hex)
                #expect(SealedReference(reference)?.text == reference)
            }
        }
    }

    /// Every run of eight bytes of the paper and its hash are looked for in names and contents; a file in clear, the
    /// control, is found at once.
    @Test func theFolderTellsNothing() async throws {
        try await withPlace { place in
            let reference = try await place.shelf().keep(Self.paper)
            let all = try place.everything
            for start in 0...(Self.paper.count - 8) {
                #expect(all.firstRange(of: Self.paper[start..<start + 8]) == nil)
            }
            let hash = Digest(sha256: Self.paper)
            #expect(all.firstRange(of: Array(hash.hex.utf8)) == nil && all.firstRange(of: hash.bytes) == nil)
            #expect(reference.contains(hash.hex) == false)
            _ = try await FileShelf(files: place.files).keep(Self.paper)
            let seen = try place.everything
            #expect(seen.firstRange(of: Self.paper) != nil && seen.firstRange(of: Array(hash.hex.utf8)) != nil)
        }
    }

    @Test func twoWhoSendTheSameFileHaveNothingInCommon() async throws {
        try await withPlace { place in
            let one = try #require(SealedReference(try await place.shelf().keep(Self.paper)))
            let other = try #require(SealedReference(try await place.shelf().keep(Self.paper)))
            #expect(one.address != other.address)
            let first = try await place.files.read(one.address), second = try await place.files.read(other.address)
            #expect(zip(first, second).filter(==).count < 20)
        }
    }

    @Test func anotherKeyOpensNothingAndSaysWhatToDo() async throws {
        try await withPlace { place in
            let reference = try await place.shelf().keep(Self.paper)
            let found = await refusal { _ = try await place.shelf([8]).bytes(reference) }
            #expect(found?.code == .unavailable)
            #expect(found?.sentence.contains("编号 \(try Place.cipher([7]).keyID)") == true)
            #expect(found?.sentence.contains("从离线备份恢复 fields.key") == true)
            #expect(await refusal { _ = try await place.shelf(purpose: "letter.file").bytes(reference) } != nil)
        }
    }

    @Test func whatWasAlteredIsNotGivenOut() async throws {
        try await withPlace { place in
            let shelf = place.shelf()
            let one = try await shelf.keep(Self.paper), other = try await shelf.keep(Array("别人的材料".utf8))
            let parts = one.split(separator: ".").map(String.init),
                others = other.split(separator: ".").map(String.init)
            // The key of one file with the bytes of another; a changed key; bytes that were sealed by nobody.
            let swapped = [parts[0], parts[1], others[2], parts[3]].joined(separator: ".")
            let flipped = one.dropLast() + (one.hasSuffix("0") ? "1" : "0")
            let stored = try await place.files.store(Array("短".utf8))
            let unsealed = [parts[0], parts[1], stored.digest.hex, parts[3]].joined(separator: ".")
            for reference in [swapped, String(flipped), unsealed] {
                #expect(await refusal { _ = try await shelf.bytes(reference) }?.code == .unavailable)
            }
            for reference in ["", "sealed", "sealed....", one + ".", one + "00", "../" + one, one.uppercased()] {
                #expect(await refusal { _ = try await shelf.bytes(reference) }?.code == .notFound, "\(reference)")
            }
        }
    }

    @Test func aFileMayBeAsLargeAsBefore() async throws {
        try await withPlace { place in
            let largest = [UInt8](repeating: 7, count: FileShelf.limit)
            let reference = try await place.shelf().keep(largest)
            #expect(try await place.shelf().bytes(reference) == largest)
            let refused = await refusal { _ = try await place.shelf().keep(largest + [7]) }
            #expect(refused?.code == .tooLarge)
            #expect(try await place.files.list().count == 1)
        }
    }

    @Test func aNewKeyChangesReferencesAndNoFile() async throws {
        try await withPlace { place in
            let old = try await place.shelf([7]).keep(Self.paper), both = place.shelf([9, 7])
            #expect(try await both.bytes(old) == Self.paper)
            let renewed = try #require(try both.renewed(old))
            #expect(try both.renewed(renewed) == nil)
            #expect(SealedReference(renewed)?.address == SealedReference(old)?.address)
            #expect(try await place.shelf([9]).bytes(renewed) == Self.paper)
            #expect(await refusal { _ = try await place.shelf([9]).bytes(old) } != nil)
            #expect(try await place.files.list().count == 1)
        }
    }

    @Test func filesThatWereNeverSealedStillOpen() async throws {
        try await withPlace { place in
            let hash = try await FileShelf(files: place.files).keep(Self.paper), shelf = place.shelf()
            #expect(try await shelf.bytes(hash) == Self.paper)
            #expect(try shelf.hash(of: hash) == hash)
            #expect(try shelf.renewed(hash) == nil)
            // It may be somebody else's too; and whoever wrote it today may be about to name it.
            try await shelf.discard(hash)
            #expect(try await shelf.removePlain(hash) == false)
            #expect(try await shelf.bytes(hash) == Self.paper)
            try age(hash, in: place)
            #expect(try await shelf.removePlain(hash))
            #expect(try await place.files.list().isEmpty)
            #expect(try await shelf.removePlain(hash))
        }
    }

    @Test func whatIsDiscardedIsGone() async throws {
        try await withPlace { place in
            let reference = try await place.shelf().keep(Self.paper)
            try await place.shelf().discard(reference)
            #expect(try await place.files.list().isEmpty)
            #expect(try await place.files.verify() == FileStoreReport())
        }
    }

    private func age(_ hash: String, in place: Place) throws {
        let path = "\(place.root)/\(hash.prefix(2))/\(hash.dropFirst(2).prefix(2))/\(hash)"
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -100_000)], ofItemAtPath: path)
    }
}
