import Kernel

/// How people ask, and how documents say it: what a question that finds nothing is read as instead.
struct EverydayWords: Sendable {
    enum Role: String, Sendable {
        /// Says only that it is a question: 怎么办, 在哪里.
        case ask
        /// Says what is to be done with the matter: 办理.
        case act = "do"
        /// Left out at the end of a stretch only: 吗.
        case end
    }

    let questions: [(role: Role, word: [Character])]
    let groups: [[String]]
    /// By their first character, the longest first.
    private let questionsByFirst: [Character: [(role: Role, word: [Character])]]
    private let groupsByFirst: [Character: [(word: [Character], group: Int)]]

    init(questions: [(role: Role, word: String)], groups: [[String]]) {
        self.questions = questions.map { ($0.role, Array($0.word)) }.sorted { $0.word.count > $1.word.count }
        self.groups = groups
        questionsByFirst = Dictionary(grouping: self.questions) { $0.word.first ?? " " }
        let members = groups.enumerated().flatMap { index, words in words.map { (word: Array($0), group: index) } }
        groupsByFirst = Dictionary(grouping: members.sorted { $0.word.count > $1.word.count }) { $0.word.first ?? " " }
    }

    /// The stretches that are left of `text` without the words of these roles.
    func stretches(of text: String, without roles: Set<Role>) -> [String] {
        var stretches: [[Character]] = [[]]
        let characters = Array(text)
        var at = 0
        while at < characters.count {
            if characters[at].isWhitespace || characters[at].isPunctuation && !characters[at].isASCII {
                stretches.append([])
                at += 1
            } else if let asked = question(in: characters, at: at, roles) {
                stretches.append([])
                at += asked
            } else {
                stretches[stretches.count - 1].append(characters[at])
                at += 1
            }
        }
        return stretches.map { String($0) }.filter { !$0.isEmpty }
    }

    private func question(in characters: [Character], at: Int, _ roles: Set<Role>) -> Int? {
        questionsByFirst[characters[at], default: []].first { role, word in
            guard roles.contains(role), characters[at...].starts(with: word) else { return false }
            guard role == .end else { return true }
            let next = at + word.count
            return next == characters.count || characters[next].isWhitespace || characters[next].isPunctuation
        }?.word.count
    }

    /// A stretch cut where a word of a group stands, the longest first: 孩子打疫苗 is 孩子 and one of 打疫苗, 预防接种 …
    func pieces(of stretch: String) -> [Piece] {
        var pieces: [Piece] = [], plain: [Character] = []
        let characters = Array(stretch)
        var at = 0
        func end() {
            if !plain.isEmpty { pieces.append(Piece(words: [String(plain)])) }
            plain = []
        }
        while at < characters.count {
            if let (word, group) = groupsByFirst[characters[at], default: []].first(where: {
                characters[at...].starts(with: $0.word)
            }) {
                end()
                let own = String(word)
                pieces.append(Piece(words: [own] + groups[group].filter { $0 != own }))
                at += word.count
            } else {
                plain.append(characters[at])
                at += 1
            }
        }
        end()
        return pieces
    }

    /// What to look for instead of `text`, in turns: first without the words that only ask, then also without those that say
    /// what is to be done; each as typed, then as documents may say it. Words that must stand together are one text.
    func wordings(of text: String) -> [[String]] {
        let typed = stretches(of: text, without: []).joined(separator: " ")
        var seen: Set<String> = [typed], turns: [[String]] = []
        for roles in [Set([Role.ask, .end]), [.ask, .act, .end]] {
            let stretches = stretches(of: text, without: roles)
            let turn = ([stretches.joined(separator: " ")] + reworded(stretches)).filter {
                !$0.isEmpty && seen.insert($0).inserted
            }
            if !turn.isEmpty { turns.append(Array(turn.prefix(EverydayWords.most))) }
        }
        return turns
    }

    /// Whether words of `text` do nothing but ask.
    func asks(_ text: String) -> Bool {
        stretches(of: text, without: [.ask, .end]) != stretches(of: text, without: [])
    }

    /// The same with other words for each of its matters.
    private func reworded(_ stretches: [String]) -> [String] {
        var texts = [""]
        for piece in stretches.flatMap(pieces) {
            texts = piece.words.flatMap { word in texts.map { $0.isEmpty ? word : $0 + " " + word } }
            if texts.count > EverydayWords.most { texts = Array(texts.prefix(EverydayWords.most)) }
        }
        return texts
    }

    private static let most = 8

    /// One thing that is looked for, in the words it may have.
    struct Piece: Hashable, Sendable {
        /// As typed, then as documents may say it.
        let words: [String]
    }
}
