import Audit
import Foundation
import Kernel
import Letters
import Markup
import Obligations
import Opinion
import People
import Publishing
import Requests
import SQL
import Screening
import Site

/// 来信: its store, and what it asks of the rest of the house.
struct LetterRooms {
    let settings: Settings
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let publishing: PublishingStore
    let gate: ContentGate
    let screen: @Sendable (Day) -> Screen
    let requests: RequestStore
    let opinions: OpinionStore

    init(
        _ settings: Settings, _ store: Store, _ journal: Journal, _ obligations: ObligationStore,
        _ people: PeopleStore, _ publishing: PublishingStore, _ gate: ContentGate,
        _ screen: @escaping @Sendable (Day) -> Screen, _ requests: RequestStore, _ opinions: OpinionStore
    ) {
        self.settings = settings
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
        self.publishing = publishing
        self.gate = gate
        self.screen = screen
        self.requests = requests
        self.opinions = opinions
    }

    func letters() throws -> LetterStore {
        let publishing = publishing
        var letters = LetterStore(
            store: store, journal: journal, obligations: obligations, people: people,
            cipher: FieldKeyFile(folder: settings.keys.path).cipher, screen: screen,
            agency: {
                guard let portal = try await publishing.portals().first(where: \.isDefault) else {
                    throw Refusal(.unavailable, "没有提交：本网站还没有建立站点，不能在线写信。请改用电话或者来访。")
                }
                return portal.agency
            }, terms: try terms(), vocabulary: try vocabulary())
        letters.drafting = QuestionDrafts(publishing: publishing, people: people, gate: gate).draft
        letters.published = { address in
            guard let id = address.split(separator: "/").last.flatMap({ ArticleID($0) }) else { return nil }
            do {
                return try await publishing.publicArticle(id).firstPublishedAt.day
            } catch let refusal as Refusal where refusal.code == .notFound {
                return nil
            }
        }
        letters.otherQuestions = { [requests, opinions] officer, from, through in
            try await LetterRooms.asked(requests, officer, from, through)
                + opinions.cases(from: from, through: through, for: officer).map { found in
                    AskedQuestion(
                        source: .opinion, id: found.id.text, number: found.number, day: found.clocks.start.day,
                        title: found.notice.title)
                }
        }
        return letters
    }

    private func terms() throws -> LetterTerms {
        guard let text = try text("letter-terms.yaml") else { return try LetterTermsFile.shipped() }
        return try LetterTermsFile.terms(text)
    }

    private func vocabulary() throws -> QuestionVocabulary {
        guard let text = try text("question-words.yaml") else { return try QuestionWordsFile.shipped() }
        return try QuestionWordsFile.vocabulary(text)
    }

    /// A file of the data folder; nil when there is none.
    private func text(_ name: String) throws -> String? {
        let place = settings.data.appending(path: name)
        guard FileManager.default.fileExists(atPath: place.path) else { return nil }
        guard let bytes = FileManager.default.contents(atPath: place.path),
            let text = String(data: bytes, encoding: .utf8)
        else { throw Refusal(.invalid, "没有启动：设置文件 \(name) 读不到，或者不是 UTF-8 文本。请检查权限和编码。") }
        return text
    }

    /// Applications of these days, as the officer's own board shows them.
    private static func asked(
        _ requests: RequestStore, _ officer: Officer, _ from: Day, _ through: Day
    ) async throws -> [AskedQuestion] {
        var asked: [AskedQuestion] = [], cursor: String?
        repeat {
            let board = try await requests.board(RequestQuery(cursor: cursor, size: 500), for: officer)
            for line in board.lines where line.arrivedAt.day >= from && line.arrivedAt.day <= through {
                asked.append(
                    AskedQuestion(
                        source: .request, id: line.id.text, number: line.number, day: line.arrivedAt.day,
                        title: String(line.description.prefix(120))))
            }
            cursor = board.next
        } while cursor != nil && asked.count < 20_000
        return asked
    }
}

/// An accepted group of questions begins as a draft of 信息发布, in 常见问题 where there is such a column.
struct QuestionDrafts: Sendable {
    let publishing: PublishingStore
    let people: PeopleStore
    let gate: ContentGate

    @Sendable func draft(
        _ remedy: QuestionRemedy, _ unit: UnitID, _ title: String, _ paragraphs: [String], _ officer: Officer,
        _ tx: Transaction
    ) throws -> String? {
        let agency = officer.agency
        let columns = try publishing.activeColumns(of: agency, in: tx).filter { !$0.isImportant }
        guard let column = suitable(remedy, columns) else { return nil }
        let content = ArticleContent(
            title: title, body: ArticleBody.typed(paragraphs.joined(separator: "\n\n")),
            issuer: try people.agency(agency, in: tx)?.name ?? "", column: column.id)
        let beginning = ArticleBeginning(
            content: content, unit: unit, portal: column.portal, findings: gate.findings(in: content, on: tx.today))
        let article = try publishing.draft(beginning, for: officer, by: officer, in: tx)
        return ArticleLinks.article(article.id).address
    }

    private func suitable(_ remedy: QuestionRemedy, _ columns: [SiteColumn]) -> SiteColumn? {
        let wanted: ContentForm =
            switch remedy {
            case .faq: .question
            case .interpretation: .interpretation
            case .proactive: .text
            }
        if wanted != .text, let found = columns.first(where: { $0.form == wanted }) { return found }
        let plain = columns.filter { $0.form == .text }
        return plain.first { $0.place == .others || $0.name.hasPrefix("其他法定") } ?? plain.first { $0.type == .notice }
    }
}
