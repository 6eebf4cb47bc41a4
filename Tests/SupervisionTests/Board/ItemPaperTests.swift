import Kernel
import OfficeFormats
import Testing

@testable import Supervision

@Suite struct ItemPaperTests {
    typealias People = SupervisionPeople

    static func names() -> ItemNames {
        var names = ItemNames()
        names.agencies = [People.commission: "青禾县卫生健康局"]
        names.units = [People.section: "医政医管科"]
        return names
    }

    static func text(_ kind: ItemPaperKind, _ words: [String]) -> ItemPaperText {
        let item = People.item(.rectifying)
        let paper = ItemPaper(
            id: People.id(51), kind: kind, number: "\(kind.series)〔2026〕3号", issuedOn: People.day("2026-09-16"),
            words: words, by: People.leader.id)
        return ItemPaperText(paper, of: item, names: names(), ruleTitle: { _ in "主动公开信息" })
    }

    /// Each paper says who, to whom, what and by when, and is a Word file that our own reader reads (DOC-1).
    @Test(
        arguments: [
            (ItemPaperKind.order, ["立即公开", "请于2026年9月23日前完成整改"], ["政务公开工作督办单", "医政医管科", "公开目录", "整改要求："]),
            (.circular, ["予以通报批评"], ["关于医政医管科未按期完成政务公开整改的通报", "予以通报批评"]),
            (.interview, ["约谈人：沈若兰", "约谈内容：说明：原因"], ["政务公开工作约谈记录", "约谈人", "沈若兰", "说明：原因", "被约谈人签名"]),
            (.recommendation, ["建议考核扣分"], ["政务公开工作处理建议书", "第四十七条", "建议考核扣分"]),
        ] as [(ItemPaperKind, [String], [String])])
    func papers(_ kind: ItemPaperKind, _ words: [String], _ said: [String]) throws {
        let text = Self.text(kind, words), bytes = try ItemPaperDocument.bytes(of: text)
        #expect(bytes == (try ItemPaperDocument.bytes(of: text)), "the same paper, the same bytes")
        let document = try RichReader.docx(bytes)
        let whole = (document.title ?? "") + document.plainText
        for part in said + ["\(kind.series)〔2026〕3号"] { #expect(whole.contains(part), "\(kind): \(part)") }
        #expect(ItemPaperDocument.fileName(text, ending: "docx") == "\(kind.chinese)（\(kind.series)〔2026〕3号）.docx")
    }
}
