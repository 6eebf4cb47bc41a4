package import Kernel
import OfficeFormats

/// Takes a file apart as anybody could and looks for words that must not be in it.
package struct RedactionVerifier: Sendable {
    private let readers: RedactionReaders

    package init(_ readers: RedactionReaders = RedactionReaders()) {
        self.readers = readers
    }

    /// Looks through every place of the file, shown or hidden. Words of a character or two tell nothing and are not looked
    /// for, nor are those that the person has let remain elsewhere.
    package func verification(
        _ bytes: [UInt8], name: String, removed: [RemovedWords], mayRemain: [String] = [], othersStay: Bool = false
    ) async throws(Refusal) -> RedactionVerification {
        let extraction: Extraction
        do throws(ConfinementFailure) {
            extraction = try await readers.everything.extraction(bytes, name: name)
        } catch {
            throw RedactionReaders.refusal(error)
        }
        return Self.verification(
            of: extraction, raw: bytes, removed: removed, mayRemain: mayRemain, othersStay: othersStay)
    }

    /// The same on what has been taken out already.
    static func verification(
        of extraction: Extraction, raw: [UInt8], removed: [RemovedWords], mayRemain: [String], othersStay: Bool
    ) -> RedactionVerification {
        let wanted = WantedWords.of(removed, except: mayRemain)
        var remnants: [RedactionRemnant] = [], seen: Set<RedactionRemnant> = []
        for part in extraction.parts where !(othersStay && part.place.isShown) {
            let text = Array(WordsFold.folded(part.text).utf8)
            for words in wanted where RawWords.find(words.folded, in: text) {
                let place = part.detail.isEmpty ? part.place.chinese : "\(part.place.chinese)：\(part.detail)"
                let remnant = RedactionRemnant(markedIn: words.place, foundIn: place)
                if seen.insert(remnant).inserted { remnants.append(remnant) }
            }
        }
        for words in wanted where !othersStay && RawWords.hold(raw, words.text) {
            let remnant = RedactionRemnant(markedIn: words.place, foundIn: "文件的原始字节")
            if seen.insert(remnant).inserted { remnants.append(remnant) }
        }
        // Nobody knows what stands where nothing was read.
        let unread = extraction.notes.filter { !extraction.isComplete || $0.code == "recognition_budget" }.map(
            \.message)
        return RedactionVerification(
            remnants: remnants, unread: extraction.isComplete || !unread.isEmpty ? unread : ["原因不明"],
            lookedAt: extraction.parts.count, lookedFor: wanted.count)
    }
}

/// What is looked for: the words themselves, and each number in them.
struct WantedWords: Hashable {
    let text: String
    let folded: [UInt8]
    let place: String

    static func of(_ removed: [RemovedWords], except mayRemain: [String]) -> [WantedWords] {
        let allowed = Set(mayRemain.map(WordsFold.folded))
        var known: Set<String> = [], wanted: [WantedWords] = []
        for words in removed {
            for text in [words.text] + numbers(in: words.text) {
                let scalars = WordsFold.scalars(text)
                let folded = String(String.UnicodeScalarView(scalars))
                guard WordsFold.isTelling(scalars), !allowed.contains(folded), known.insert(folded).inserted else {
                    continue
                }
                wanted.append(WantedWords(text: text, folded: Array(folded.utf8), place: words.place))
            }
        }
        return wanted
    }

    /// Identity cards, telephones, accounts: seven characters and more, blanks and hyphens among them.
    private static func numbers(in text: String) -> [String] {
        let runs = text.split { !($0.isNumber || $0.isASCII && ($0.isLetter || "- ".contains($0))) }
        return runs.map(String.init).filter { $0.count(where: \.isNumber) >= 7 }
    }
}

/// Words in bytes that nothing has decoded.
enum RawWords {
    static func hold(_ bytes: [UInt8], _ words: String) -> Bool {
        let units = Array(words.utf16)
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        // Shorter ones stand in packed bytes by chance.
        return [Array(words.utf8), big, little].contains { $0.count >= 6 && find($0, in: bytes) }
    }

    static func find(_ wanted: [UInt8], in bytes: [UInt8]) -> Bool {
        guard let first = wanted.first, wanted.count <= bytes.count else { return false }
        return bytes.withUnsafeBufferPointer { source in
            var at = 0
            let last = source.count - wanted.count
            while at <= last {
                if source[at] == first, wanted.indices.allSatisfy({ source[at + $0] == wanted[$0] }) { return true }
                at += 1
            }
            return false
        }
    }
}
