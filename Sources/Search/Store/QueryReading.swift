import Kernel
import TextForms

/// What was typed, as what must be found.
struct QueryReading: Sendable {
    let phrases: [SearchPhrase]
    let number: TypedNumber?
    /// How many characters are looked for, to weigh titles by.
    let length: Int

    static let most = 8

    init(_ text: String) {
        number = TypedNumber(SearchTokens.simplified(text))
        if let number, let phrase = QueryReading.phrase(of: number) {
            phrases = [phrase]
        } else {
            var seen: Set<SearchPhrase> = []
            phrases = Array(SearchTokens.phrases(text).filter { seen.insert($0).inserted }.prefix(QueryReading.most))
        }
        length = phrases.reduce(0) { $0 + $1.scalars.count }
    }

    /// Organ, year and serial stand one after the other in every form of brackets.
    private static func phrase(of number: TypedNumber) -> SearchPhrase? {
        SearchPhrase(joining: [number.organ, String(number.year), String(number.serial)].filter { !$0.isEmpty })
    }

    init(phrases: [SearchPhrase]) {
        self.phrases = phrases
        number = nil
        length = phrases.reduce(0) { $0 + $1.scalars.count }
    }
}
