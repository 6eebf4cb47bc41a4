package import Kernel

/// 问卷 on the effect of a policy (INT-11): a few questions, no names, results for everybody.
package struct PolicySurvey: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        case draft, open, closed

        package var chinese: String {
            switch self {
            case .draft: "未开始"
            case .open: "正在征集"
            case .closed: "已结束"
            }
        }
    }

    package let id: PolicySurveyID
    package let policyCase: PolicyCaseID
    package let agency: AgencyID
    package let title: String
    package let introduction: String
    package let questions: [SurveyQuestion]
    package let closesOn: Day
    package var opened: Bool
    /// Closed before its day.
    package var endedAt: Moment?
    /// What the agency makes of the results; empty until it is written.
    package var conclusion: String
    package var version: Int

    package init(
        id: PolicySurveyID, policyCase: PolicyCaseID, agency: AgencyID, title: String, introduction: String,
        questions: [SurveyQuestion], closesOn: Day, opened: Bool = false, endedAt: Moment? = nil,
        conclusion: String = "", version: Int = 1
    ) {
        self.id = id
        self.policyCase = policyCase
        self.agency = agency
        self.title = title
        self.introduction = introduction
        self.questions = questions
        self.closesOn = closesOn
        self.opened = opened
        self.endedAt = endedAt
        self.conclusion = conclusion
        self.version = version
    }

    package func state(on day: Day) -> State {
        if !opened { return .draft }
        return endedAt != nil || day > closesOn ? .closed : .open
    }
}

/// One question.
package struct SurveyQuestion: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case single, multiple, scale, words

        package var chinese: String {
            switch self {
            case .single: "单选"
            case .multiple: "多选"
            case .scale: "1至5分"
            case .words: "文字"
            }
        }
    }

    package let kind: Kind
    package let words: String
    package let choices: [String]

    package init(_ kind: Kind, _ words: String, choices: [String] = []) {
        self.kind = kind
        self.words = words
        self.choices = kind == .scale ? ["1", "2", "3", "4", "5"] : choices
    }

    package static let longestAnswer = 300
}

