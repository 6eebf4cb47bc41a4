import Assessment
import Audit
import Foundation
import Inspection
import Kernel
import Markup
import Obligations
import People
import SQL
import Screening
import Site
import Supervision

/// 网站检查 and 考核: the stores, and what they ask.
struct InspectionRooms: Sendable {
    let inspections: InspectionStore
    let assessments: AssessmentStore
    let screen: PageScreening
    /// Ports of other sites on this machine (setting `inspection-ports`).
    private let more: [Int]

    init(
        _ settings: Settings, store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        screen: @escaping @Sendable (Day) -> Screen, readers: MeasureReaders, notices: NoticeStore
    ) throws {
        let gatherer = InspectionGatherer(
            calendar: { obligations.calendar }, today: { store.timekeeper.now().day }, readers: readers)
        inspections = InspectionStore(
            store: store, journal: journal, obligations: obligations, people: people,
            pack: try InspectionRooms.pack(settings.data), gather: gatherer.gather,
            alert: { try notices.tell($0.notice, to: $0.members, in: $1) })
        more = try settings.inspectionPorts()
        assessments = try settings.assessments(
            store: store, journal: journal, obligations: obligations, people: people, readers: readers)
        self.screen = { words, day in ScreenedPage.facts(in: words, by: screen(day)) }
    }

    /// The shipped edition with what `DATA/inspection/*.yaml` adds.
    private static func pack(_ data: URL) throws -> InspectionPack {
        let files: [(name: String, text: String)]
        do throws(RuleFaults) {
            files = try RuleFolder.files(in: data.appending(path: "inspection"))
        } catch {
            throw error.refusal
        }
        return try InspectionPackFile.pack(local: files)
    }
}

extension InspectionAlert {
    /// As an inbox takes it; it leads to the rehearsal with the list.
    fileprivate var notice: StaffNotice {
        StaffNotice(
            agency: agency, kind: .inspection, source: source, rule: "SITE-6-R", title: title, words: words,
            address: InspectionLinks.record(run).address)
    }
}

extension InspectionRooms {
    /// The sites on this machine whose pages may be read: the one that is served, and those of the setting.
    func ports(serving authority: String) -> [Int] {
        let parts = authority.split(separator: ":")
        guard let name = parts.first, ["127.0.0.1", "localhost"].contains(name) else { return more }
        let own = parts.count > 1 ? Int(parts[1]) ?? 80 : 80
        return [own] + more.filter { $0 != own }
    }
}

extension Settings {
    fileprivate func inspectionPorts() throws -> [Int] {
        try (value("inspection-ports", option: nil) ?? "").split(whereSeparator: { " ,，、".contains($0) }).map { word in
            guard let port = Int(word), (1...65_535).contains(port) else {
                throw Refusal(
                    .invalid, "没有启动：设置 inspection-ports 应是端口号，用逗号隔开，例如 8080,8081；现在有“\(word)”。", rule: "SITE-5")
            }
            return port
        }
    }
}
