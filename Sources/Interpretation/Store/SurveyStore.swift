import Audit
package import Kernel
import SQL

/// Questionnaires (INT-11). Of who answered nothing is kept.
extension InterpretationStore {
    package func makeSurvey(
        _ draft: SurveyDraft, on id: PolicyCaseID, by officer: Officer
    ) async throws -> PolicySurvey {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            let survey = try found.surveying(draft, id: tx.newID(), by: officer, today: tx.today).get()
            try tx.execute(
                """
                INSERT INTO policy_survey (id, case_id, agency_id, title, introduction, questions, closes_on, is_opened,
                    ended_at, conclusion, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    survey.id, id, survey.agency, survey.title, survey.introduction, SurveyText.text(survey.questions),
                    survey.closesOn, survey.opened, survey.endedAt, survey.conclusion, survey.version,
                ])
            try journal.append(entry("survey", survey, officer, "拟制问卷“\(survey.title)”"), in: tx)
            return survey
        }
    }

    package func perform(
        _ act: SurveyAct, words: String = "", on id: PolicySurveyID, by officer: Officer, version: Int? = nil
    ) async throws -> PolicySurvey {
        try await store.write { tx in
            guard let survey = try survey(id, in: tx) else { throw Refusal.notFound }
            let found = try visible(survey.policyCase, to: officer, in: tx)
            if let version, version != survey.version { throw InterpretationStore.changedMeanwhile }
            let next = try survey.after(act, words: words, within: found, by: officer, at: tx.now).get()
            let changed = try tx.execute(
                """
                UPDATE policy_survey SET is_opened = ?, ended_at = ?, conclusion = ?, version = ?
                WHERE id = ? AND version = ?
                """, [next.opened, next.endedAt, next.conclusion, next.version, id, survey.version])
            guard changed == 1 else { throw InterpretationStore.changedMeanwhile }
            try journal.append(entry("survey_\(act.rawValue)", next, officer, "\(act.chinese)“\(next.title)”"), in: tx)
            return next
        }
    }

    private func entry(_ act: String, _ survey: PolicySurvey, _ officer: Officer, _ note: String) -> JournalEntry {
        JournalEntry(
            agency: survey.agency, actor: officer.id, actorName: officer.name, act: "interpretation.\(act)",
            subjectKind: PolicyCase.journalKind, subjectID: survey.policyCase.text, rule: "INT-11", note: note)
    }

    /// What a visitor answered; refused when nobody asks any longer.
    package func answer(_ id: PolicySurveyID, typed: [[String]]) async throws {
        try await store.write { tx in
            guard let survey = try survey(id, in: tx), survey.opened else { throw Refusal.notFound }
            guard survey.state(on: tx.today) == .open else {
                throw Refusal(.stateRefused, "没有提交：问卷已经结束。结果在本页公布。", rule: "INT-11")
            }
            let response = try SurveyResponse.read(
                survey.questions, typed: { typed.indices.contains($0) ? typed[$0] : [] },
                isPersonal: { isPersonal($0, tx.today) }
            ).get()
            let new: Identifier<SurveyResponse> = tx.newID()
            try tx.execute(
                "INSERT INTO policy_survey_response (id, survey_id, answered_on, answers) VALUES (?, ?, ?, ?)",
                [new, id, tx.today, SurveyAnswerText.text(response)])
        }
    }

    /// A questionnaire that the public may see, with its results once it is closed.
    package func publicSurvey(_ id: PolicySurveyID) async throws -> SurveyView {
        try await store.read { snapshot in
            guard let survey = try survey(id, in: snapshot), survey.opened,
                let found = try PolicyCaseRows.found(survey.policyCase, in: snapshot), found.publishedAt != nil
            else { throw Refusal.notFound }
            return try view(survey, of: found, in: snapshot)
        }
    }

    package func survey(_ id: PolicySurveyID, for officer: Officer) async throws -> SurveyView {
        try await store.read { snapshot in
            guard let survey = try survey(id, in: snapshot) else { throw Refusal.notFound }
            return try view(survey, of: try visible(survey.policyCase, to: officer, in: snapshot), in: snapshot)
        }
    }

    private func view(_ survey: PolicySurvey, of found: PolicyCase, in snapshot: Snapshot) throws -> SurveyView {
        let responses = try snapshot.query(
            "SELECT answers FROM policy_survey_response WHERE survey_id = ? ORDER BY id", [survey.id]
        ).map { SurveyAnswerText.response(try $0.text(0)) }
        return SurveyView(
            survey: survey, policyCase: found, policyTitle: try title(of: found, in: snapshot),
            results: SurveyResults(survey.questions, responses),
            words: survey.questions.indices.map { index in responses.compactMap { $0.words(at: index) } }, today: today)
    }

    func survey(_ id: PolicySurveyID, in snapshot: Snapshot) throws -> PolicySurvey? {
        try surveys(where: "id = ?", [id], in: snapshot).first
    }

    func surveys(of id: PolicyCaseID, in snapshot: Snapshot) throws -> [PolicySurvey] {
        try surveys(where: "case_id = ? ORDER BY id", [id], in: snapshot)
    }

    private func surveys(
        where condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [PolicySurvey] {
        try snapshot.query(
            """
            SELECT id, case_id, agency_id, title, introduction, questions, closes_on, is_opened, ended_at, conclusion,
                version FROM policy_survey WHERE \(condition)
            """, values
        ).map {
            PolicySurvey(
                id: try $0.id(0), policyCase: try $0.id(1), agency: try $0.id(2), title: try $0.text(3),
                introduction: try $0.text(4), questions: try SurveyText.questions(try $0.text(5)).get(),
                closesOn: try $0.day(6), opened: try $0.bool(7), endedAt: try $0.optionalMoment(8),
                conclusion: try $0.text(9), version: try $0.integer(10))
        }
    }
}

/// Answers as a text: `0,2␞␞一段文字`.
enum SurveyAnswerText {
    static func text(_ response: SurveyResponse) -> String {
        response.answers.map { answer in
            switch answer {
            case .none: ""
            case .chosen(let places): "#" + places.sorted().map(String.init).joined(separator: ",")
            case .words(let words): "=" + words
            }
        }.joined(separator: "\u{1E}")
    }

    static func response(_ text: String) -> SurveyResponse {
        SurveyResponse(
            answers: text.split(separator: "\u{1E}", omittingEmptySubsequences: false).map { part in
                switch part.first {
                case "#": .chosen(Set(part.dropFirst().split(separator: ",").compactMap { Int($0) }))
                case "=": .words(String(part.dropFirst()))
                default: .none
                }
            })
    }
}

extension SurveyResponse {
    func words(at index: Int) -> String? {
        guard answers.indices.contains(index), case .words(let words) = answers[index] else { return nil }
        return words
    }
}
