import Kernel
import SQL
import TestSupport
import Testing

@testable import Documents

/// NORM-3: 文号 without gaps or duplicates.
@Suite struct DocumentsNumberTests {
    typealias World = DocumentsWorld

    @Test(arguments: TestDatabases.all)
    func fiftySignersAtOnceLeaveNoGap(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            var ids: [DocumentID] = []
            for index in 0..<50 {
                var contents = World.contents
                contents.organCode = index % 5 == 0 ? "青卫函" : "青卫发"
                ids.append(try await world.readyToSign(contents).id)
            }
            let numbers = try await withThrowingTaskGroup(of: DocumentNumber?.self) { group in
                for (index, id) in ids.enumerated() {
                    group.addTask {
                        let signer = index % 2 == 0 ? World.leader : World.secondLeader
                        return try await world.documents.sign(id, AttributeProposal(.proactive), by: signer).number
                    }
                }
                return try await group.reduce(into: [DocumentNumber?]()) { $0.append($1) }.compactMap(\.self)
            }
            #expect(numbers.filter { $0.organ == "青卫发" }.map(\.serial).sorted() == Array(1...40))
            #expect(numbers.filter { $0.organ == "青卫函" }.map(\.serial).sorted() == Array(1...10))
        }
    }

    /// Several try to sign the same document: one number is used.
    @Test(arguments: TestDatabases.all)
    func oneDocumentTakesOneNumber(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let document = try await world.readyToSign()
            let succeeded = await withTaskGroup(of: Bool.self) { group in
                for index in 0..<10 {
                    group.addTask {
                        let signer = index % 2 == 0 ? World.leader : World.secondLeader
                        do {
                            _ = try await world.documents.sign(
                                document.id, AttributeProposal(.proactive), by: signer)
                            return true
                        } catch { return false }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(succeeded == 1)
            #expect(try await world.signedSerial() == 2)
        }
    }

    /// A signature that fails after its number was taken gives it back.
    @Test(arguments: TestDatabases.all)
    func aFailedSignatureGivesItsNumberBack(_ database: TestDatabase) async throws {
        struct Broken: Error {}
        try await DocumentsStoreWorld.with(database) { world in
            await #expect(throws: Broken.self) {
                try await world.store.write { tx in
                    _ = try DocumentSerials.next(of: "青卫发", year: 2026, agency: World.commission, in: tx)
                    throw Broken()
                }
            }
            let serial = try await world.signedSerial()
            #expect(serial == 1)
        }
    }

    @Test(arguments: TestDatabases.all)
    func everyYearBeginsAtOne(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database, on: "2025-12-31") { world in
            var numbers = [try await world.signedNumber(), try await world.signedNumber()]
            world.clock.set("2026-01-04")
            numbers.append(try await world.signedNumber())
            #expect(numbers == ["青卫发〔2025〕1号", "青卫发〔2025〕2号", "青卫发〔2026〕1号"])
        }
    }
}
