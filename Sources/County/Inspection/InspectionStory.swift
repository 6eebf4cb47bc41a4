import Inspection
import Kernel
import People

/// Three rehearsals of the site inspection: the first handed its list out, the last shows what became of it.
struct InspectionStory {
    let inspections: InspectionStore
    let clock: SampleClock
    let world: CountyWorld
    let asOf: Moment

    func tell() async throws {
        try await visit()
        let keeper = try world.officer("hanlicheng"), office = try world.officer("hexiaowen")
        for ago in [75, 40] {
            let day = asOf.day.adding(days: -ago)
            clock.set(Moment(day: day, minute: 600))
            let run = try await inspections.rehearse(world.commission, on: day, by: keeper)
            guard ago == 40 else { continue }
            clock.set(Moment(day: day, minute: 660))
            let found = try await inspections.detail(run.id, for: office)
            if found.run.handingRefusal(by: office, hasTodos: !found.result.todos.isEmpty) == nil {
                _ = try await inspections.hand(run.id, by: office, version: found.run.version)
            }
        }
        clock.set(Moment(day: asOf.day.adding(days: -1), minute: 930))
        _ = try await inspections.rehearse(world.commission, on: asOf.day.adding(days: -1), by: keeper)
    }

    /// The ten days before: a visit an hour, three of them in vain.
    private func visit() async throws {
        let first = Moment(day: asOf.day.adding(days: -10))
        for hour in 0..<240 {
            let isClosed = [61, 62, 190].contains(hour)
            try await inspections.record(
                SiteProbe(
                    slot: first.adding(hours: hour), port: 80, milliseconds: isClosed ? 15_000 : 120 + hour % 90,
                    failure: isClosed ? "超过15秒没有打开" : ""), of: world.commission, isOwn: false)
        }
    }
}
