import Kernel
import Requests
import SQL

/// One way of looking at the board: by our query, and by the plainest statement that the same indexes answer.
struct BoardAsked: Sendable {
    /// A condition on `request r`, and what it binds.
    typealias Condition = (sql: String, values: [any SQLConvertible & Sendable])

    let name: String
    /// How many cases lie before the later page.
    let depth: Int
    let officer: @Sendable (Int) -> Officer
    let query: @Sendable (Int) -> RequestQuery
    /// What an index leads to; where they are two, the rows of both.
    let bare: @Sendable (Int) -> [Condition]

    static let all: [BoardAsked] = [
        BoardAsked("all that is open", depth: 3_000) { _ in
            ("r.agency_id = ? AND r.is_open = 1", [agency])
        } query: { _ in
            RequestQuery()
        },
        BoardAsked("one stage (办理中)", depth: 1_500) { _ in
            ("r.agency_id = ? AND r.stage = 'handling'", [agency])
        } query: { _ in
            RequestQuery(stages: [.handling])
        },
        BoardAsked("archived", depth: 30_000) { _ in
            ("r.agency_id = ? AND r.stage = 'archived'", [agency])
        } query: { _ in
            RequestQuery(stages: [.archived])
        },
        BoardAsked("of one handler", depth: 20) { number in
            ("r.handler_id = ? AND r.is_open = 1", [Invented.pick(BenchAgency.members, number)])
        } query: { number in
            RequestQuery(handler: Invented.pick(BenchAgency.members, number))
        },
        BoardAsked("of one unit", depth: 150) { number in
            ("r.unit_id = ? AND r.is_open = 1", [Invented.pick(BenchAgency.units, number)])
        } query: { number in
            RequestQuery(unit: Invented.pick(BenchAgency.units, number))
        },
        BoardAsked("overdue", depth: 60) { _ in
            ("r.agency_id = ? AND r.is_open = 1 AND r.due_sort < ?", [agency, BoardFill.now])
        } query: { _ in
            RequestQuery(signal: .black)
        },
        BoardAsked("due within a week", depth: 600) { _ in
            (
                "r.agency_id = ? AND r.is_open = 1 AND r.due_sort < ?",
                [agency, Moment(day: BoardFill.now.day.adding(days: 8))]
            )
        } query: { _ in
            RequestQuery(dueBefore: BoardFill.now.day.adding(days: 7))
        },
        BoardAsked("record corrections", depth: 60) { _ in
            ("r.agency_id = ? AND r.is_open = 1 AND r.kind = 'record_correction'", [agency])
        } query: { _ in
            RequestQuery(kind: .recordCorrection)
        },
        BoardAsked("words (水质监测)", depth: 300) { _ in
            ("r.agency_id = ? AND r.is_open = 1 AND r.description LIKE ?", [agency, "%水质监测%"])
        } query: { _ in
            RequestQuery(words: "水质监测")
        },
        BoardAsked(
            "a section's clerk", depth: 150, officer: BenchAgency.clerk,
            both: { number in
                let unit = BenchAgency.unit(ofClerk: number)
                return [
                    ("r.unit_id = ? AND r.is_open = 1", [unit]),
                    (
                        """
                        r.is_open = 1 AND r.id IN (SELECT a.request_id FROM request_assistance a WHERE a.unit_id = ?)
                        """, [unit]
                    ),
                ]
            }),
    ]

    private static let agency = BenchAgency.agency

    private init(
        _ name: String, depth: Int, officer: @escaping @Sendable (Int) -> Officer = { _ in BenchAgency.office },
        bare: @escaping @Sendable (Int) -> Condition, query: @escaping @Sendable (Int) -> RequestQuery
    ) {
        self.name = name
        self.depth = depth
        self.officer = officer
        self.query = query
        self.bare = { [bare($0)] }
    }

    private init(
        _ name: String, depth: Int, officer: @escaping @Sendable (Int) -> Officer,
        both: @escaping @Sendable (Int) -> [Condition]
    ) {
        self.name = name
        self.depth = depth
        self.officer = officer
        query = { _ in RequestQuery() }
        bare = both
    }
}
