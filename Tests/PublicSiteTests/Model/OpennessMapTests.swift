import Kernel
import Publishing
import Site
import Testing

@testable import PublicSite

@Suite struct PublicSiteOpennessTests {
    private func columns(_ lines: [(String, ColumnType, String?)]) -> [SiteColumn] {
        var made: [SiteColumn] = []
        for (index, line) in lines.enumerated() {
            made.append(
                SiteColumn(
                    id: PublicWorld.id(100 + index), agency: PublicWorld.agency, portal: PublicWorld.id(5),
                    parent: line.2.flatMap { name in made.first { $0.name == name }?.id }, slug: "c\(index)",
                    name: line.0, type: line.1, description: "", keywords: "", order: index))
        }
        return made
    }

    @Test("SITE-8: what the portal set comes before any name")
    func settingsComeBeforeNames() {
        func column(_ number: Int, _ name: String, _ type: ColumnType, _ place: FixedPlace?, under: Int? = nil)
            -> SiteColumn
        {
            SiteColumn(
                id: PublicWorld.id(number), agency: PublicWorld.agency, portal: PublicWorld.id(5),
                parent: under.map { PublicWorld.id($0) }, slug: "c\(number)", name: name, type: type, description: "",
                keywords: "", order: number, place: place)
        }
        let map = OpennessMap([
            column(1, "阳光卫健", .other, .root), column(2, "怎么查", .other, .guide, under: 1),
            column(3, "年度总结", .other, .reports, under: 1), column(4, "本局规矩", .other, .rulesOfOpenness),
            column(5, "行政处罚", .disclosure, FixedPlace.none, under: 1), column(6, "曝光台", .news, .penalties),
            column(7, "行政许可", .disclosure, nil, under: 1),
        ])
        #expect(map.root?.name == "阳光卫健")
        #expect(map.guides.map(\.name) == ["怎么查"] && map.reports.map(\.name) == ["年度总结"])
        #expect(map.rules.map(\.name) == ["本局规矩"])
        #expect(map.columns(of: .penalties).map(\.name) == ["曝光台"])
        #expect(map.columns(of: .permits).map(\.name) == ["行政许可"] && map.item(of: PublicWorld.id(5)) == nil)
    }

    @Test("Every fixed place of Article 20 is one of its items, by the same word")
    func placesAndItemsHaveTheSameWords() {
        let parts: Set<FixedPlace> = [.root, .guide, .rulesOfOpenness, .reports, .none]
        let items = FixedPlace.allCases.filter { !parts.contains($0) }.map(\.rawValue)
        #expect(items == OpennessItem.allCases.map(\.rawValue))
    }

    @Test("SITE-8, FOI-20: a column stands where its name belongs, and what no item names is 其他法定公开")
    func everyColumnHasItsPlace() {
        let root = "政府信息公开"
        let map = OpennessMap(
            columns([
                (root, .disclosure, nil), ("政府信息公开指南", .disclosure, root), ("政府信息公开制度", .disclosure, root),
                ("法定主动公开内容", .disclosure, root), ("政府信息公开年报", .disclosure, root), ("依申请公开", .disclosure, root),
                ("政策文件", .policy, "法定主动公开内容"), ("机构职能", .functions, "法定主动公开内容"),
                ("规划计划", .disclosure, "法定主动公开内容"), ("统计信息", .data, "法定主动公开内容"),
                ("行政许可", .disclosure, "法定主动公开内容"), ("行政处罚", .disclosure, "法定主动公开内容"),
                ("预算决算", .disclosure, "法定主动公开内容"), ("收费项目", .disclosure, "法定主动公开内容"),
                ("政府采购", .disclosure, "法定主动公开内容"), ("重大项目", .disclosure, "法定主动公开内容"),
                ("重大民生", .disclosure, "法定主动公开内容"), ("应急管理", .disclosure, "法定主动公开内容"),
                ("监督检查", .disclosure, "法定主动公开内容"), ("双随机、一公开", .disclosure, "监督检查"),
                ("招考录用", .disclosure, "法定主动公开内容"), ("建议提案办理", .disclosure, "法定主动公开内容"),
                ("工作动态", .news, nil), ("医疗机构信息", .overview, nil), ("办事指南", .service, nil),
            ]))
        let placed = OpennessItem.allCases.map { item in
            "\(item.number) \(item.chinese): " + map.columns(of: item).map(\.name).joined(separator: "、")
        }
        #expect(
            placed == [
                "1 履职依据: 政策文件", "2 机构简介: 机构职能", "3 规划信息: 规划计划", "4 统计信息: 统计信息", "5 行政许可: 行政许可",
                "6 处罚强制: 行政处罚", "7 预算决算: 预算决算", "8 收费项目: 收费项目", "9 政府采购: 政府采购", "10 重大项目: 重大项目",
                "11 重大民生: 重大民生", "12 应急管理: 应急管理", "13 监督检查: 监督检查、双随机、一公开", "14 招考录用: 招考录用",
                "15 其他法定公开: 建议提案办理",
            ])
        #expect(map.guides.map(\.name) == ["政府信息公开指南"])
        #expect(map.rules.map(\.name) == ["政府信息公开制度"])
        #expect(map.reports.map(\.name) == ["政府信息公开年报"])
    }

    @Test("FOI-20: the fifteen items cite the fifteen numbers of Article 20")
    func itemsCiteTheArticle() {
        #expect(OpennessItem.allCases.count == 15)
        #expect(OpennessItem.rules.basis == "条例第二十条第（一）项")
        #expect(OpennessItem.others.basis == "条例第二十条第（十五）项")
    }
}

