import Kernel
import OfficeFormats
import Screening
import Testing

@Suite struct ScreeningFileTests {
    @Test("All parts of a file are looked at; wording only where it is read; place and detail are kept")
    func parts() async throws {
        let extraction = Extraction(
            parts: [
                ExtractedPart(place: .body, detail: "第1段", text: "布署工作"),
                ExtractedPart(place: .hiddenSheet, detail: "工作表“名单”B7", text: "13812345678", columnHead: "手机"),
                ExtractedPart(place: .comment, detail: "", text: "布署"),
                ExtractedPart(place: .hiddenSheet, detail: "工作表“名单”A7", text: "张三", columnHead: "姓名"),
                ExtractedPart(place: .ocr, detail: "图1", text: "11010519491231002X", isFromOCR: true),
            ], notes: [ReadingNote("macros", "含有宏。")], isComplete: false)
        let screening = Sample.screen.screening(of: extraction)
        #expect(
            screening.hits.map { "\($0.kind.rawValue) \($0.place) \($0.detail) \($0.confidence)" } == [
                "wording body 第1段 high", "mobile hidden sheet 工作表“名单”B7 high", "name hidden sheet 工作表“名单”A7 medium",
                "id_card ocr 图1 medium",
            ])
        #expect(!screening.isComplete)
        let json = TextCheckJSON.text(screening)
        #expect(
            json.contains("\"where\": \"hidden sheet\"") && json.contains("\"complete\": false") && json.contains("含有宏")
        )
        #expect(TextCheckText.text(screening).contains("共检出 4 处"))
    }

    private static let one = MemberID(at: Moment(milliseconds: 0), random: (0, 1))
    private static let two = MemberID(at: Moment(milliseconds: 0), random: (0, 2))

    @Test("The gate (PII-6): sure personal data blocks until a reason and two persons settle it")
    func gate() {
        let hits = Sample.hits("11010519491231002X，布署，申请人：张三")
        #expect(PrivacyGate.refusal(hits, [])?.rule == "PII-6")
        #expect(
            PrivacyGate.refusal(hits, [], isComplete: false) != nil
                && PrivacyGate.refusal([], [], isComplete: false) != nil)
        let print = HitFingerprint(kind: .idCard, rule: "PII-2", text: "11010519491231002X")
        func after(_ reason: String, _ second: MemberID?) -> Refusal? {
            PrivacyGate.refusal(hits, [HitDecision(print, ignoredBecause: reason, by: Self.one, confirmedBy: second)])
        }
        #expect(after("法定公示", nil) != nil && after("法定公示", Self.one) != nil && after(" ", Self.two) != nil)
        #expect(after("法定公示", Self.two) == nil)
        let words = [
            HitDecision(HitFingerprint(kind: .wording, rule: "WORD-1", text: "布署"), ignoredBecause: "引文", by: Self.one)
        ]
        #expect(PrivacyGate.unresolved(hits, words).map(\.kind) == [.idCard, .name])
    }
}
