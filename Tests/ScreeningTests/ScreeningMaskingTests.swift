import Kernel
import Screening
import Testing

@Suite struct ScreeningMaskingTests {
    @Test(
        "Masks (PII-3)",
        arguments: [
            ("身份证号11010519491231002X", "身份证号［已隐去］"), ("电话138 1234 5678", "电话138****5678"),
            ("卡号6222021234567890128", "卡号［银行卡号，末四位0128］"), ("身份证号码：11010519491231002X", "身份证号码：［已隐去］"),
            ("患者：张三丰", "患者：张某"), ("申请人：欧阳雪", "申请人：欧阳某"),
            ("患儿：张三", "患儿：［未成年人姓名］"),
            ("家住青禾县城关镇人民路12号3栋501室", "家住青禾县城关镇××"), ("病历号：00123456", "病历号：［已隐去］"), ("粤B12345", "［车牌号］"),
        ])
    func masks(text: String, expected: String) { #expect(Masking.masked(text, Sample.hits(text)) == expected) }

    @Test("Staff see the last four of an identity number, the public nothing")
    func staff() {
        let text = "11010519491231002X"
        #expect(Masking.masked(text, Sample.hits(text), for: .staff) == "［身份证号，末四位002X］")
        #expect(Sample.hits(text).first?.suggestion == "［身份证号］")
    }

    @Test("The same token has the same mask, other people another one, also where only the first mention was found")
    func sameToken() {
        let text = "申请人：张三。第三人（患者：张伟）与张三系亲属，张伟已出院。"
        #expect(Masking.masked(text, Sample.hits(text)) == "申请人：张某。第三人（患者：张某乙）与张某系亲属，张某乙已出院。")
    }

    @Test("After masking nothing sure and nothing personal is left, whatever was mixed")
    func nothingLeft() throws {
        var random = SeededNumbers(20_260_315)
        let sentences = try Labelled.sentences().map(\.text)
        for _ in 0..<400 {
            let text = (0..<3).map { _ in sentences[random.below(sentences.count)] }.joined(
                separator: random.below(2) == 0 ? "\n" : "；")
            let masked = Masking.masked(text, Sample.hits(text))
            let left = Sample.hits(masked).filter { $0.kind.isPrivacy && $0.confidence == .high }
            #expect(left.isEmpty, "\(masked)\n\(left.map(\.text))")
        }
    }

    @Test("Offsets are exact and hits of one sort never overlap, in any mixture")
    func offsets() throws {
        var random = SeededNumbers(7)
        let sentences = try Labelled.sentences().map(\.text)
        for _ in 0..<300 {
            let text = (0..<4).map { _ in sentences[random.below(sentences.count)] }.joined(separator: "𠮷 ")
            let scalars = Array(text.unicodeScalars)
            var end = 0
            for hit in Sample.hits(text) {
                #expect(String(String.UnicodeScalarView(scalars[hit.start..<hit.end])) == hit.text)
                guard hit.kind.isPrivacy else { continue }
                #expect(hit.start >= end)
                end = hit.end
            }
        }
    }

    @Test("Blanks and hyphens between the digits hide no identity number")
    func split() {
        var random = SeededNumbers(99)
        let number = Array("11010519491231002X")
        for _ in 0..<500 {
            let mark = [" ", "-", "　", "\u{200B}", "\u{A0}"][random.below(5)]
            let text = number.map { String($0) + (random.below(4) == 0 ? mark : "") }.joined()
            #expect(Sample.hits("证件\(text)。").map(\.kind) == [.idCard], "\(text)")
        }
    }

    @Test(
        "What repeats itself without end is read in one pass",
        arguments: [
            "1 ", "a1", "患者", "一二", "（", "。，", "1101051949", "@a.", "家住", "0571-", "卫生部", "张", "〔2026", "约3", "138-",
        ])
    func repeated(piece: String) {
        let text = String(repeating: piece, count: 60_000)
        let clock = ContinuousClock()
        let taken = clock.measure { _ = Sample.hits(text) }
        // Anything quadratic would take minutes.
        #expect(taken < .seconds(30), "\(taken)")
    }

    @Test("Any scalars at all are read without an end of the process")
    func noise() {
        var random = SeededNumbers(3)
        let pool = Array("0123456789０Xx 　-—.，。（）[]《〔2026年月日号张患者家住室@aZ粤一二\n元%倍约".unicodeScalars)
        for _ in 0..<3_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<random.below(60) { scalars.append(pool[random.below(pool.count)]) }
            let text = String(scalars)
            let hits = Sample.hits(text)
            #expect(hits.allSatisfy { $0.start >= 0 && $0.length > 0 && $0.end <= scalars.count })
            _ = Masking.masked(text, hits)
        }
    }
}

/// The same numbers in every run.
struct SeededNumbers {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func below(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(count, 1)))
    }
}
