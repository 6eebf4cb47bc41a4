import Consultation
import Kernel
import Letters
import Markup
import PublicSite
import Site

/// What the public said and how it was answered, as data sets without anything of a person (FOI-24, MAIL-4, CONS-9).
enum VoiceData {
    private typealias Column = OpenDataSheet.Column

    static func letters(_ letters: LetterStore) -> [OpenDataOffer] {
        [months(letters), topics(letters), selected(letters)]
    }

    private static func months(_ letters: LetterStore) -> OpenDataOffer {
        OpenDataOffer(
            "letters-months", "来信办理统计", "三年以来每月每类来信的收到、答复、按时答复、评价件数", keywords: ["来信", "统计", "12345"],
            page: LetterLinks.statistics,
            columns: [
                Column("month", "月份"), Column("category", "类别"), Column("received", "收到"), Column("answered", "已答复"),
                Column("on_time", "按时答复"), Column("rated", "有评价"), Column("content", "满意"),
                Column("routed", "转出和并案"), Column("withdrawn", "撤回"),
            ]
        ) { page, size, _ in
            let all = try await letters.publicMonths().map { line -> [OpenDataSheet.Value] in
                let figures = line.figures
                return [.text(line.month), .text(line.category.chinese)]
                    + [
                        figures.received, figures.answered, figures.onTime, figures.rated, figures.content,
                        figures.routed, figures.withdrawn,
                    ].map { .number($0) }
            }
            return part(all, page, size)
        }
    }

    private static func topics(_ letters: LetterStore) -> OpenDataOffer {
        OpenDataOffer(
            "letters-topics", "来信事项统计", "三年以来每月来信问到的事项和件数，不含举报；事项按重复提问用词归类", keywords: ["来信", "事项", "统计"],
            page: LetterLinks.statistics,
            columns: [Column("month", "月份"), Column("topic", "事项"), Column("received", "收到")]
        ) { page, size, _ in
            part(
                try await letters.publicTopics().map { [.text($0.month), .text($0.topic), .number($0.received)] },
                page, size)
        }
    }

    private static func selected(_ letters: LetterStore) -> OpenDataOffer {
        OpenDataOffer(
            "letters-selected", "来信选登", "选登的来信和答复，已隐去个人信息", keywords: ["来信选登", "答复"], page: LetterLinks.published,
            feed: LetterLinks.feed,
            columns: [
                Column("category", "类别"), Column("title", "标题"), Column("question", "来信"), Column("answer", "答复"),
                Column("unit", "答复单位"), Column("received_on", "来信日期"), Column("replied_on", "答复日期"),
                Column("published_on", "公开日期"), Column("url", "网址"),
            ]
        ) { page, size, address in
            let found = try await letters.publishedLetters(nil, words: "", page: page, size: size)
            let rows = found.letters.map { letter in
                [
                    letter.category.chinese, letter.title, letter.question, letter.answer, letter.unit,
                    letter.receivedOn.description, letter.repliedOn.description, letter.publishedAt.day.description,
                    address(LetterLinks.article(letter.id)),
                ].map { OpenDataSheet.Value.text($0) }
            }
            return OpenDataOffer.Rows(total: found.total, rows: rows)
        }
    }

    private static func part(_ all: [[OpenDataSheet.Value]], _ page: Int, _ size: Int) -> OpenDataOffer.Rows {
        OpenDataOffer.Rows(total: all.count, rows: Array(all.dropFirst((page - 1) * size).prefix(size)))
    }
}

extension VoiceData {
    /// A county has some dozens a year.
    private static let most = 1_000

    static func consultations(_ consultations: ConsultationStore) -> [OpenDataOffer] {
        [list(consultations), results(consultations)]
    }

    private static func list(_ consultations: ConsultationStore) -> OpenDataOffer {
        OpenDataOffer(
            "consultations", "意见征集", "公开征求意见的草案、时间、收到意见和采纳的条数", keywords: ["意见征集", "征求意见稿", "采纳情况"],
            page: ConsultationLinks.publicList, feed: ConsultationLinks.feed, isLive: true,
            columns: [
                Column("number", "编号"), Column("title", "标题"), Column("kind", "类别"), Column("unit", "起草单位"),
                Column("published_on", "公布日期"), Column("closes_on", "截止日期"), Column("state", "状态"),
                Column("received", "收到意见"), Column("adopted", "采纳"), Column("partly", "部分采纳"),
                Column("refused", "不采纳"), Column("released_on", "结果公布日期"), Column("url", "网址"),
            ]
        ) { page, size, address in
            part(try await consultations.publicViews(most: most).map { line(of: $0, address) }, page, size)
        }
    }

    private static func line(of view: ConsultationView, _ address: (Link) -> String) -> [OpenDataSheet.Value] {
        let found = view.found, released = view.isReleased ? found.outcome.releasedAt?.day : nil
        let counts = CommentGroup.Adoption.allCases.map { adoption -> OpenDataSheet.Value in
            released == nil ? .none : .number(view.result.count(adoption))
        }
        let first: [OpenDataSheet.Value] = [
            found.number, found.title, found.contents.kind.chinese, view.unitName,
            found.rounds.first?.publishedOn.description ?? "", found.round?.closesOn.description ?? "",
            view.phase.publicWords,
        ].map { .text($0) }
        return first + [.number(view.counts.accepted + view.counts.queued)] + counts + [
            released.map { .text($0.description) } ?? .none,
            .text(address(ConsultationLinks.publicRecord(found.id))),
        ]
    }

    private static func results(_ consultations: ConsultationStore) -> OpenDataOffer {
        OpenDataOffer(
            "consultation-results", "意见采纳情况", "已公布结果的意见征集，逐组列出意见要点、条数、采纳情况和理由", keywords: ["采纳情况", "意见征集"],
            page: ConsultationLinks.publicList,
            columns: [
                Column("number", "编号"), Column("title", "标题"), Column("group", "组"), Column("summary", "意见要点"),
                Column("count", "条数"), Column("adoption", "采纳情况"), Column("reason", "理由"), Column("url", "网址"),
            ]
        ) { page, size, address in
            let released = try await consultations.publicViews(most: most).filter(\.isReleased)
            let rows = released.flatMap { view in
                view.result.groups.map { group -> [OpenDataSheet.Value] in
                    [
                        .text(view.found.number), .text(view.found.title), .number(group.number),
                        .text(group.summary), .number(group.size), .text(group.adoption?.chinese ?? ""),
                        .text(group.reason), .text(address(ConsultationLinks.publicRecord(view.found.id))),
                    ]
                }
            }
            return part(rows, page, size)
        }
    }
}