/// A questionnaire as it is typed: one question a paragraph, its kind before it, its choices in lines that begin with a dash.
package enum SurveyText {
    package static let mostQuestions = 20
    package static let mostChoices = 15

    package static func questions(_ text: String) -> Result<[SurveyQuestion], Refusal> {
        var found: [SurveyQuestion] = []
        var open: (kind: SurveyQuestion.Kind, words: String, choices: [String])?
        func close() {
            if let done = open { found.append(SurveyQuestion(done.kind, done.words, choices: done.choices)) }
            open = nil
        }
        for line in text.split(separator: "\n").map(\.trimmed) where !line.isEmpty {
            if let choice = choice(line) {
                guard open != nil else { return .failure(fault("第一行应是题目，以【单选】【多选】【打分】或者【文字】开头")) }
                open?.choices.append(choice)
                continue
            }
            guard let (kind, words) = heading(line) else {
                return .failure(fault("“\(line.prefix(20))”没有写明题型。题目以【单选】【多选】【打分】或者【文字】开头，选项以-开头"))
            }
            close()
            open = (kind, words, [])
        }
        close()
        return checked(found)
    }

    package static func text(_ questions: [SurveyQuestion]) -> String {
        questions.map { question in
            let mark = marks.first { $0.1 == question.kind }?.0 ?? ""
            let choices = question.kind == .single || question.kind == .multiple ? question.choices : []
            return (["【\(mark)】\(question.words)"] + choices.map { "- \($0)" }).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static let marks: [(String, SurveyQuestion.Kind)] = [
        ("单选", .single), ("多选", .multiple), ("打分", .scale), ("文字", .words),
    ]

    private static func heading(_ line: String) -> (SurveyQuestion.Kind, String)? {
        for (mark, kind) in marks where line.hasPrefix("【\(mark)】") {
            return (kind, String(line.dropFirst(mark.count + 2)).trimmed)
        }
        return nil
    }

    private static func choice(_ line: String) -> String? {
        guard let first = line.first, "-－—".contains(first) else { return nil }
        return String(line.dropFirst()).trimmed
    }

    private static func checked(_ questions: [SurveyQuestion]) -> Result<[SurveyQuestion], Refusal> {
        if questions.isEmpty { return .failure(fault("没有题目")) }
        if questions.count > mostQuestions { return .failure(fault("题目超过\(mostQuestions)道")) }
        for (index, question) in questions.enumerated() {
            let place = "第\(index + 1)题"
            if question.words.isEmpty || question.words.count > 200 {
                return .failure(fault("\(place)没有题目，或者题目超过200字"))
            }
            switch question.kind {
            case .single, .multiple:
                let isUnique = Set(question.choices).count == question.choices.count
                guard (2...mostChoices).contains(question.choices.count), isUnique,
                    question.choices.allSatisfy({ !$0.isEmpty && $0.count <= 100 })
                else { return .failure(fault("\(place)的选项应为2至\(mostChoices)个，互不相同，每个不超过100字")) }
            case .scale, .words: break
            }
        }
        return .success(questions)
    }

    private static func fault(_ why: String) -> Refusal {
        Refusal(.invalid, "未能保存问卷：\(why)。请修改后再保存。", rule: "INT-11", field: "questions")
    }
}

/// What one visitor answered: by question, the chosen places or the words.
package struct SurveyResponse: Hashable, Sendable {
    package enum Answer: Hashable, Sendable {
        case chosen(Set<Int>)
        case words(String)
        case none
    }

    package let answers: [Answer]

    /// - Parameter typed: what the form sent for question `n`, as texts.
    package static func read(
        _ questions: [SurveyQuestion], typed: (Int) -> [String], isPersonal: (String) -> Bool
    ) -> Result<SurveyResponse, Refusal> {
        var answers: [Answer] = []
        for (index, question) in questions.enumerated() {
            let values = typed(index).map(\.trimmed).filter { !$0.isEmpty }
            func fault(_ why: String) -> Result<SurveyResponse, Refusal> {
                .failure(Refusal(.invalid, "没有提交：第\(index + 1)题\(why)。", rule: "INT-11", field: "q\(index)"))
            }
            switch question.kind {
            case .single, .multiple, .scale:
                let places = values.compactMap(\.decimalPlace).filter(question.choices.indices.contains)
                guard places.count == values.count else { return fault("的选项不对，请重新选择") }
                if places.isEmpty, question.kind != .multiple { return fault("还没有选择，请选择一项") }
                if question.kind != .multiple, places.count > 1 { return fault("只能选择一项") }
                answers.append(places.isEmpty ? .none : .chosen(Set(places)))
            case .words:
                let words = values.joined(separator: "\n")
                if words.count > SurveyQuestion.longestAnswer { return fault("超过\(SurveyQuestion.longestAnswer)字，请精简") }
                if isPersonal(words) { return fault("中有电话、证件号等个人信息，请删去后再提交") }
                answers.append(words.isEmpty ? .none : .words(words))
            }
        }
        return .success(SurveyResponse(answers: answers))
    }

    package init(answers: [Answer]) { self.answers = answers }
}

/// The counts that everybody may see. Words that were typed are counted and not shown.
package struct SurveyResults: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let question: SurveyQuestion
        /// By choice; empty for words.
        package let counts: [Int]
        package let answered: Int

        /// In hundredths, of a scale that somebody answered.
        package var mean: Int? {
            guard question.kind == .scale, answered > 0 else { return nil }
            let sum = counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
            return (sum * 200 + answered) / (answered * 2)
        }
    }

    package let responses: Int
    package let lines: [Line]

    package init(_ questions: [SurveyQuestion], _ responses: [SurveyResponse]) {
        self.responses = responses.count
        lines = questions.enumerated().map { index, question in
            var counts = question.kind == .words ? [] : question.choices.map { _ in 0 }
            var answered = 0
            for response in responses where response.answers.indices.contains(index) {
                switch response.answers[index] {
                case .none: continue
                case .words: answered += 1
                case .chosen(let places):
                    answered += 1
                    for place in places where counts.indices.contains(place) { counts[place] += 1 }
                }
            }
            return Line(question: question, counts: counts, answered: answered)
        }
    }
}

extension String {
    /// `0`, `12`; nil for anything else and for what is too long to be a place.
    fileprivate var decimalPlace: Int? { count <= 3 && allSatisfy { $0.isASCII && $0.isNumber } ? Int(self) : nil }
}
