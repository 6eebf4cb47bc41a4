import Testing
import TextForms

/// What a proof reader would mark, case by case: ［−gone］ and ［＋come］ stand in the text.
@Suite struct TextDiffTableTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let old: String, new: String, marked: String

        init(_ old: String, _ new: String, _ marked: String) {
            (self.old, self.new, self.marked) = (old, new, marked)
        }

        var testDescription: String { marked }
    }

    static func marked(_ pieces: [DiffPiece]) -> String {
        pieces.map { piece in
            switch piece.kind {
            case .same: piece.text
            case .removed: "［−\(piece.text)］"
            case .added: "［＋\(piece.text)］"
            }
        }.joined()
    }

    static let words: [Case] = [
        Case("请及时登陆网站。", "请及时登录网站。", "请及时登［−陆］［＋录］网站。"),
        Case("帐号和帐户。", "账号和账户。", "［−帐］［＋账］号和［−帐］［＋账］户。"),
        Case("加强卫生工作。", "加强卫生健康工作。", "加强卫生［＋健康］工作。"),
        Case("进一步切实加强管理。", "切实加强管理。", "［−进一步］切实加强管理。"),
        Case("坚持以人民为中心的发展。", "坚持以群众为中心的发展。", "坚持以［−人民］［＋群众］为中心的发展。"),
        Case("推动政务公开。", "推动政务公开", "推动政务公开［−。］"),
        Case("公开为常态，不公开为例外。", "公开为常态、不公开为例外。", "公开为常态［−，］［＋、］不公开为例外。"),
        Case("稳步提升、持续改进。", "不断提高、继续完善。", "［−稳步提升、持续改进。］［＋不断提高、继续完善。］"),
        Case("涉及卫生、健康领域。", "涉及卫生、教育、健康领域。", "涉及卫生、［＋教育、］健康领域。"),
        Case("详见附件。", "详见附件（附件2）。", "详见附件［＋（附件2）］。"),
        Case("其它事项。其他事项。", "其他事项。其他事项。", "其［−它］［＋他］事项。其他事项。"),
        Case("我的家的人", "我家人", "我［−的家的］［＋家］人"),
    ]

    static let numbers: [Case] = [
        Case("会议定于2026年3月2日召开。", "会议定于2026年3月5日召开。", "会议定于［−2026年3月2日］［＋2026年3月5日］召开。"),
        Case("于3月12日前报送。", "于3月21日前报送。", "于［−3月12日］［＋3月21日］前报送。"),
        Case("二〇二五年三月二日印发。", "二〇二六年三月二日印发。", "［−二〇二五年三月二日］［＋二〇二六年三月二日］印发。"),
        Case("下拨资金1,250.50万元。", "下拨资金1,520.50万元。", "下拨资金［−1,250.50］［＋1,520.50］万元。"),
        Case("接种率达95.2%以上。", "接种率达92.5%以上。", "接种率达［−95.2%］［＋92.5%］以上。"),
        Case(
            "根据×卫办发〔2025〕12号文件。", "根据×卫办发〔2026〕12号文件。", "根据［−×卫办发〔2025〕12号］［＋×卫办发〔2026〕12号］文件。"),
        Case("见国办发〔2025〕3号。", "见国发〔2025〕3号。", "见［−国办发〔2025〕3号］［＋国发〔2025〕3号］。"),
        Case("电话0571-88886666。", "电话0571-88886667。", "电话［−0571-88886666］［＋0571-88886667］。"),
        Case("依照第二十五条办理。", "依照第二十六条办理。", "依照第［−二十五］［＋二十六］条办理。"),
        Case("采用PCR检测。", "采用PCR核酸检测。", "采用PCR［＋核酸］检测。"),
        Case("登录www.example.cn查询。", "登录www.example.com查询。", "登录［−www.example.cn］［＋www.example.com］查询。"),
        Case("共3个单位。", "共13个单位。", "共［−3］［＋13］个单位。"),
        Case("2026年度计划", "2027年度计划", "［−2026年］［＋2027年］度计划"),
    ]

    static let sentences: [Case] = [
        Case("第一句。第三句话在后。", "第一句。第二项新增内容。第三句话在后。", "第一句。［＋第二项新增内容。］第三句话在后。"),
        Case("保留。删除这整句话！保留二。", "保留。保留二。", "保留。［−删除这整句话！］保留二。"),
        Case("甲段。\n乙段。\n", "甲段。\n丙丁戊己。\n乙段。\n", "甲段。\n［＋丙丁戊己。\n］乙段。\n"),
        Case("各单位要高度重视，认真落实。", "各单位要高度重视。认真落实。", "各单位要高度重视［−，］［＋。］认真落实。"),
        Case("要抓紧办理。并按时报送。", "要抓紧办理，并按时报送。", "要抓紧办理［−。］［＋，］并按时报送。"),
        Case("他说：“同意。”会议结束。", "他说：“不同意。”会议结束。", "他说：“［＋不］同意。”会议结束。"),
        Case("一段内容。二段内容。", "一段内容。\n二段内容。", "一段内容。［＋\n］二段内容。"),
        Case(
            "春天播种育苗。秋天收获入仓。", "严格落实责任制度！秋天收获入仓。", "［−春天播种育苗。］［＋严格落实责任制度！］秋天收获入仓。"),
        Case("一、总体要求\n二、重点任务\n", "一、总体要求\n二、主要任务\n三、保障措施\n", "一、总体要求\n二、［−重点］［＋主要］任务\n［＋三、保障措施\n］"),
        Case("行一\r\n行二\r\n", "行一\n行二\n", "行一［−\r\n］［＋\n］行二［−\r\n］［＋\n］"),
        Case("", "新的正文。", "［＋新的正文。］"), Case("旧的正文。", "", "［−旧的正文。］"), Case("", "", ""),
        Case("没有变化。", "没有变化。", "没有变化。"),
    ]

    @Test(arguments: words + numbers + sentences) func isMarkedAsAProofReaderWould(_ example: Case) {
        #expect(Self.marked(TextDiff.pieces(from: example.old, to: example.new)) == example.marked)
    }

    @Test func aVariantOfACharacterIsADifference() {
        let pieces = TextDiff.pieces(from: "葛\u{E0100}某来信。", to: "葛\u{E0101}某来信。")
        #expect(pieces.map(\.kind) == [.removed, .added, .same])
        #expect(TextDiff.pieces(from: "\u{E9}", to: "e\u{301}").map(\.kind) == [.removed, .added])
    }

    @Test func theSummaryCountsCharactersAndSentences() {
        let summary = TextDiff.summary(
            from: "保留。请登陆网站。删除这整句话！\n结尾。", to: "保留。请登录网站。\n结尾。加上新的说明。")
        #expect(summary == DiffSummary(charactersAdded: 8, charactersRemoved: 8, sentencesTouched: 3))
        #expect(TextDiff.summary(from: "甲。", to: "甲。").isEmpty)
        #expect(TextDiff.summary(from: "甲。乙。", to: "甲。\n乙。").isEmpty)
    }

    @Test func longUnchangedStretchesAreLeftOut() {
        let filler = String(repeating: "这是没有变化的一句话。", count: 40)
        let old = filler + "请登陆网站。" + filler + "共3个单位。" + filler
        let new = filler + "请登录网站。" + filler + "共4个单位。" + filler
        let hunks = TextDiff.hunks(TextDiff.pieces(from: old, to: new), context: 20)
        #expect(hunks.map(\.skipped) == [418, 396, 418])
        #expect(
            hunks.map { Self.marked($0.pieces) } == [
                "这是没有变化的一句话。这是没有变化的一句话。请登［−陆］［＋录］网站。这是没有变化的一句话。这是没有变化的一句话。",
                "这是没有变化的一句话。这是没有变化的一句话。共［−3］［＋4］个单位。这是没有变化的一句话。这是没有变化的一句话。", "",
            ])
        #expect(TextDiff.hunks([DiffPiece(.same, "一样")]).isEmpty)
        let near = TextDiff.pieces(from: "请登陆。好。其它。", to: "请登录。好。其他。")
        #expect(TextDiff.hunks(near).map(\.pieces) == [near])
    }
}
