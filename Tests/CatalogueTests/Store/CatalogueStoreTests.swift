import Kernel
import Publishing
import SQL
import TestSupport
import Testing

@testable import Catalogue

/// Editions, columns and duties on both databases.
@Suite struct CatalogueStoreTests {
    typealias World = CatalogueWorld

    /// CAT-1: nothing in force without approval; a changed catalogue is a new edition, the old stays readable.
    @Test(arguments: TestDatabases.all) func anEditionComesIntoForceAndIsReplaced(_ database: TestDatabase) async throws
    {
        try await CatalogueStoreWorld.with(database) { world in
            let catalogues = world.catalogues, name = CatalogueName(.basic, of: World.commission)
            let first = try await world.draft()
            #expect(try await catalogues.edition(inForce: name) == nil)
            await #expect(throws: Refusal.notFound) { try await catalogues.publicEdition(first.id) }
            await #expect(throws: Refusal.self) { try await catalogues.approve(first.id, by: World.leader) }
            _ = try await catalogues.submit(first.id, changeNote: "首次编制", by: World.office)
            let live = try await catalogues.approve(first.id, by: World.leader)
            #expect(live.stage == .inForce && live.title == "2026年版（第1版）")

            world.clock.set("2026-06-01")
            let second = try await catalogues.begin(name, by: World.office)
            #expect(second.number == 2 && second.items == live.items)
            await #expect(throws: Refusal.self) { try await catalogues.begin(name, by: World.officeHead) }
            let changed = CatalogueLine(World.content("机关职能和编制"), owner: World.section)
            _ = try await catalogues.keepItem(second.items[0].id, changed, in: second.id, by: World.head)
            #expect(try await catalogues.edition(inForce: name)?.items[0].content.name == "机关职能")
            _ = try await catalogues.submit(second.id, changeNote: "机构改革", by: World.office)
            _ = try await catalogues.approve(second.id, by: World.principal)
            #expect(try await catalogues.edition(inForce: name)?.items[0].content.name == "机关职能和编制")
            let old = try await catalogues.publicEdition(first.id)
            #expect(old.stage == .superseded && old.items[0].content.name == "机关职能")
            #expect(old.supersededAt?.day == World.day("2026-06-01"))
            #expect(try await catalogues.publicEditions(of: name).map(\.number) == [2, 1])
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all) func draftsGoBackAndForth(_ database: TestDatabase) async throws {
        try await CatalogueStoreWorld.with(database) { world in
            let catalogues = world.catalogues
            let draft = try await world.draft()
            await #expect(throws: Refusal.self) {
                try await catalogues.submit(draft.id, changeNote: "", by: World.office)
            }
            let sent = try await catalogues.submit(draft.id, changeNote: "首次编制", by: World.office)
            await #expect(throws: Refusal.self) {
                try await catalogues.reopen(draft.id, .sendBack, by: World.leader)
            }
            for (officer, count) in [(World.leader, 1), (World.office, 0), (World.outsider, 0), (World.above, 0)] {
                #expect(try await catalogues.waiting(for: officer) == count, "\(officer.name)")
            }
            let back = try await catalogues.reopen(draft.id, .sendBack, reason: "补充依据", by: World.leader)
            #expect(back.stage == .draft && back.submitter == nil && back.version == sent.version + 1)
            await #expect(throws: CatalogueStore.changedMeanwhile) {
                try await catalogues.submit(draft.id, changeNote: "再送", by: World.office, version: sent.version)
            }
            let gone = try await catalogues.removeItem(draft.items[1].id, from: draft.id, by: World.office)
            #expect(gone.items.map(\.content.name) == ["机关职能"])
            #expect(try await catalogues.discard(draft.id, by: World.office).stage == .discarded)
            #expect(try await catalogues.begin(draft.catalogue, by: World.office).number == 2)
            await #expect(throws: Refusal.notFound) { try await catalogues.edition(draft.id, for: World.outsider) }
            #expect(try await catalogues.editions(for: World.above).count == 2)
            #expect(try await world.journalProblems() == [])
        }
    }

    /// A table imported anew: what has the same name is the same item, and keeps its columns.
    @Test(arguments: TestDatabases.all) func importedLinesKeepTheirItems(_ database: TestDatabase) async throws {
        try await CatalogueStoreWorld.with(database) { world in
            let draft = try await world.draft()
            let column = try await world.column("jgzn")
            try await world.catalogues.bind(draft.items[0].id, to: [column], in: draft.id, by: World.office)
            var rewritten = World.content()
            rewritten.content = "新的内容"
            let lines = [
                CatalogueLine(World.content("机构设置"), owner: World.section, remarks: ["第2行：请核对", "时限"]),
                CatalogueLine(rewritten, owner: nil),
            ]
            let next = try await world.catalogues.importLines(lines, note: "导入", into: draft.id, by: World.office)
            #expect(next.items.map(\.content.name) == ["机构设置", "机关职能"] && next.items[1].id == draft.items[0].id)
            let read = try await world.catalogues.edition(draft.id, for: World.office)
            #expect(read == next && read.items[0].remarks == ["第2行：请核对", "时限"] && read.importNote == "导入")
            #expect(try await world.catalogues.bindings(of: read) == [draft.items[0].id: [column.id]])
            await #expect(throws: Refusal.self) {
                try await world.catalogues.importLines(lines, note: "", into: draft.id, by: World.head)
            }
        }
    }

    /// TASK-7, CAT-1: the review falls due a year after approval, and turns when it is concluded or a new edition comes.
    @Test(arguments: TestDatabases.all) func theReviewComesEveryYear(_ database: TestDatabase) async throws {
        try await CatalogueStoreWorld.with(database) { world in
            let live = try await world.inForce()
            #expect(try await world.catalogues.nextReview(of: live.catalogue) == World.day("2027-03-10"))
            world.clock.set("2027-03-01")
            await #expect(throws: Refusal.self) {
                try await world.catalogues.concludeReview(live.id, words: "", by: World.office)
            }
            try await world.catalogues.concludeReview(live.id, words: "对照职责核对，没有调整", by: World.office)
            let next = try await world.catalogues.begin(live.catalogue, by: World.office)
            _ = try await world.catalogues.submit(next.id, changeNote: "调整", by: World.office)
            world.clock.set("2028-04-03")
            _ = try await world.catalogues.approve(next.id, by: World.leader)
            let duties = try await world.duties("catalogue_review")
            #expect(duties.map(\.state) == ["met", "met_late", "open"])
            #expect(duties.map(\.due) == ["2027-03-10", "2028-03-01", "2029-04-03"].map(World.day))
            #expect(duties.allSatisfy { $0.rule == "TASK-7" && $0.owner == World.officeUnit })
            #expect(try await world.journalProblems() == [])
        }
    }

    /// FOI-26: 20 working days from the change (over the Qingming holiday), met by the next edition.
    @Test(arguments: TestDatabases.all) func aChangeIsFollowedByAnEdition(_ database: TestDatabase) async throws {
        try await CatalogueStoreWorld.with(database) { world in
            let live = try await world.inForce()
            let item = live.items[0].id
            _ = try await world.catalogues.recordChange(
                of: item, on: World.day("2026-03-10"), reason: "职能划入", in: live.id, by: World.office)
            let open = try await world.duties("catalogue_change")
            #expect(open == [.init(rule: "FOI-26", owner: World.section, state: "open", due: World.day("2026-04-08"))])
            await #expect(throws: Refusal.self) {
                try await world.catalogues.recordChange(
                    of: item, on: World.day("2026-03-10"), reason: "x", in: live.id, by: World.head)
            }
            let next = try await world.catalogues.begin(live.catalogue, by: World.office)
            let other = CatalogueLine(World.content("疫情月报", category: "统计", limit: "每月5日前"), owner: World.section)
            _ = try await world.catalogues.keepItem(next.items[1].id, other, in: next.id, by: World.office)
            _ = try await world.catalogues.submit(next.id, changeNote: "调整", by: World.office)
            world.clock.set("2026-04-09")
            let second = try await world.catalogues.approve(next.id, by: World.leader)
            #expect(try await world.duties("catalogue_change").map(\.state) == ["open"], "another item was changed")

            let third = try await world.catalogues.begin(live.catalogue, by: World.office)
            let same = CatalogueLine(World.content("机关职能", limit: "10个工作日内"), owner: World.section)
            _ = try await world.catalogues.keepItem(item, same, in: third.id, by: World.office)
            _ = try await world.catalogues.submit(third.id, changeNote: "调整", by: World.office)
            _ = try await world.catalogues.approve(third.id, by: World.leader)
            #expect(try await world.duties("catalogue_change").map(\.state) == ["met_late"])
            #expect(second.number == 2)
            #expect(try await world.catalogues.changes(of: item).first?.metBy == "目录2026年版（第3版）")
        }
    }

    /// INST-2, CAT-1: met too by an article in a column of the item; before, the measure shows the day.
    @Test(arguments: TestDatabases.all) func aChangeIsFollowedByAnArticle(_ database: TestDatabase) async throws {
        try await CatalogueStoreWorld.with(database) { world in
            let live = try await world.inForce(.institution)
            for (officer, count) in [
                (World.hospitalHead, 1), (World.liaison, 1), (World.above, 1), (World.outsider, 0),
            ] {
                #expect(try await world.catalogues.editions(for: officer).count == count, "\(officer.name)")
            }
            let bound = try await world.column("jgxx"), other = try await world.column("tzgg")
            let item = live.items[0].id
            try await world.catalogues.bind(item, to: [bound], in: live.id, by: World.liaison)
            _ = try await world.catalogues.recordChange(
                of: item, on: World.day("2026-03-10"), reason: "科室调整", in: live.id, by: World.liaison)
            let columns = [bound, other]
            let before = try await world.catalogues.measures(of: live, columns: columns)
            #expect(before.map(\.standing) == [.empty, .unbound] && before[0].change == World.day("2026-04-08"))

            world.clock.set("2026-03-20")
            _ = try await world.publish(in: other)
            #expect(try await world.duties("catalogue_change").map(\.state) == ["open"])
            let article = try await world.publish(in: bound)
            try await follow(article, world)
            let duty = try await world.duties("catalogue_change")
            #expect(duty == [.init(rule: "INST-2", owner: World.section, state: "met", due: World.day("2026-04-08"))])
            let after = try await world.catalogues.measures(of: live, columns: columns)
            #expect(after[0].standing == .fresh(until: nil) && after[0].last == World.day("2026-03-20"))
            #expect(after[0].count == 1 && after[0].change == nil)
        }
    }

    private func follow(_ article: Article, _ world: CatalogueStoreWorld) async throws {
        try await world.store.write { [catalogues = world.catalogues] in
            try catalogues.follow(article.id, .published, in: $0)
        }
    }

    /// FOI-26: another name of the column, or a withdrawal, updates nothing that changed.
    @Test(arguments: TestDatabases.all) func onlyAPublicationMeetsADuty(_ database: TestDatabase) async throws {
        try await CatalogueStoreWorld.with(database) { world in
            let live = try await world.inForce()
            let column = try await world.column("jgzn")
            let article = try await world.publish(in: column)
            try await world.catalogues.bind(live.items[0].id, to: [column], in: live.id, by: World.siteOperator)
            _ = try await world.catalogues.recordChange(
                of: live.items[0].id, on: World.day("2026-03-10"), reason: "职能划入", in: live.id, by: World.office)
            for change in [PublicChange.relabelled, .withdrawn] {
                try await world.store.write { [catalogues = world.catalogues] in
                    try catalogues.follow(article.id, change, in: $0)
                }
                #expect(try await world.duties("catalogue_change").map(\.state) == ["open"], "\(change)")
            }
            try await follow(article, world)
            #expect(try await world.duties("catalogue_change").map(\.state) == ["met"])
        }
    }

    /// A draft that nobody may see meets nothing.
    @Test(arguments: TestDatabases.all) func anUnpublishedArticleMeetsNothing(_ database: TestDatabase) async throws {
        try await CatalogueStoreWorld.with(database) { world in
            let live = try await world.inForce()
            let column = try await world.column("jgzn")
            try await world.catalogues.bind(live.items[0].id, to: [column], in: live.id, by: World.siteOperator)
            _ = try await world.catalogues.recordChange(
                of: live.items[0].id, on: World.day("2026-03-10"), reason: "职能划入", in: live.id, by: World.office)
            let content = ArticleContent(title: "稿", body: "<p>稿</p>", issuer: "局", column: column.id)
            let draft = try await world.publishing.draft(
                ArticleBeginning(
                    content: content, unit: World.section, portal: column.portal, document: nil, findings: []),
                by: World.head)
            try await follow(draft, world)
            #expect(try await world.duties("catalogue_change").map(\.state) == ["open"])
        }
    }

    @Test(arguments: TestDatabases.all) func onlyOwnOpenColumnsAreBound(_ database: TestDatabase) async throws {
        try await CatalogueStoreWorld.with(database) { world in
            let live = try await world.inForce()
            let column = try await world.column("jgzn")
            try await world.catalogues.bind(live.items[0].id, to: [column], in: live.id, by: World.head)
            await #expect(throws: Refusal.self) {
                try await world.catalogues.bind(live.items[0].id, to: [], in: live.id, by: World.clerk)
            }
            try await world.publishing.setColumn(column.id, active: false, by: World.office)
            let closed = try await world.publishing.columns(of: column.portal)
            await #expect(throws: Refusal.self) {
                try await world.catalogues.bind(live.items[1].id, to: closed, in: live.id, by: World.office)
            }
            let foreign = World.column(9)
            let stranger = SiteColumn(
                id: foreign.id, agency: World.stranger, portal: foreign.portal, slug: "x", name: "x", type: .news,
                description: "", keywords: "")
            await #expect(throws: Refusal.self) {
                try await world.catalogues.bind(live.items[1].id, to: [stranger], in: live.id, by: World.office)
            }
        }
    }
}
