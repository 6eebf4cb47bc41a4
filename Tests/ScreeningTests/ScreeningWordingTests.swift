import Kernel
import Screening
import Testing

@Suite struct ScreeningWordingTests {
    @Test("The shipped lists have three hundred entries and more, each with rule and source, none twice")
    func lists() {
        let words = ScreeningPolicy.shipped().words
        #expect(words.count >= 300)
        #expect(Set(words.map(\.wrong)).count == words.count)
        for word in words {
            #expect(word.rule.hasPrefix("WORD-") && !word.source.isEmpty && word.right != nil, "\(word.wrong)")
            #expect(word.wrong.unicodeScalars.count >= 2 && word.wrong != word.right, "\(word.wrong)")
        }
    }

    @Test("Every shipped word is found where it stands alone, and nowhere in what should be written")
    func everyWord() {
        for word in ScreeningPolicy.shipped().words {
            let hits = Sample.hits("甲\(word.wrong)乙").filter { !$0.kind.isPrivacy }
            #expect(hits.contains { $0.start == 1 && $0.suggestion == word.right }, "\(word.wrong)")
            let right = Sample.hits("甲\(word.right ?? "")乙").filter { $0.rule == word.rule && word.rule != "WORD-4" }
            #expect(right.isEmpty, "\(word.wrong) \(right.map(\.text))")
            for exception in word.exceptions {
                let excepted = Sample.hits("甲\(exception)乙").filter { $0.text == word.wrong && $0.rule == word.rule }
                #expect(excepted.isEmpty, "\(exception)")
            }
        }
    }

    @Test(
        "Wrong and outdated words (WORD-1, WORD-2)",
        arguments: [
            ("研究布署下一步工作", "WORD-1 布署>部署"), ("按装配式建筑标准", ""), ("卫生部门和原卫生部", ""), ("卫生部印发", "WORD-2 卫生部>国家卫生健康委员会"),
            ("根据《卫生部关于印发目录的通知》", ""), ("依照《执业医师法》", "WORD-2 《执业医师法》>《医师法》"), ("国家卫生计生委", "WORD-2 国家卫生计生委>国家卫生健康委"),
            ("原国家卫生计生委", ""), ("住房和城乡建设部", ""), ("过敏反应情况", ""), ("禁忌症", "WORD-1 禁忌症>禁忌证"),
        ])
    func words(text: String, expected: String) { #expect(Sample.slips(text) == expected) }

    @Test(
        "Days and amounts (WORD-3)",
        arguments: [
            ("2026年2月30日前", "2026年2月30日"), ("2024年2月29日", ""), ("2025年2月29日", "2025年2月29日"), ("4月31日", "4月31日"),
            ("13月", "13月"),
            ("2026年3月15日（星期日）", ""), ("2026年3月15日（星期三）", "2026年3月15日（星期三"), ("2026年3月15日周一", "2026年3月15日周一"),
            ("2026-02-30", "2026-02-30"),
            ("2026/4/31", "2026/4/31"), ("2026.1.1", ""), ("2026年—2020年", "2026年—2020年"), ("2020—2026年", ""),
            ("费用减少了2倍", "2倍"), ("增长2倍", ""),
            ("接种率达120%", "120%"), ("接种率达98%", ""), ("增长率为120%", ""), ("约300人左右", "约300人左右"), ("约300人", ""),
            ("投入12000万亿元", "12000万亿元"),
            ("共计5万元元", "万元元"), ("支出5万万元", "万万元"),
        ])
    func amounts(text: String, expected: String) {
        #expect(Sample.hits(text).filter { $0.rule == "WORD-3" }.map(\.text).joined(separator: ";") == expected)
    }

    @Test(
        "Marks (WORD-4)",
        arguments: [
            ("完成。。", "。。"), ("等等。。。", "。。。"), ("县局,各单位", ","), ("时间:下午", ":"), ("8:30", ""), ("A,B", ""), ("（未完", "（"),
            ("未完）", "）"), ("1）准备", ""),
            ("《通知", "《"), ("《关于〈办法〉的通知》", ""), ("“引文", "“"), ("（一)混用", ""), ("完成，。", "，。"), ("（跨\n行）", ""),
            ("（未完。\n另行）", "（;）"), ("（未完\n\n另行）", "（;）"), ("（未完。\r\n另行", "（"),
        ])
    func marks(text: String, expected: String) {
        #expect(Sample.hits(text).filter { $0.rule == "WORD-4" }.map(\.text).joined(separator: ";") == expected)
    }

    @Test(
        "The form of a 文号 (WORD-6, NORM-3)",
        arguments: [
            ("梅市卫宣教函[2020]20号", "梅市卫宣教函〔2020〕20号"), ("按照长子卫体字（2021）48号", "长子卫体字〔2021〕48号"),
            ("临政办发【2018】091号", "临政办发〔2018〕91号"),
            ("临政办发〔2018〕第91号", "临政办发〔2018〕91号"), ("临政办发﹝2018﹞91号", "临政办发〔2018〕91号"), ("临政办发〔2018〕91号", ""),
            ("国务院令第711号", ""),
            ("公告〔2026〕第3号", ""), ("（2020）京01民初123号", ""), ("人民路（2020）5号楼", ""), ("卫公证字〔2026〕第3号", ""),
        ])
    func numbers(text: String, expected: String) {
        #expect(Sample.hits(text).filter { $0.kind == .documentNumber }.compactMap(\.suggestion).joined() == expected)
    }

    @Test("The agency's own file adds, overrides, removes, and names its leaders (WORD-5)")
    func files() throws {
        let file = try WordFile(
            "\u{FEFF}rule,wrong,right,source,exceptions,confidence\n# 本局\nWORD-5,本委局,本局,办公室,,medium\nWORD-1,布署,安排,\"甲,乙\",按布署|依布署,low\nremove,台帐\nleader,何晓雯,副局长\n"
        )
        let screen = Screen(ScreeningPolicy.shipped().adding(file), today: Sample.today)
        func found(_ text: String) -> [String] {
            screen.hits(in: text).map { "\($0.rule) \($0.text) \($0.suggestion ?? "") \($0.confidence)" }
        }
        #expect(found("本委局") == ["WORD-5 本委局 本局 medium"])
        #expect(found("布署") == ["WORD-1 布署 安排 low"])
        #expect(found("按布署，台帐") == [])
        #expect(found("副局长何晓雯、局长何晓雯") == ["WORD-5 局长何晓雯 副局长何晓雯 medium"])
        for (text, line) in [("WORD-9,甲乙,丙", 1), ("WORD-1,甲,乙", 1), ("\nWORD-1,甲乙,丙,,,sure", 2), ("leader,张三", 1)] {
            let fault = #expect(throws: WordFile.Fault.self) { try WordFile(text) }
            #expect(fault?.line == line)
        }
    }

    @Test("Kinds can be left out")
    func ignoring() {
        let policy = ScreeningPolicy(words: ScreeningPolicy.shipped().words, ignoring: [.wording])
        #expect(Screen(policy, today: Sample.today).hits(in: "布署13812345678").map(\.kind) == [.mobile])
    }
}
