import Kernel
import Publishing
import SQL

/// Cases as rows.
enum PolicyCaseRows {
    static let columns = [
        "id", "agency_id", "document_id", "unit_id", "opened_at", "is_normative", "need", "need_reason", "need_by",
        "stage", "points", "forms", "channels", "responsible", "first_interpreter", "manner", "manner_note",
        "release_on", "risk", "risk_words", "response", "planner_id", "signed_by", "signed_name", "signed_at",
        "return_reason", "policy_article_id", "published_at", "interpreted_at", "evaluation", "evaluation_words",
        "evaluated_on", "evaluated_by", "revise_until", "revision", "version", "subject_kind",
    ]
    static let list = columns.joined(separator: ", ")

    static func found(_ id: PolicyCaseID, in snapshot: Snapshot) throws -> PolicyCase? {
        try cases(where: "id = ?", [id], in: snapshot).first
    }

    static func cases(
        where condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [PolicyCase] {
        try snapshot.query("SELECT \(list) FROM policy_case WHERE \(condition)", values).map {
            try policyCase(from: $0, in: snapshot)
        }
    }

    private static func policyCase(from row: SQLRow, in snapshot: Snapshot) throws -> PolicyCase {
        var found = PolicyCase(
            id: try row.id(0), agency: try row.id(1), subject: try subject(from: row), unit: try row.id(3),
            openedAt: try row.moment(4), isNormative: try row.bool(5), need: try need(from: row))
        found.stage = try Stored.value(PolicyCase.Stage.self, try row.text(9))
        found.plan = try plan(from: row)
        found.planner = try row.optionalID(21)
        if let member: MemberID = try row.optionalID(22) {
            found.signature = PolicyCase.Signature(member: member, name: try row.text(23), at: try row.moment(24))
        }
        found.returnReason = try row.text(25)
        found.policyArticle = try row.optionalID(26)
        found.publishedAt = try row.optionalMoment(27)
        found.interpretedAt = try row.optionalMoment(28)
        if let result = try row.optionalText(29) {
            var evaluation = PolicyEvaluation(
                result: try Stored.value(PolicyEvaluation.Result.self, result), words: try row.text(30),
                on: try row.day(31), byName: try row.text(32), reviseUntil: try row.optionalDay(33))
            evaluation.revision = try row.text(34)
            found.evaluation = evaluation
        }
        found.version = try row.integer(35)
        try PolicyPartRows.fill(&found, in: snapshot)
        return found
    }

    private static func subject(from row: SQLRow) throws -> PolicySubject {
        switch try row.text(36) {
        case "document": return .document(try row.id(2))
        case "article": return .article(try row.id(2))
        case let other: throw SQLError.failed(code: "stored", message: "not a subject: \(other)")
        }
    }

    private static func need(from row: SQLRow) throws -> PolicyCase.Need {
        let word = try row.text(6), reason = try row.text(7)
        switch word {
        case "kind": return .byKind
        case "judged": return .judged(reason: reason)
        case "exempt": return .exempt(reason: reason, by: try row.text(8))
        case "dropped": return .dropped
        case "change_only": return .changeOnly
        case let other: throw SQLError.failed(code: "stored", message: "not a need: \(other)")
        }
    }

    private static func plan(from row: SQLRow) throws -> InterpretationPlan {
        var plan = InterpretationPlan()
        plan.points = try row.text(10)
        plan.forms = Set(try words(try row.text(11)).map { try Stored.value(MaterialKind.self, $0) })
        plan.channels = Set(try words(try row.text(12)).map { try Stored.value(ReleaseChannel.self, $0) })
        plan.responsible = try row.text(13)
        plan.firstInterpreter = try row.text(14)
        plan.manner = try row.optionalText(15).map { try Stored.value(InterpretationPlan.Manner.self, $0) }
        plan.mannerNote = try row.text(16)
        plan.releaseOn = try row.optionalDay(17)
        plan.risk = try row.optionalText(18).map { try Stored.value(InterpretationPlan.Risk.self, $0) }
        plan.riskWords = try row.text(19)
        plan.response = try row.text(20)
        return plan
    }

    private static func words(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }

    static func values(_ found: PolicyCase) -> [any SQLConvertible] {
        let need = found.need.stored, plan = found.plan, evaluation = found.evaluation
        return [
            found.id, found.agency, found.subject.key, found.unit, found.openedAt, found.isNormative, need.word,
            need.reason, need.by, found.stage.rawValue, plan.points,
            plan.forms.map(\.rawValue).sorted().joined(separator: ","),
            plan.channels.map(\.rawValue).sorted().joined(separator: ","), plan.responsible, plan.firstInterpreter,
            plan.manner?.rawValue, plan.mannerNote, plan.releaseOn, plan.risk?.rawValue, plan.riskWords,
            plan.response, found.planner, found.signature?.member, found.signature?.name, found.signature?.at,
            found.returnReason, found.policyArticle, found.publishedAt, found.interpretedAt,
            evaluation?.result.rawValue, evaluation?.words ?? "", evaluation?.on, evaluation?.byName ?? "",
            evaluation?.reviseUntil, evaluation?.revision ?? "", found.version,
            found.document == nil ? "article" : "document",
        ]
    }

    static func insert(_ new: PolicyCase, in tx: Transaction) throws {
        try tx.execute("INSERT INTO policy_case (\(list)) VALUES (\(SQLList.marks(columns.count)))", values(new))
        try PolicyPartRows.rewrite(new, before: nil, in: tx)
    }

    static func update(_ next: PolicyCase, from before: PolicyCase, in tx: Transaction) throws {
        let assignments = columns.map { "\($0) = ?" }.joined(separator: ", ")
        let changed = try tx.execute(
            "UPDATE policy_case SET \(assignments) WHERE id = ? AND agency_id = ? AND version = ?",
            values(next) + [before.id, before.agency, before.version])
        guard changed == 1 else { throw InterpretationStore.changedMeanwhile }
        try PolicyPartRows.rewrite(next, before: before, in: tx)
    }
}

extension PolicyCase.Need {
    var stored: (word: String, reason: String, by: String) {
        switch self {
        case .byKind: ("kind", "", "")
        case .judged(let reason): ("judged", reason, "")
        case .exempt(let reason, let by): ("exempt", reason, by)
        case .dropped: ("dropped", "", "")
        case .changeOnly: ("change_only", "", "")
        }
    }
}
