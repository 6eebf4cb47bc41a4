import Consultation
import Corrections
import Documents
import Interpretation
import Kernel
import Letters
import Markup
import Opinion
import People
import Plans
import Publishing
import Requests
import SQL
import Site

/// Looks in every capability by the query of its own list, so that nobody finds here what they may not open there.
struct ConsoleSearching: Sendable {
    let house: House

    func finds(_ words: String, for officer: Officer) async throws -> [ConsoleFinds] {
        // Signs alone would be nothing to look for, or everything.
        guard words.contains(where: { $0.isLetter || $0.isNumber }), !officer.isAdministrator else { return [] }
        let all = [
            try await documents(words, officer), try await articles(words, officer), try await tasks(words, officer),
            try await requests(words, officer), try await letters(words, officer),
            try await interpretations(words, officer), try await consultations(words, officer),
            try await opinions(words, officer), try await corrections(words, officer),
            try await people(words, officer),
        ]
        return all.filter { !$0.hits.isEmpty }
    }

    private func documents(_ words: String, _ officer: Officer) async throws -> ConsoleFinds {
        let page = try await house.documents.ledger(
            DocumentQuery(words: words, pageSize: ConsoleFinds.most), for: officer)
        return ConsoleFinds(
            title: "公文",
            hits: page.lines.map { line in
                ConsoleFinds.Hit(
                    title: line.title, link: DocumentLinks.document(line.id),
                    facts: [line.number?.text, line.state.chinese].compactMap { $0 })
            }, total: page.total, all: DocumentLinks.list.query("q", words))
    }

    private func articles(_ words: String, _ officer: Officer) async throws -> ConsoleFinds {
        let page = try await house.publishing.list(
            ArticleQuery(words: words, size: ConsoleFinds.most), for: officer)
        return ConsoleFinds(
            title: "信息发布",
            hits: page.listings.map { line in
                ConsoleFinds.Hit(
                    title: line.title, link: ArticleLinks.article(line.article.id), facts: ["\(line.changedAt.day)"])
            }, total: page.total, all: ArticleLinks.list.query("q", words))
    }

    private func tasks(_ words: String, _ officer: Officer) async throws -> ConsoleFinds {
        var query = LedgerQuery(words: words)
        query.pageSize = ConsoleFinds.most
        let day = LedgerDay(house.plans.today, calendar: house.calendar.value)
        let page = try await house.plans.ledger(query, for: officer, window: day.window)
        return ConsoleFinds(
            title: "任务台账",
            hits: page.tasks.map { task in
                ConsoleFinds.Hit(
                    title: task.text, link: LedgerLinks.task(task.id), facts: [task.state.chinese, "\(task.due)"])
            }, total: page.total, all: LedgerLinks.ledger(words: words))
    }

    private func requests(_ words: String, _ officer: Officer) async throws -> ConsoleFinds {
        let query = RequestQuery(stages: Set(RequestStage.allCases), words: words, size: ConsoleFinds.most)
        let board = try await house.requestRooms.requests.board(query, for: officer)
        return ConsoleFinds(
            title: "依申请公开",
            hits: board.lines.map { line in
                ConsoleFinds.Hit(
                    title: line.description, link: DeskLinks.request(line.id), facts: [line.number, line.stage.chinese])
            }, total: board.next == nil ? board.lines.count : nil, all: DeskLinks.board.query("q", words))
    }

    private func letters(_ words: String, _ officer: Officer) async throws -> ConsoleFinds {
        var query = LetterQuery(size: ConsoleFinds.most)
        query.words = words
        let page = try await house.letters.list(query, for: officer)
        return ConsoleFinds(
            title: "来信",
            hits: page.lines.map(\.letter).map { letter in
                ConsoleFinds.Hit(
                    title: letter.title, link: LetterLinks.record(letter.id),
                    facts: [letter.number, letter.stage.chinese])
            }, total: page.total, all: LetterLinks.list.query("q", words))
    }

    private func interpretations(_ words: String, _ officer: Officer) async throws -> ConsoleFinds {
        var query = CaseQuery(words: words)
        query.size = ConsoleFinds.most
        let page = try await house.interpretations.list(query, for: officer)
        return ConsoleFinds(
            title: "政策解读",
            hits: page.lines.map { line in
                ConsoleFinds.Hit(
                    title: line.title, link: InterpretationLinks.record(line.found.id),
                    facts: [line.number, line.found.standing.chinese].compactMap { $0 })
            }, total: page.total, all: InterpretationLinks.list.query("q", words))
    }

    private func consultations(_ words: String, _ officer: Officer) async throws -> ConsoleFinds {
        let page = try await house.consultations.list(
            ConsultationQuery(words: words, size: ConsoleFinds.most), for: officer)
        return ConsoleFinds(
            title: "意见征集",
            hits: page.lines.map { line in
                ConsoleFinds.Hit(
                    title: line.consultation.title, link: ConsultationLinks.record(line.consultation.id),
                    facts: [line.consultation.number, line.phase.chinese])
            }, total: page.total, all: ConsultationLinks.list.query("q", words))
    }

    private func opinions(_ words: String, _ officer: Officer) async throws -> ConsoleFinds {
        let page = try await house.opinions.list(OpinionQuery(words: words, size: ConsoleFinds.most), for: officer)
        return ConsoleFinds(
            title: "舆情回应",
            hits: page.lines.map(\.found).map { found in
                ConsoleFinds.Hit(
                    title: found.notice.title, link: OpinionLinks.record(found.id),
                    facts: [found.number, found.stage.chinese])
            }, total: page.total, all: OpinionLinks.list.query("q", words))
    }

    private func corrections(_ words: String, _ officer: Officer) async throws -> ConsoleFinds {
        let page = try await house.visitors.corrections.list(
            CorrectionQuery(words: words, size: ConsoleFinds.most), for: officer)
        return ConsoleFinds(
            title: "网站找错",
            hits: page.lines.map(\.correction).map { found in
                ConsoleFinds.Hit(
                    title: found.pageTitle, link: CorrectionLinks.record(found.id),
                    facts: [found.number, found.state.chinese])
            }, total: page.total, all: CorrectionLinks.list.query("q", words))
    }

    /// Colleagues of the same agency, with where they work.
    private func people(_ words: String, _ officer: Officer) async throws -> ConsoleFinds {
        let members = try await house.store.read { try house.people.members(of: officer.agency, in: $0) }
        let units = try await house.store.read { try house.people.names(of: officer.agency, in: $0) }.units
        let found = members.filter { $0.isActive && $0.name.contains(words) }
        return ConsoleFinds(
            title: "人员",
            hits: found.prefix(ConsoleFinds.most).map { member in
                ConsoleFinds.Hit(
                    title: member.name, link: nil, facts: member.posts.compactMap { units[$0.unit] })
            }, total: found.count, all: nil)
    }
}
