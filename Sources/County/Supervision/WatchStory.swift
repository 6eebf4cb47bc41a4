package import Kernel
import Obligations
import People
package import Supervision

/// What supervision needs of the house.
package struct CountyWatch: Sendable {
    let items: ItemStore
    let registers: RegisterStore
    let board: BoardStore

    package init(items: ItemStore, registers: RegisterStore, board: BoardStore) {
        self.items = items
        self.registers = registers
        self.board = board
    }
}

/// The county's supervision: items in every stage, one 通报 with its 约谈, the registers of a year.
struct WatchStory {
    let watch: CountyWatch
    let clock: SampleClock
    let world: CountyWorld
    let calendar: WorkCalendar
    let asOf: Moment

    struct Cast {
        let watcher, leader, office, above, leaderAbove: Officer
    }

    func tell() async throws {
        let cast = Cast(
            watcher: try world.officer("yanshouzheng"), leader: try world.officer("shenruolan"),
            office: try world.officer("hexiaowen"), above: try world.officer("gaoyuan"),
            leaderAbove: try world.officer("weiguodong"))
        try await RegisterStory(registers: watch.registers, clock: clock, world: world, asOf: asOf).tell()
        try await endedItems(cast)
        try await openItems(cast)
        clock.set(asOf)
    }

    // MARK: What is over

    private func endedItems(_ cast: Cast) async throws {
        try await play(
            Tale(
                unit: "规划信息科", title: "督促更新机构职能信息", demand: "网站“机构职能”栏目仍为去年的内设机构名单，请核对后更新，并说明原因。", ago: 70),
            cast, [.issue(0), .acknowledge(1), .rectify(3, "已按“三定”规定更新机构职能信息，栏目页面可以查看。"), .pass(1), .close(0)])
        try await play(
            Tale(
                unit: "医政医管科", title: "督促公开医疗服务价格目录", demand: "请公开县级公立医院医疗服务价格目录，并建立更新台账。", ago: 45), cast,
            [
                .issue(0), .acknowledge(2),
                .circulate(6, "医政医管科对公开医疗服务价格目录的督办事项逾期未整改，予以通报批评。\n请立即整改。各科室要引以为戒，按期履行政务公开职责。"),
                .interview(1), .rectify(3, "价格目录已在“价格公示”栏目公开，更新台账已经建立。"), .pass(2), .close(1),
            ])
        try await play(
            Tale(unit: "财务科", title: "督促公开政府采购意向", demand: "请补充公开采购意向。", ago: 30), cast,
            [.withdraw(1, "经核对，采购意向已在省级平台公开并作链接，不需督办。")])
    }

    // MARK: What is going on

    /// Over what is black on the board today, unit by unit.
    private func openItems(_ cast: Cast) async throws {
        clock.set(asOf)
        var late: [UnitID: [(id: ObligationID, title: String)]] = [:], order: [UnitID] = []
        var query = BoardQuery()
        query.signal = .black
        query.size = 200
        for line in try await watch.board.page(query, for: cast.watcher).lines
        where line.obligation.rule != SupervisionItem.rule {
            let unit = line.obligation.owner
            if late[unit] == nil { order.append(unit) }
            late[unit, default: []].append((line.obligation.id, line.obligation.title))
        }
        // The office drafts orders itself; what it owes is told to it by the supervisor.
        let told = order.filter { !cast.office.units.contains($0) }
        let steps: [[Step]] = [
            [.issue(0), .acknowledge(1), .circulate(7, "逾期未整改，予以通报批评。\n请立即办结督办事项，并书面说明原因。")],
            [.issue(0), .acknowledge(0)], [.submit(0)], [],
        ]
        for (place, unit) in told.prefix(steps.count).enumerated() {
            let name = world.units.first { $0.id == unit }?.name ?? "", owed = Array(late[unit, default: []].prefix(3))
            let more = owed.count > 1 ? "等\(owed.count)项" : ""
            try await play(
                Tale(
                    unit: name, title: "督促办结：\(owed.first?.title.prefix(40) ?? "")\(more)",
                    demand: "所列事项已经逾期，请立即办结，并说明逾期原因和防止再次发生的办法。",
                    ago: [9, 3, 1, 0][place], owed: owed.map(\.id)), cast, steps[place])
        }
        try await play(
            Tale(unit: "妇幼健康科", title: "督促完善“出生一件事”办事指南", demand: "办事指南缺少办理时限和咨询电话，请补充。", ago: 8), cast,
            [.issue(0), .acknowledge(1), .rectify(4, "已补充办理时限和咨询电话，指南页面可以查看。")])
        try await play(
            Tale(unit: "老龄健康科", title: "督促公开医养结合机构名单", demand: "请公开本县医养结合机构名单和服务内容。", ago: 12), cast,
            [.issue(0), .acknowledge(1), .rectify(5, "名单已在“重点领域”栏目公开。"), .pass(2)])
        try await play(
            Tale(
                unit: "疾病预防控制科", title: "督促按月公开法定传染病疫情", demand: "县级疫情信息7月以后没有更新，请按月公开，并报送整改情况。", ago: 4,
                isAbove: true), cast, [.issue(0)])
    }
}
