import Kernel
import People
import Plans

/// What happened to one task.
struct TaskStory {
    let county: SampleCounty
    let world: CountyWorld
    let task: PlanTask
    let fate: TaskFate
    let office: Officer

    func tell() async throws {
        guard fate.end != .pending else { return }
        at(task.assignedOn, 9, 30)
        var chosen = task.assignments
        if !chosen.contains(where: { $0.duty.answersForTask }), let first = world.units.first {
            chosen = [Assignment(unit: first.id, duty: .lead)]
        }
        _ = try await county.plans.assign(task.id, chosen, by: office)
        guard fate.end != .assigned, let unit = chosen.min(by: { $0.duty < $1.duty })?.unit else { return }
        let worker = try world.worker(in: unit)
        at(fate.acknowledgedOn, 10, 5)
        _ = try await county.plans.acknowledge(task.id, by: worker)
        guard fate.end != .acknowledged else { return }
        try await work(worker, chosen)
    }

    private func work(_ worker: Officer, _ chosen: [Assignment]) async throws {
        let reportOn = firstReportOn
        at(min(fate.acknowledgedOn.adding(days: 9), reportOn.adding(days: -1)), 15, 40)
        _ = try await county.plans.progress(task.id, "已制定落实措施，明确专人负责，正在按时间节点推进。", by: worker)
        if let helper = chosen.first(where: { $0.duty == .cooperating })?.unit {
            at(min(fate.acknowledgedOn.adding(days: 12), reportOn), 11, 10)
            let colleague = try world.worker(in: helper)
            _ = try await county.plans.contribute(task.id, "本单位负责的材料已整理提交。", by: colleague)
        }
        switch fate.end {
        case .working, .late, .pending, .assigned, .acknowledged: return
        case .reported: try await report(worker, on: today(-2), "已完成，佐证材料见附件。")
        case .returned:
            try await report(worker, on: today(-4), "已完成。")
            at(today(-3), 9, 15)
            _ = try await county.plans.sendBack(
                task.id, reason: "佐证材料只有文字说明，请补充网页截图或公开链接后重新报送。", by: office)
        case .done: try await finish(worker)
        }
    }

    /// Nothing of the work lies after the day it is first reported.
    private var firstReportOn: Day {
        switch fate.end {
        case .done: fate.reportedOn.adding(days: fate.wasReturnedOnce ? -1 : 0)
        case .reported: today(-2)
        case .returned: today(-4)
        case .working, .late, .pending, .assigned, .acknowledged: today(-1)
        }
    }

    private func finish(_ worker: Officer) async throws {
        if fate.wasReturnedOnce {
            try await report(worker, on: fate.reportedOn.adding(days: -1), "已完成。")
            at(fate.reportedOn, 9, 10)
            _ = try await county.plans.sendBack(task.id, reason: "请补充公开栏目的网址和截图。", by: office)
        }
        try await report(worker, on: fate.reportedOn, "任务已完成，公开内容已上网并核对无误，佐证材料见附件。")
        at(fate.acceptedOn, 16, 20)
        _ = try await county.plans.accept(task.id, note: "材料齐全，予以办结。", by: office)
    }

    private func report(_ worker: Officer, on day: Day, _ words: String) async throws {
        at(day, 14, 30)
        let name = "佐证材料-\(task.number ?? "\(task.position)").docx"
        let bytes = try CountyPlan.evidenceFile(
            title: "落实情况说明", paragraphs: [task.text, words, "\(day.chinese)"])
        let hash = try await county.keep(bytes)
        let file = EvidenceFile(name: name, hash: hash, size: bytes.count, kind: "docx")
        _ = try await county.plans.report(task.id, words, evidence: [file], by: worker)
    }

    private func today(_ days: Int) -> Day { fate.asOf.day.adding(days: days) }

    private func at(_ day: Day, _ hour: Int, _ minute: Int) {
        county.clock.set(Moment(day: day, minute: hour * 60 + minute))
    }
}
