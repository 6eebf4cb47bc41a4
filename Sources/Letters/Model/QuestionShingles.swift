import Kernel

/// A title cut for comparing: empty words out, words that mean the same made one, then every two neighbouring characters.
struct QuestionShingles {
    /// In the order of the title.
    let inOrder: [UInt64]
    /// Sorted, each once.
    let sorted: [UInt64]
    /// Those that do not only name the subject: what is asked about it.
    let rest: [UInt64]
    let subject: String?

    init(_ title: String, _ cutter: QuestionCutter) {
        let plain = cutter.plain(title)
        inOrder = QuestionShingles.pieces(plain)
        sorted = Array(Set(inOrder)).sorted()
        let subject = cutter.subject(in: plain)
        let named = Set(QuestionShingles.pieces(subject))
        rest = named.isEmpty ? sorted : sorted.filter { !named.contains($0) }
        self.subject = subject.isEmpty ? nil : QuestionCutter.text(subject)
    }

    /// Pairs of neighbours; a character that stands alone is a piece of its own.
    private static func pieces(_ plain: [UInt32]) -> [UInt64] {
        var found: [UInt64] = []
        for (place, one) in plain.enumerated() where one != 0 {
            let next = place + 1 < plain.count ? plain[place + 1] : 0
            let before = place > 0 ? plain[place - 1] : 0
            if next != 0 {
                found.append(UInt64(one) << 32 | UInt64(next))
            } else if before == 0 {
                found.append(UInt64(one))
            }
        }
        return found
    }

    /// How many two sorted lists have in common.
    static func shared(_ one: [UInt64], _ other: [UInt64]) -> Int {
        var (mine, theirs, count) = (0, 0, 0)
        while mine < one.count, theirs < other.count {
            if one[mine] == other[theirs] {
                count += 1
                mine += 1
                theirs += 1
            } else if one[mine] < other[theirs] {
                mine += 1
            } else {
                theirs += 1
            }
        }
        return count
    }
}

/// Cuts titles by a vocabulary, in one pass over each.
struct QuestionCutter {
    private struct Entry {
        let word: [UInt32]
        /// What stands instead; empty for words that mean nothing.
        let instead: [UInt32]
    }

    private var entries: [UInt32: [Entry]] = [:]
    private var subjects: [UInt32: [[UInt32]]] = [:]

    init(_ vocabulary: QuestionVocabulary) {
        for word in vocabulary.empty { add(word, instead: "") }
        for list in vocabulary.same {
            // The first too: 预防接种证 must not become 预防预防接种证 by the 接种证 in it.
            for word in list { add(word, instead: list.first ?? "") }
        }
        for key in entries.keys { entries[key]?.sort { $0.word.count > $1.word.count } }
        for subject in vocabulary.subjects {
            let word = plain(subject).filter { $0 != 0 }
            if let first = word.first { subjects[first, default: []].append(word) }
        }
        for key in subjects.keys { subjects[key]?.sort { $0.count > $1.count } }
    }

    private mutating func add(_ word: String, instead: String) {
        let scalars = word.unicodeScalars.map(\.value)
        guard let first = scalars.first else { return }
        entries[first, default: []].append(Entry(word: scalars, instead: instead.unicodeScalars.map(\.value)))
    }

    /// The scalars that count; 0 where something was left out.
    func plain(_ title: String) -> [UInt32] {
        let scalars = title.unicodeScalars.prefix(200).map(QuestionCutter.folded)
        var out: [UInt32] = []
        out.reserveCapacity(scalars.count)
        var place = 0
        while place < scalars.count {
            let rest = scalars[place...]
            if let entry = entries[scalars[place]]?.first(where: { rest.starts(with: $0.word) }) {
                out += entry.instead.isEmpty ? [0] : entry.instead
                place += entry.word.count
                continue
            }
            out.append(scalars[place])
            place += 1
        }
        return out
    }

    /// The longest subject that a title names; empty when it names none.
    func subject(in plain: [UInt32]) -> [UInt32] {
        var best: [UInt32] = []
        for place in plain.indices {
            guard let words = subjects[plain[place]] else { continue }
            let rest = plain[place...]
            if let found = words.first(where: { rest.starts(with: $0) }), found.count > best.count { best = found }
        }
        return best
    }

    static func text(_ scalars: some Sequence<UInt32>) -> String {
        var view = String.UnicodeScalarView()
        for value in scalars { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
        return String(view)
    }

    /// Han characters and lower-case letters as they are, everything else a gap: years and numbers tell questions apart that
    /// ask the same.
    private static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
        let half = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        switch half {
        case 0x41...0x5A: return half + 0x20
        case 0x61...0x7A: return half
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: return half
        default: return 0
        }
    }
}
