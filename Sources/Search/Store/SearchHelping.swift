import Kernel
import SQL
import TextForms

extension CandidateReading {
    /// What to try instead.
    func help() throws -> SearchHelp {
        var help = SearchHelp()
        help.nearby = try SearchWords.sounding(like: query.text, limit: 5, in: snapshot)
        if help.nearby.isEmpty {
            // One of several words may be the slip.
            for phrase in reading.phrases where help.nearby.count < 5 {
                let word = String(String.UnicodeScalarView(phrase.scalars))
                help.nearby += try SearchWords.sounding(like: word, limit: 2, in: snapshot)
                    .filter { !help.nearby.contains($0) }
            }
        }
        if query.isNarrowed {
            var wide = SearchQuery(query.text)
            wide.portal = query.portal
            help.isFoundUnnarrowed = try isFound(reading.phrases, wide)
        }
        guard reading.phrases.count > 1 else { return help }
        for index in reading.phrases.indices {
            let fewer = reading.phrases.indices.filter { $0 != index }.map { reading.phrases[$0] }
            if try isFound(fewer, query) {
                help.shorter.append(fewer.map { String(String.UnicodeScalarView($0.scalars)) }.joined(separator: " "))
            }
        }
        return help
    }

    private func isFound(_ phrases: [SearchPhrase], _ query: SearchQuery) throws -> Bool {
        let reading = CandidateReading(
            query: query, reading: QueryReading(phrases: phrases), day: day, snapshot: snapshot, shelves: shelves)
        return try !reading.candidates().found.isEmpty
    }
}
