import Testing

@testable import Search

@Suite struct EverydayWordsTests {
    private let words = EverydayWords.shipped

    @Test("The lists are there, each word once in its role, each group with more than one word")
    func lists() {
        #expect(words.questions.count > 70 && words.groups.count > 50)
        #expect(Set(words.questions.map { String($0.word) }).count == words.questions.count)
        #expect(words.groups.allSatisfy { $0.count > 1 && Set($0).count == $0.count })
        #expect(words.groups.joined().allSatisfy { $0.count > 1 })
    }

    @Test(
        "Words that ask are left out, words of the matter stay",
        arguments: [
            ("打疫苗怎么办", ["打疫苗"], ["打疫苗"]), ("怎么办理健康证", ["健康证"], ["健康证"]), ("在哪里打疫苗", ["打疫苗"], ["打疫苗"]),
            ("请问孩子在哪儿打疫苗呢？", ["孩子", "打疫苗"], ["孩子", "打疫苗"]), ("健康证的办理流程", ["健康证的办理流程"], ["健康证", "流程"]),
            ("如何申请低保", ["低保"], ["低保"]), ("能不能申请低保", ["申请低保"], ["低保"]), ("依申请公开", ["依申请公开"], ["依", "公开"]),
            ("怎样 报销", ["报销"], ["报销"]), ("呢绒进口", ["呢绒进口"], ["呢绒进口"]), ("什么", [], []), ("", [], []),
        ])
    func stretches(typed: String, asked: [String], acted: [String]) {
        #expect(words.stretches(of: typed, without: [.ask, .end]) == asked)
        #expect(words.stretches(of: typed, without: [.ask, .act, .end]) == acted)
    }

    @Test(
        "A question in other words, the nearest first",
        arguments: [
            ("打疫苗怎么办", [["打疫苗", "预防接种", "疫苗接种", "接种疫苗", "打预防针"]]), ("农机补贴怎么领", [["农机补贴 领"]]),
            ("农机补贴", []), ("低保", [["最低生活保障"]]), ("能不能申请农机补贴", [["申请农机补贴"], ["农机补贴"]]),
        ])
    func wordings(typed: String, wanted: [[String]]) {
        #expect(words.wordings(of: typed) == wanted)
    }

    @Test("However many matters a question names, few wordings are tried")
    func bounded() {
        let all = words.groups.compactMap(\.first).joined(separator: " ")
        #expect(words.wordings(of: all).allSatisfy { $0.count <= 8 })
    }
}
