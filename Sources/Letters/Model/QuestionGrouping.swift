import Kernel

/// Puts questions that ask the same together (From letters to publication). Each question is held against a bounded number of
/// groups, found by its rarest pieces, so the work grows with the number of questions and no faster.
package struct QuestionGrouping: Sendable {
    /// Of a hundred: shared pieces by the pieces of both, above which two titles ask the same.
    package static let alike = 60
    /// The same when both name the same subject.
    package static let alikeOnSubject = 45
    /// So many make a group worth an answer in public (FOI-44).
    package static let least = 3

    private static let keys = 6
    private static let groupsPerKey = 24

    private struct Group {
        let seed: QuestionGroupID?
        let title: String
        let pieces: QuestionShingles
        var members: [Int] = []
    }

    private let cutter: QuestionCutter

    package init(_ vocabulary: QuestionVocabulary) { cutter = QuestionCutter(vocabulary) }

    /// - Parameters:
    ///   - questions: in the order in which they were asked.
    ///   - accepted: groups that are known already take their questions first.
    /// - Returns: the groups of at least `least` and the accepted ones, the largest first.
    package func clusters(
        _ questions: [AskedQuestion], accepted: [QuestionGroup] = [], least: Int = QuestionGrouping.least
    ) -> [QuestionCluster] {
        let pieces = questions.map { QuestionShingles($0.title, cutter) }
        let seeds = accepted.map { (group: $0, pieces: QuestionShingles($0.title, cutter)) }
        var frequency: [UInt64: Int] = [:]
        for one in pieces { for piece in one.sorted { frequency[piece, default: 0] += 1 } }
        for seed in seeds { for piece in seed.pieces.sorted { frequency[piece, default: 0] += 1 } }
        var groups: [Group] = [], index: [UInt64: [Int]] = [:]
        for seed in seeds {
            add(Group(seed: seed.group.id, title: seed.group.title, pieces: seed.pieces), frequency, &groups, &index)
        }
        for (place, one) in pieces.enumerated() where !one.sorted.isEmpty {
            if let found = best(one, frequency, groups, index) {
                groups[found].members.append(place)
            } else {
                add(
                    Group(seed: nil, title: questions[place].title, pieces: one, members: [place]), frequency, &groups,
                    &index)
            }
        }
        return groups.filter { $0.seed != nil || $0.members.count >= least }
            .map { cluster($0, questions, pieces) }
            .sorted { ($0.questions.count, $1.title) > ($1.questions.count, $0.title) }
    }

    /// The subject of the list that a title names; nil when it names none.
    func subject(of title: String) -> String? {
        let found = cutter.subject(in: cutter.plain(title))
        return found.isEmpty ? nil : QuestionCutter.text(found)
    }

    /// Of a hundred, how much two titles share, and whether that makes them one question.
    package func likeness(_ one: String, _ other: String) -> (share: Int, isSame: Bool) {
        let first = QuestionShingles(one, cutter), second = QuestionShingles(other, cutter)
        let share = QuestionGrouping.share(first, second)
        return (share, QuestionGrouping.isSame(first, second, share))
    }

    /// Of two that name the same subject only what they ask about it counts.
    private static func share(_ one: QuestionShingles, _ other: QuestionShingles) -> Int {
        let onSubject = one.subject != nil && one.subject == other.subject
        let (first, second) = onSubject ? (one.rest, other.rest) : (one.sorted, other.sorted)
        let all = first.count + second.count
        // Both name the subject and nothing else.
        if all == 0 { return onSubject ? 100 : 0 }
        return QuestionShingles.shared(first, second) * 200 / all
    }

    private static func isSame(_ one: QuestionShingles, _ other: QuestionShingles, _ share: Int) -> Bool {
        let onSubject = one.subject != nil && one.subject == other.subject
        return share >= (onSubject ? alikeOnSubject : alike)
    }

    /// The rarest pieces that anybody else has too.
    private func keys(_ one: QuestionShingles, _ frequency: [UInt64: Int]) -> [UInt64] {
        let shared = one.sorted.compactMap { piece in
            frequency[piece].flatMap { $0 > 1 ? (count: $0, piece: piece) : nil }
        }
        return shared.sorted { ($0.count, $0.piece) < ($1.count, $1.piece) }.prefix(QuestionGrouping.keys).map(\.piece)
    }

    private func add(
        _ group: Group, _ frequency: [UInt64: Int], _ groups: inout [Group], _ index: inout [UInt64: [Int]]
    ) {
        let number = groups.count
        groups.append(group)
        for key in keys(group.pieces, frequency) where index[key, default: []].count < QuestionGrouping.groupsPerKey {
            index[key, default: []].append(number)
        }
    }

    private func best(
        _ one: QuestionShingles, _ frequency: [UInt64: Int], _ groups: [Group], _ index: [UInt64: [Int]]
    ) -> Int? {
        var seen: Set<Int> = [], found: (group: Int, share: Int)?
        for key in keys(one, frequency) {
            for number in index[key] ?? [] where seen.insert(number).inserted {
                let share = QuestionGrouping.share(one, groups[number].pieces)
                guard QuestionGrouping.isSame(one, groups[number].pieces, share), share > found?.share ?? -1 else {
                    continue
                }
                found = (number, share)
            }
        }
        return found?.group
    }

    private func cluster(
        _ group: Group, _ questions: [AskedQuestion], _ pieces: [QuestionShingles]
    ) -> QuestionCluster {
        var counts: [UInt64: Int] = [:]
        for member in group.members { for piece in pieces[member].sorted { counts[piece, default: 0] += 1 } }
        let enough = max((group.members.count + 1) / 2, 1)
        return QuestionCluster(
            group: group.seed, title: group.title, subject: group.pieces.subject,
            words: QuestionGrouping.words(group.pieces.inOrder) { (counts[$0] ?? 0) >= enough },
            questions: group.members.map { questions[$0] })
    }

    /// Neighbouring pieces that are kept, joined to words: 接种 and 种证 are 接种证.
    private static func words(_ pieces: [UInt64], _ isKept: (UInt64) -> Bool) -> [String] {
        var words: [String] = [], run: [UInt32] = []
        func end() {
            let word = QuestionCutter.text(run)
            if !word.isEmpty, !words.contains(word) { words.append(word) }
            run = []
        }
        for piece in pieces {
            let first = UInt32(piece >> 32), second = UInt32(piece & 0xFFFF_FFFF)
            guard isKept(piece) else {
                end()
                continue
            }
            if first == 0 {
                end()
                run = [second]
                continue
            }
            if run.last != first {
                end()
                run = [first]
            }
            run.append(second)
        }
        end()
        return words
    }
}
