import Foundation
import Kernel
import OfficeFormats
import Testing

@testable import Requests

/// Replies that grow line by line over the end of the first page and of the second, drawn: organ, date and seal never stand
/// alone on a page (DOC-6), pages after the first bear their number and the first bears none (DOC-3, DOC-8).
@Suite struct LetterOverflowTests {
    private static let lengths = Array(0...26)

    @Test func aLetterOfAnyLengthKeepsItsSealWithItsText() throws {
        let templates = try LetterSample.templates()
        var documents: [String: [UInt8]] = [:]
        for lines in Self.lengths {
            let body = (0..<lines).map { "第\($0 + 1)项材料没有检索到。" }.joined(separator: "\n")
            let text = try templates.text(of: Self.matter(body, files: lines % 3))
            documents["reply-\(lines)"] = try CaseLetterDocument.bytes(of: text, faces: .noto)
        }
        // A short notice that grows over the end of its first page.
        for words in 1...14 {
            documents["notice-\(words)"] = try CaseLetterDocument.bytes(
                of: try templates.text(of: Self.notice(words)), faces: .noto)
        }
        var counts: Set<Int> = []
        for (name, pages) in try LetterPictures.pages(documents) {
            counts.insert(pages.count)
            check(pages, "\(name), \(pages.count) pages")
        }
        #expect(counts == [1, 2, 3])
    }

    private static func matter(_ body: String, files count: Int) throws -> LetterMatter {
        var request = LetterSample.request(.notExisting, body: body)
        LetterSample.happen(&request, try #require(LetterTemplateID(kind: .reply, code: .notExisting)))
        let files = (0..<count).map { LetterSample.enclosure($0, "第\($0 + 1)次检索的记录.pdf") }
        let draft = try #require(request.draft)
        request.draft = ReplyDraft(
            draft.outcome, body: body, facts: draft.facts, enclosures: files.map(\.id), drafter: draft.drafter)
        return LetterSample.matter(.reply, request, files: files)
    }

    private static func notice(_ count: Int) -> LetterMatter {
        var request = LetterSample.request(.disclosed)
        request.lengthening = Extension(
            workingDays: 20, reason: String(repeating: "所申请信息涉及十四家医疗机构，需要逐份核对；", count: count) + "时间较长",
            proposer: LetterSample.drafter, proposedOn: LetterSample.day("2026-09-20"))
        request.lengthening?.state = .approved
        return LetterSample.matter(.extensionNotice, request)
    }

    private func check(_ pages: [LetterPictures.Page], _ name: Comment) {
        for (index, page) in pages.enumerated() {
            let text = page.bands(page.black, from: 37, to: 263)
            let number = page.bands(page.black, from: 264, to: 276)
            #expect(number.isEmpty == (index == 0), name)
            // Odd pages at the right, even ones at the left.
            if let number = number.first { #expect((number.left > 106) == (index % 2 == 0), name) }
            for line in text { #expect(line.left > 27 && line.right < 187, name) }
            // What only closes the letter stands far from the left edge; a page that ends it begins with its text.
            if index > 0 { #expect(text.first.map { $0.left < 42 } == true && text.count >= 3, name) }
        }
        // Organ and date, one under the other, on one page: the date is 4 characters from the right edge.
        guard let last = pages.last else { return }
        // On the first page the number stands at the right too.
        let closing = last.bands(last.black, from: pages.count == 1 ? 70 : 37, to: 263).filter { $0.left > 90 }
        #expect(closing.count == 2, name)
        #expect(closing.last.map { abs($0.right - 162) < 3 } == true, name)
    }
}
