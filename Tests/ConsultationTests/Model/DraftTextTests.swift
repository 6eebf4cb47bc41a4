import Kernel
import Testing

@testable import Consultation

@Suite struct DraftTextTests {
    typealias World = ConsultationWorld

    /// A paragraph keeps its number where it moves or is reworded; what is new gets a number nobody had.
    @Test func paragraphsKeepTheirNumbers() {
        let first = DraftText.numbered(["甲条款的内容", "乙条款的内容说明", "丙条款另有规定"], after: [], next: 1)
        #expect(first.map(\.number) == [1, 2, 3])
        let second = DraftText.numbered(
            ["丙条款另有规定", "全新的一段文字", "乙条款的内容说明有修改", "甲条款的内容"], after: first, next: 4)
        #expect(second.map(\.number) == [3, 4, 2, 1])
        // One that is gone never comes back for other words.
        let third = DraftText.numbered(["完全不同的说法在此"], after: Array(second.prefix(1)), next: 5)
        #expect(third.map(\.number) == [5])
    }

    @Test func linesAreTrimmedAndControlsLeftOut() {
        #expect(DraftText.lines("　第一段 \n\n \u{1E}第\u{0}二段\r\n") == ["第一段", "第二段"])
    }

    /// Random edits: numbers are unique, equal words keep their number, and no number is given twice to different words of one
    /// version.
    @Test func numbersStayUniqueUnderEveryEdit() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let words = (0..<Int.random(in: 1...12, using: &random)).map { "第\($0)条的内容是\($0 * 7)项" }
            let before = DraftText.numbered(words, after: [], next: 1)
            let changed =
                words.shuffled(using: &random).prefix(8).map { Bool.random(using: &random) ? $0 : $0 + "，修改。" }
                + ["新增\(Int.random(in: 0...9, using: &random))"]
            let after = DraftText.numbered(changed, after: before, next: words.count + 1)
            #expect(Set(after.map(\.number)).count == after.count)
            for paragraph in after {
                if let same = before.first(where: { $0.words == paragraph.words }) {
                    #expect(same.number == paragraph.number)
                }
            }
        }
    }

    @Test(arguments: [
        ("", "support", "很好", true), ("2", "change", "改", true), ("9", "change", "改", false),
        ("２", "oppose", "改", true),
        ("1x", "change", "改", false), ("", "", "改", false), ("", "change", " 　", false),
    ])
    func commentsAreChecked(_ paragraph: String, _ stance: String, _ words: String, _ isGood: Bool) {
        let draft = DraftVersion(
            number: 1, paragraphs: DraftText.numbered(World.lines, after: [], next: 1), explanation: "")
        let checked = CommentDraft(paragraph: paragraph, stance: stance, words: words).checked(draft: draft)
        if case .success = checked { #expect(isGood) } else { #expect(!isGood) }
    }
}