@Suite struct PublicSitePolicyTests {
    private func entry(_ number: Int, _ title: String, _ written: String, fold: (String) -> String = { $0 })
        -> PolicyEntry
    {
        PolicyEntry(
            line: PublicLine(
                id: PublicWorld.id(number), title: title, documentNumber: "青卫发〔2026〕\(number)号", issuer: "青禾县卫生健康局",
                topic: "卫生、体育", writtenOn: PublicWorld.day(written), column: PublicWorld.id(9),
                publishedAt: PublicWorld.start),
            facts: nil, fold: fold)
    }

    /// Every form of a number that a person types finds it.
    @Test func aNumberIsFoundInAnyForm() {
        let library = PolicyLibrary([
            entry(17, "关于印发《诊所管理办法》的通知", "2026-06-01", fold: FoldedWords.folded),
            entry(18, "关于做好中医工作的意见", "2026-06-02", fold: FoldedWords.folded),
        ])
        for words in ["青卫发[2026]17号", "青卫发2026 17号", "青衛發〔2026〕17號", "青卫发（2026）17号", "２０２６〕17"] {
            #expect(library.found(PolicyQuery(words: words, fold: FoldedWords.folded)).count == 1, "\(words)")
        }
        #expect(library.found(PolicyQuery(words: "中醫", fold: FoldedWords.folded)).count == 1)
    }

    private var library: PolicyLibrary {
        PolicyLibrary([
            entry(1, "关于印发《诊所管理办法》的通知", "2025-06-01"), entry(2, "关于做好接种工作的意见", "2026-01-05"),
            entry(3, "2026年度工作要点", "2026-02-01"), entry(4, "关于暂停门诊的公告", "2026-02-03"),
        ])
    }

    @Test("A facet counts what the other choices leave, and a choice keeps exactly those")
    func facetsCountWhatIsLeft() {
        let query = PolicyQuery(chosen: [.year: "2026"])
        #expect(library.found(query).map(\.line.title) == ["关于做好接种工作的意见", "2026年度工作要点", "关于暂停门诊的公告"])
        #expect(library.choices(of: .year, for: query).map { "\($0.label) \($0.count)" } == ["2026年 3", "2025年 1"])
        #expect(
            library.choices(of: .kind, for: query).map { "\($0.label) \($0.count)" } == [
                "公告通告 1", "意见 1", "规划计划 1",
            ])
        for facet in PolicyQuery.Facet.allCases {
            for choice in library.choices(of: facet, for: PolicyQuery()) {
                #expect(library.found(PolicyQuery(chosen: [facet: choice.key])).count == choice.count)
            }
        }
    }

    @Test("A word is sought in title and number; two words must both be there")
    func wordsAreSought() {
        #expect(library.found(PolicyQuery(words: "〔2026〕4号")).map(\.line.title) == ["关于暂停门诊的公告"])
        #expect(library.found(PolicyQuery(words: "关于 意见")).count == 1)
        #expect(library.found(PolicyQuery(words: "没有")).isEmpty)
        #expect(library.found(PolicyQuery(order: .written)).map(\.line.title).first == "关于暂停门诊的公告")
    }
}
