import Kernel
import Testing

@Suite struct KernelTextTests {
    @Test(
        "Chinese numerals are read",
        arguments: [
            ("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23), ("廿三", 23), ("卅一", 31), ("一百零五", 105),
            ("一百一十", 110), ("一百一十二", 112), ("两千零二十六", 2_026), ("二〇二六", 2_026), ("二○一八", 2_018),
            ("两万", 20_000), ("一万零一百", 10_100), ("三亿零五万", 300_050_000), ("零", 0), ("壹佰贰拾叁", 123),
            ("一千零一十", 1_010), ("九", 9),
        ])
    func numeralsRead(text: String, value: Int) { #expect(ChineseNumeral.value(of: text) == value) }

    @Test(
        "What is not a numeral is not one",
        arguments: ["", "十十", "百", "一二三个", "一百百", "万", "万一", "一万万", "一万亿", "三四十", "一十二十", "第一", "12"])
    func numeralsRefused(text: String) { #expect(ChineseNumeral.value(of: text) == nil) }

    @Test("What is written can be read, and reads as people write it")
    func numeralsWritten() {
        for (number, text) in [
            (0, "零"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (1_010, "一千零一十"),
            (10_010, "一万零一十"), (20_000, "二万"), (100_000, "十万"), (300_050_000, "三亿零五万"), (-3, "负三"),
            (110_000, "十一万"), (1_001_000, "一百万一千"), (10_000_015, "一千万零一十五"),
        ] {
            #expect(ChineseNumeral.text(number) == text)
        }
        for number in Array(0...12_000) + [99_999, 100_001, 1_234_567, 10_203_040, 900_000_009, 123_456_789_012] {
            #expect(ChineseNumeral.value(of: ChineseNumeral.text(number)) == number)
        }
        #expect(ChineseNumeral.year(2026) == "二〇二六")
    }

    @Test("Widths")
    func widths() {
        #expect("（１２），ＡＢ　ｃ。".halfWidth == "(12),AB c。")
        #expect("(12) A".fullWidth == "（１２）　Ａ")
        #expect("２０２６年（试行）".halfWidthDigits == "2026年（试行）")
        #expect("００７".decimalNumber == 7)
        #expect("7 ".decimalNumber == nil && "".decimalNumber == nil && "-7".decimalNumber == nil)
        #expect("9999999999999999999".decimalNumber == nil)
    }

    @Test(
        "White space of every kind",
        arguments: [
            ("\u{3000}主任  张 三\u{200B}", "主任张三"), (" A  B ", "A B"), ("第 1 条\n内容", "第 1 条内容"), ("\u{FEFF}", ""),
            ("信息\u{A0}公开", "信息公开"),
        ])
    func whitespace(raw: String, tidy: String) { #expect(raw.tidied == tidy) }

    @Test(
        "文号 in every bracket are one number",
        arguments: [
            "国办发〔2026〕12号", "国办发[2026]12号", "国办发【2026】12号", "国办发（2026）12号", "国办发(2026)012号",
            "国办发［２０２６］１２号", "国办发 〔 2026年 〕 第12号", "国办发﹝2026﹞12",
        ])
    func documentNumbers(text: String) {
        #expect(DocumentNumber(text)?.text == "国办发〔2026〕12号")
    }

    @Test(
        "What is no 文号",
        arguments: ["", "〔2026〕12号", "国办发〔26〕12号", "国办发〔2026〕号", "国办发2026 12号", "国办发〔2026〕0号", "国办发〔2026"])
    func notDocumentNumbers(text: String) { #expect(DocumentNumber(text) == nil) }

    @Test("文号 in running text")
    func documentNumbersInText() {
        let text = "根据《工作要点》（国办发〔2026〕12号）和梅市府办函[2020]136号、国办发（2026）12号的要求（见附件1）〔略〕"
        #expect(DocumentNumber.all(in: text).map(\.text) == ["国办发〔2026〕12号", "梅市府办函〔2020〕136号"])
    }

    @Test(
        "Money is exact",
        arguments: [
            ("1234", "1234.00"), ("1,234.5", "1234.50"), ("￥12.30", "12.30"), ("１２元", "12.00"), ("0.05", "0.05"),
        ])
    func money(text: String, yuan: String) { #expect(Money(text)?.yuanText == yuan) }

    @Test("What is no amount", arguments: ["", "-1", "1.234", "1.", "abc", "1.2.3", "99999999999999999"])
    func notMoney(text: String) { #expect(Money(text) == nil) }

    @Test("Money never overflows")
    func moneyChecked() {
        #expect(Money(fen: .max).adding(Money(fen: 1)) == nil)
        #expect(Money(fen: .max).times(2) == nil)
        #expect(Money(fen: 250).times(4)?.chinese == "10.00元")
        #expect(Money(yuan: .max) == nil)
        #expect(Money(fen: -5).yuanText == "-0.05")
    }
}
