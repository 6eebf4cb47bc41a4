import Foundation
import Kernel
import Testing

@testable import Requests

/// The words of every letter: pinned whole, and what the law wants in them.
@Suite struct LetterTextTests {
    @Test(arguments: LetterTemplateID.all.map(\.name))
    func everyLetterIsPinned(name: String) throws {
        let id = try #require(LetterTemplateID(name: name))
        let pinned = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Pinned/letters/\(name).txt").standardized
        let actual = try LetterSample.templates().text(of: LetterSample.matter(id)).plain
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: pinned, encoding: .utf8) == actual, "read the letter, then run with RECORD=1")
    }
}
