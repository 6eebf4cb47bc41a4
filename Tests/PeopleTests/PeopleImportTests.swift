import Kernel
import SQL
import TestSupport
import Testing

@testable import People

@Suite struct PeopleImportTests {
    @Test("A list of agencies with a title row, blank rows and a parent further up", arguments: TestDatabases.all)
    func list(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let list = try AgencyList(rows: [
                ["青禾县医疗卫生机构名单", ""], ["序号", "机构名称", "上级机构", "简称", "统一社会信用代码"],
                ["1", "青禾县中医院", "青禾县卫健局", "县中医院", ""], ["", "  ", "", "", ""],
                ["2", "青禾县中医院城东分院", "县中医院", "", "91350100M000100Y43"], ["3", "青禾县红十字会"],
            ])
            #expect(list.lines.map(\.row) == [3, 5, 6])
            let added = try await world.people.importAgencies(list, by: .operatorOfServer)
            #expect(added.map(\.code) == ["县中医院", "91350100M000100Y43", "青禾县红十字会"])
            #expect(added.map(\.parent) == [world.commission.id, added[0].id, nil])
        }
    }

    @Test("One bad row and nothing is added", arguments: TestDatabases.all)
    func badRow(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            for (row, words) in [
                (["某局", "", "", "无此机构"], "没有找到上级机构"), (["某局", "", "123"], "不是有效的统一社会信用代码"),
                (["县医院"], "已有机构使用"), (["", "某局"], "没有填写"),
            ] {
                let list = try AgencyList(rows: [
                    ["机构名称", "简称", "统一社会信用代码", "上级机构"], ["青禾县中医院"], row,
                ])
                let refusal = try await world.refusal {
                    _ = try await world.people.importAgencies(list, by: .operatorOfServer)
                }
                #expect(refusal?.sentence.contains("第 3 行") == true)
                #expect(refusal?.sentence.contains(words) == true, "\(refusal?.sentence ?? "")")
            }
            #expect(try await world.store.read { try world.people.agencies(in: $0).count } == 3)
        }
    }

    @Test("What is no list is refused", arguments: [[[String]](), [["甲", "乙"]], [["机构名称"], [" "]]])
    func noList(_ rows: [[String]]) {
        #expect(throws: Refusal.self) { try AgencyList(rows: rows) }
    }
}
