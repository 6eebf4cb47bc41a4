/// Which letter a template is for: its kind and, of a reply, the code.
package struct LetterTemplateID: Hashable, Sendable {
    package let kind: LetterKind
    package let code: DecisionCode?

    init(_ kind: LetterKind, _ code: DecisionCode? = nil) {
        self.kind = kind
        self.code = code
    }

    /// The template of a letter of this kind; a reply needs its code.
    package init?(kind: LetterKind, code: DecisionCode?) {
        if kind == .reply, code == nil { return nil }
        self.init(kind, kind == .reply ? code : nil)
    }

    /// `reply-K12`, `correction-notice`: the name of its file without the ending.
    package var name: String {
        guard let code else { return String(kind.rawValue.map { $0 == "_" ? "-" : $0 }) }
        return "reply-" + code.rawValue
    }

    package init?(name: some StringProtocol) {
        guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    package static let all: [LetterTemplateID] =
        LetterKind.allCases.flatMap { kind in
            kind == .reply ? DecisionCode.allCases.map { LetterTemplateID(kind, $0) } : [LetterTemplateID(kind)]
        }

    package var obligatory: ObligatoryParts { code?.obligatory ?? kind.obligatory }
    /// What it is called in lists and refusals.
    package var chinese: String { code.map { "\(kind.chinese)（\($0.rawValue) \($0.chinese)）" } ?? kind.chinese }
}

/// A piece of a sentence.
package enum LetterPiece: Hashable, Sendable {
    case text(String)
    case key(LetterKey)
    /// Left out altogether when one of its keys has no value: `[[（文号：{{文号}}）]]`.
    case optional([LetterPiece])

    /// The keys in it; of an optional passage only if asked for.
    func keys(optionalToo: Bool) -> [LetterKey] {
        switch self {
        case .text: []
        case .key(let key): [key]
        case .optional(let pieces): optionalToo ? pieces.flatMap { $0.keys(optionalToo: true) } : []
        }
    }

    var text: String {
        switch self {
        case .text(let text): text
        case .key: ""
        case .optional(let pieces): pieces.map(\.text).joined()
        }
    }
}

/// A paragraph, or a cell of a form, with the condition under which it stands.
package struct LetterPassage: Hashable, Sendable {
    package enum Condition: Hashable, Sendable {
        case always
        case has(LetterKey)
        case lacks(LetterKey)
    }

    package var condition = Condition.always
    package let pieces: [LetterPiece]

    package init(_ pieces: [LetterPiece], when condition: Condition = .always) {
        self.pieces = pieces
        self.condition = condition
    }

    /// The key that the paragraph consists of, so that its value makes paragraphs of its own.
    var onlyKey: LetterKey? {
        if pieces.count == 1, case .key(let key) = pieces[0] { key } else { nil }
    }
}

/// A row of a form.
package enum FormRow: Hashable, Sendable {
    /// A head across the whole width.
    case section(String)
    /// Labels with what stands beside them.
    case fields([Field])
    /// The head of a schedule; its rows are `LetterFacts.rows`.
    case schedule([String])

    package struct Field: Hashable, Sendable {
        package let label: String
        package let value: LetterPassage
        /// How many lines of room it has at least.
        package let lines: Int

        package init(label: String, value: LetterPassage, lines: Int = 1) {
            self.label = label
            self.value = value
            self.lines = lines
        }
    }
}

/// The wording of one letter: ours, or an office's own.
package struct LetterTemplate: Hashable, Sendable {
    package let id: LetterTemplateID
    package let title: String
    package let passages: [LetterPassage]
    /// Of a form.
    package let rows: [FormRow]
    /// Under a form.
    package let notes: [LetterPassage]

    package init(
        id: LetterTemplateID, title: String, passages: [LetterPassage], rows: [FormRow] = [],
        notes: [LetterPassage] = []
    ) {
        self.id = id
        self.title = title
        self.passages = passages
        self.rows = rows
        self.notes = notes
    }
}

/// What is wrong with a template, and where.
package struct LetterFault: Hashable, Sendable, Error {
    /// `reply-K12.yaml`.
    package let file: String
    /// `正文第2段`; empty where it is the whole.
    package let place: String
    package let problem: String

    package init(file: String, place: String, problem: String) {
        self.file = file
        self.place = place
        self.problem = problem
    }

    /// The sentence that the office reads.
    package var sentence: String { "文书模板 \(file) 未采用：\(place.isEmpty ? "" : place + "，")\(problem)" }
}
