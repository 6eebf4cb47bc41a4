package import Kernel

/// Where a question was asked.
package enum QuestionSource: String, CaseIterable, Sendable {
    case letter, request, opinion

    package var chinese: String {
        switch self {
        case .letter: "来信"
        case .request: "依申请公开"
        case .opinion: "舆情"
        }
    }
}

/// One question as it was asked: its title, nothing of who asked.
package struct AskedQuestion: Hashable, Sendable {
    package let source: QuestionSource
    package let id: String
    /// `LX2026-0007`.
    package let number: String
    package let day: Day
    package let title: String

    package init(source: QuestionSource, id: String, number: String, day: Day, title: String) {
        self.source = source
        self.id = id
        self.number = number
        self.day = day
        self.title = title
    }
}

/// Which words mean nothing here, which mean the same, and which name a subject: a file that an office can change.
package struct QuestionVocabulary: Hashable, Sendable {
    /// Left out: 请问, 怎么, 吗.
    package let empty: [String]
    /// Of each list the first stands for all: 遗失, 丢失, 丢了.
    package let same: [[String]]
    /// Subjects as the catalogue calls them: 预防接种证, 家庭医生.
    package let subjects: [String]

    package init(empty: [String], same: [[String]], subjects: [String]) {
        self.empty = empty
        self.same = same
        self.subjects = subjects
    }
}

/// Questions that ask the same, with why they stand together.
package struct QuestionCluster: Hashable, Sendable {
    /// The accepted group that they belong to; nil for a new one.
    package let group: QuestionGroupID?
    /// The question that the others were held against.
    package let title: String
    package let subject: String?
    /// What most of them share, in the order of the title: 接种证, 补办.
    package let words: [String]
    package let questions: [AskedQuestion]

    package init(
        group: QuestionGroupID?, title: String, subject: String?, words: [String], questions: [AskedQuestion]
    ) {
        self.group = group
        self.title = title
        self.subject = subject
        self.words = words
        self.questions = questions
    }

    package func count(_ source: QuestionSource) -> Int { questions.count { $0.source == source } }

    /// Why they stand together, for whoever decides.
    package var reason: String {
        let about = subject.map { "都涉及“\($0)”" }
        let shared = words.isEmpty ? nil : "多数标题都有：\(words.joined(separator: "、"))"
        return [about, shared].compactMap { $0 }.joined(separator: "；")
    }

    /// How many were asked in each of the months from `first` through `last`, days without any included.
    package func months(from first: Day, through last: Day) -> [(month: String, count: Int)] {
        let counts = Dictionary(grouping: questions) { String($0.day.description.prefix(7)) }.mapValues(\.count)
        var months: [(month: String, count: Int)] = []
        guard var day = Day(year: first.year, month: first.month, day: 1) else { return [] }
        while day <= last, months.count < 60 {
            let name = String(day.description.prefix(7))
            months.append((name, counts[name] ?? 0))
            day = day.adding(months: 1)
        }
        return months
    }
}

/// What an accepted group of questions is to become.
package enum QuestionRemedy: String, CaseIterable, Sendable {
    case faq, interpretation, proactive

    package var chinese: String {
        switch self {
        case .faq: "常见问题"
        case .interpretation: "政策解读"
        case .proactive: "主动公开"
        }
    }
}

/// A group that somebody accepted: what is drafted for it, and what came of it.
package struct QuestionGroup: Hashable, Sendable {
    package let id: QuestionGroupID
    package let agency: AgencyID
    package let title: String
    package let remedy: QuestionRemedy
    package let reason: String
    /// How many had been asked when it was accepted.
    package let asked: Int
    package let acceptedAt: Moment
    /// The draft's page; empty where drafts are kept elsewhere.
    package var draft: String
    package var publishedOn: Day?

    package init(
        id: QuestionGroupID, agency: AgencyID, title: String, remedy: QuestionRemedy, reason: String, asked: Int,
        acceptedAt: Moment, draft: String = "", publishedOn: Day? = nil
    ) {
        self.id = id
        self.agency = agency
        self.title = title
        self.remedy = remedy
        self.reason = reason
        self.asked = asked
        self.acceptedAt = acceptedAt
        self.draft = draft
        self.publishedOn = publishedOn
    }
}

/// Whether a question fell after it was answered in public.
package struct QuestionEffect: Hashable, Sendable {
    /// Questions in a hundred days before and after.
    package let before: Int
    package let after: Int
    package let days: Int

    /// As many days after publication as have passed, at most 90, held against as many before.
    package init?(_ questions: [AskedQuestion], publishedOn: Day?, today: Day) {
        guard let published = publishedOn, published < today else { return nil }
        let days = min(published.days(to: today), 90)
        self.days = days
        before = questions.count { $0.day < published && $0.day.days(to: published) <= days }
        after = questions.count { $0.day > published && published.days(to: $0.day) <= days }
    }

    package var sentence: String {
        let span = "公开前\(days)日\(before)件，公开后\(days)日\(after)件"
        if days < 30 { return "\(span)；公开不满30日，暂不评价" }
        if after < before { return "\(span)，提问减少" }
        return after == before ? "\(span)，提问没有变化" : "\(span)，提问没有减少，请核对公开的内容是否好找、好懂"
    }
}
