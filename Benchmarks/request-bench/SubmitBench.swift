import BenchTiming
import Kernel
import Requests
import SQL

/// Applications sent over the portal, against one plain row of the same size, both durable when they are acknowledged.
struct SubmitBench {
    let options: BenchOptions

    func run() async throws {
        let race = SubmitRace(folder: options.folder, rounds: options.rounds, count: options.count)
        let ours = try await race.open("submit.db"), agency = try await BenchAgency.open(ours, options)
        let first = try await agency.requests.receive(SubmitBench.application(0), by: nil)
        try await race.run(bytes: try await SubmitBench.size(of: first.id, in: ours)) {
            _ = try await agency.requests.receive(SubmitBench.application($0), by: nil)
        }
        let (cases, pages) = try await ours.read { snapshot in
            (
                try snapshot.first("SELECT count(*) FROM request")?.integer(0) ?? 0,
                try snapshot.first("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")?.integer(0)
                    ?? 0
            )
        }
        print("\(cases) cases, \(pages / max(cases, 1)) bytes of database each")
        await ours.close()
    }

    private static func application(_ number: Int) -> NewRequest {
        NewRequest(
            agency: BenchAgency.agency, channel: .web, applicant: Invented.applicant(number),
            wanted: WantedInformation(
                description: Invented.description(number) + "，请一并提供统计口径和数据来源的说明", medium: .electronic,
                route: .portal),
            formKey: "form-\(number)")
    }

    /// Bytes of the case's own row and of the sealed applicant.
    private static func size(of id: RequestID, in store: Store) async throws -> Int {
        try await store.read { snapshot in
            SubmitRace.size(
                of: try snapshot.query("SELECT * FROM request WHERE id = ?", [id])
                    + snapshot.query("SELECT * FROM request_applicant WHERE request_id = ?", [id]))
        }
    }
}
