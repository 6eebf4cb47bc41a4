import Kernel
import Testing

@testable import Documents

/// 公报送登 (GAZ-1…GAZ-3).
@Suite struct GazetteTests {
    typealias World = NormativeWorld

    private func refusal(
        _ level: GazetteLevel, _ gazette: String, on text: NormativeText = World.text(.registered),
        by officer: Officer = World.office, day: String = "2026-05-06"
    ) -> Refusal? {
        GazetteSubmission.refusal(
            of: GazetteDraft(level: level, gazette: gazette, on: World.day(day)), on: text,
            agencyNames: ["青禾县卫生健康局", "青禾县卫健局"], by: officer, today: World.today)
    }

    @Test func departmentsAndCountiesRunNoGazette() {
        #expect(refusal(.province, "云岭省人民政府公报") == nil)
        #expect(refusal(.city, "青州市人民政府公报") == nil)
        #expect(refusal(.department, "云岭省卫生健康委公报")?.rule == "GAZ-1")
        #expect(refusal(.county, "青禾县人民政府公报")?.rule == "GAZ-1")
        #expect(refusal(.city, "青禾县卫生健康局公报")?.rule == "GAZ-1")
        #expect(refusal(.city, "青州日报")?.field == "gazette")
    }

    @Test func onlyTheOfficeAndOnlyWhatWasIssued() {
        #expect(refusal(.city, "青州市人民政府公报", on: World.text(.signed))?.rule == "NORM-2")
        #expect(refusal(.city, "青州市人民政府公报", day: "2026-04-29")?.field == "on")
        #expect(refusal(.city, "青州市人民政府公报", day: "2026-06-11")?.field == "on")
        let allowed = World.everybody.filter { refusal(.city, "青州市人民政府公报", by: $0) == nil }
        #expect(allowed.map(\.name) == ["公开办"])
        #expect(refusal(.city, "青州市人民政府公报", by: World.outsider) == .notFound)
    }

    private func item(_ state: GazetteSubmission.State, _ number: Int = 80, place: GazettePlace? = nil)
        -> GazetteSubmission
    {
        GazetteSubmission(
            id: World.id(number), agency: World.commission, text: World.id(41), title: "甲", number: nil,
            level: .city, gazette: "青州市人民政府公报", submittedOn: World.day("2026-05-06"), state: state, place: place)
    }

    @Test func submittedAcceptedPrintedLinked() throws {
        var table: [String] = []
        for state in GazetteSubmission.State.allCases {
            let allowed = GazetteAct.allCases.filter { item(state).refusal(of: $0, by: World.office) == nil }
            table.append("\(state.rawValue): \(allowed.map(\.rawValue).joined(separator: " "))")
            for officer in World.everybody where officer != World.office {
                for act in GazetteAct.allCases { #expect(item(state).refusal(of: act, by: officer) != nil) }
            }
        }
        #expect(
            table == [
                "submitted: accept decline", "accepted: decline print", "printed: link", "linked: ", "declined: ",
            ])
        let printed = try item(.accepted).printing(
            GazettePlace(year: 2026, issue: 5, page: 12), by: World.office, today: World.today
        ).get()
        #expect(printed.isStandardText && printed.place?.chinese == "2026年第5期第12页")
        for place in [(2025, 5, 12), (2027, 5, 12), (2026, 0, 12), (2026, 5, 0)] {
            #expect(throws: Refusal.self) {
                try item(.accepted).printing(
                    GazettePlace(year: place.0, issue: place.1, page: place.2), by: World.office, today: World.today
                ).get()
            }
        }
        #expect(throws: Refusal.self) { try printed.linking(address: "javascript:alert(1)", by: World.office).get() }
        #expect(
            try printed.linking(address: "https://www.example.gov.cn/gb/5", by: World.office).get().state == .linked)
    }

    @Test func issuesGatherWhatWasPrinted() {
        let items = [
            item(.printed, 81, place: GazettePlace(year: 2026, issue: 4, page: 30)),
            item(.linked, 82, place: GazettePlace(year: 2026, issue: 5, page: 9)),
            item(.printed, 83, place: GazettePlace(year: 2026, issue: 5, page: 2)), item(.submitted, 84),
        ]
        let issues = GazetteIssue.issues(items)
        #expect(
            issues.map { "\($0.year)-\($0.issue):\($0.entries.map { $0.place?.page ?? 0 })" } == [
                "2026-5:[2, 9]", "2026-4:[30]",
            ])
    }

    /// GAZ-2: a hint for public documents that were not sent yet.
    @Test func theHintIsForPublicDocumentsNotYetSent() {
        let text = World.text(.registered)
        #expect(text.gazetteHint(attribute: .proactive, submissions: []) != nil)
        #expect(text.gazetteHint(attribute: .onRequest, submissions: []) == nil)
        #expect(text.gazetteHint(attribute: .proactive, submissions: [item(.submitted)]) == nil)
        #expect(text.gazetteHint(attribute: .proactive, submissions: [item(.declined)]) != nil)
        #expect(World.text(.signed).gazetteHint(attribute: .proactive, submissions: []) == nil)
    }
}
