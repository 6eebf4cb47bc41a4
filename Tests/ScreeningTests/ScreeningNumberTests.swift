import Kernel
import Screening
import Testing

@Suite struct ScreeningNumberTests {
    // PII-2: the samples of the rules and what people do to them.
    @Test(
        "Identity numbers are found in every way they are written",
        arguments: [
            ("11010519491231002X", "id_card 11010519491231002X high"),
            ("440524188001010014", "id_card 440524188001010014 high"),
            ("11010519491231002x", "id_card 11010519491231002x high"),
            ("１１０１０５１９４９１２３１００２Ｘ", "id_card １１０１０５１９４９１２３１００２Ｘ high"),
            ("号110105 19491231 002X。", "id_card 110105 19491231 002X high"),
            ("110105-1949-1231-002X", "id_card 110105-1949-1231-002X high"),
            ("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", "id_card 1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X high"),
            ("110105\u{200B}19491231002X", "id_card 110105\u{200B}19491231002X high"),
            ("ID11010519491231002X", "id_card 11010519491231002X high"),
            ("110105\n19491231002X", "id_card 110105\n19491231002X medium"),
            ("一一零一零五一九四九一二三一零零二X", "id_card 一一零一零五一九四九一二三一零零二X medium"),
        ])
    func identity(text: String, expected: String) { #expect(Sample.found(text) == expected) }

    @Test(
        "What only looks like an identity number is none",
        arguments: [
            "110105194912310021", "110105194913310027", "110105194902300020", "11010520490101001X",
            "1101051949123100211",
            "990105194912310023", "统一社会信用代码91350100M000100Y43", "111010519491231002X",
        ])
    func noIdentity(text: String) { #expect(Sample.hits(text).allSatisfy { $0.kind != .idCard }) }

    @Test("Check digits and credit codes", arguments: [("1101051949123100", 2, 10), ("4405241880010100", 1, 4)])
    func checkDigits(body: String, last: UInt8, check: Int) {
        let digits = body.utf8.map { $0 - 48 } + [last]
        #expect(IdentityNumber.check(digits[...]) == check)
        #expect(CreditCode.isValid(Array("91350100M000100Y43".utf8)))
        #expect(!CreditCode.isValid(Array("91350100M000100Y44".utf8)))
        #expect(!CreditCode.isValid(Array("91350100I000100Y43".utf8)))
    }

    @Test("A birthday in the future is none; a sample of the nineteenth century neither")
    func future() {
        // Born on 2026-03-15 and 2026-03-16; the check digits are right.
        let today = Day(year: 2026, month: 3, day: 15) ?? .earliest
        for (day, isHit) in [(5, true), (6, false)] {
            var digits: [UInt8] = [1, 1, 0, 1, 0, 5, 2, 0, 2, 6, 0, 3, 1, UInt8(day), 0, 0, 1]
            digits.append(UInt8(IdentityNumber.check(digits[...]) % 10))
            guard IdentityNumber.check(digits.prefix(17)) < 10 else { continue }
            let text = digits.map(String.init).joined()
            #expect(Screen(.shipped(), today: today).hits(in: text).contains { $0.kind == .idCard } == isHit)
        }
    }

    @Test(
        "Mobile numbers",
        arguments: [
            ("13812345678", "mobile 13812345678 high"), ("+86 138 1234 5678", "mobile 138 1234 5678 high"),
            ("+8613812345678", "mobile 13812345678 high"), ("0086-138-1234-5678", "mobile 138-1234-5678 high"),
            ("手机１３８１２３４５６７８", "mobile １３８１２３４５６７８ high"), ("幺三八一二三四五六七八", "mobile 幺三八一二三四五六七八 medium"),
            ("1 3 8 1 2 3 4 5 6 7 8", "mobile 1 3 8 1 2 3 4 5 6 7 8 high"), ("12812345678", ""), ("113812345678", ""),
            ("预算13812345678元", ""), ("13812345678.50", ""), ("订单号：13812345678", ""),
            ("编号13812345678", "mobile 13812345678 low"),
            ("art_13812345678.html", ""),
            ("0.13812345678", ""), ("138****5678", ""),
            ("13812345678、13912345678", "mobile 13812345678 high; mobile 13912345678 high"),
        ])
    func mobile(text: String, expected: String) { #expect(Sample.found(text) == expected) }

    @Test(
        "Bank cards",
        arguments: [
            ("6222021234567890128", "bank_card 6222021234567890128 high"),
            ("卡号6222 0212 3456 7890 128", "bank_card 6222 0212 3456 7890 128 high"), ("6222021234567890127", ""),
            ("62220212345678901288", ""), ("支出6222021234567890128元", ""),
            ("编号：6222021234567890128", "bank_card 6222021234567890128 low"),
            ("订单号：6222021234567890128", ""),
        ])
    func card(text: String, expected: String) { #expect(Sample.found(text) == expected) }

    @Test("An identity number with a wrong check digit is no card, though it may pass Luhn")
    func wrongCheckDigit() {
        var tried = 0
        for serial in 0..<1_000 {
            let body = "11010519491231" + String(1_000 + serial).suffix(3)
            let digits = body.utf8.map { $0 - 48 }
            let right = IdentityNumber.check(digits[...])
            for last in 0..<10 where last != right && BankCardNumber.passesLuhn((digits + [UInt8(last)])[...]) {
                tried += 1
                #expect(Sample.hits(body + String(last)).isEmpty)
            }
        }
        #expect(tried > 500)
    }

    @Test(
        "Codes with letters",
        arguments: [
            ("护照号：E12345678", "passport E12345678 high"), ("护照EA1234567", "passport EA1234567 high"),
            ("港澳通行证C12345678", "passport C12345678 high"), ("批号E20260315", ""), ("粤B12345", "plate 粤B12345 high"),
            ("粤AD12345", "plate 粤AD12345 high"), ("京A·12345", "plate 京A·12345 high"), ("川A级景区", ""),
            ("粤B1234警", "plate 粤B1234警 high"),
            ("写信至zhang.san@mail.example.com。", "email zhang.san@mail.example.com high"),
            ("wjw@qinghe.gov.cn", "email wjw@qinghe.gov.cn low"),
            ("a@b", ""), ("住院号：ZY20260315", "medical_record ZY20260315 high"),
            ("病历号为00123456", "medical_record 00123456 high"),
            ("住院号栏填写完整", ""), ("H13524680135", ""),
        ])
    func codes(text: String, expected: String) { #expect(Sample.found(text) == expected) }

    @Test("Old numbers of fifteen digits are doubtful, with their label less so")
    func old() {
        #expect(Sample.found("350524800101001") == "id_card_15 350524800101001 low")
        #expect(Sample.found("身份证号：350524800101001") == "id_card_15 350524800101001 medium")
        #expect(Sample.found("350524801301001") == "")
    }
}
