import Kernel
package import Site

/// Letters for programs; what there is stands in `LetterOperations`.
package struct LetterOperationRoutes: Sendable {
    let letters: LetterStore

    package init(letters: LetterStore) { self.letters = letters }

    package func register(on routes: SiteRoutes) {
        routes.reading(LetterOperations.list) { call in
            let paging = try call.paging, page = try paging.page
            var query = LetterQuery(page: page, size: paging.limit)
            query.stage = LetterStage(rawValue: call.query["stage"])
            query.category = LetterCategory(rawValue: call.query["category"])
            query.channel = LetterChannel(rawValue: call.query["channel"])
            let found = try await letters.list(query, for: try call.officer)
            return paging.answer(found.lines.map(\.json), page: page, isLast: page * paging.limit >= found.total)
        }
        routes.reading(LetterOperations.read) { call, id in
            let line = try await letters.letter(id, for: try call.officer)
            return APIAnswer(line.json, version: line.letter.version)
        }
        routes.writing(LetterOperations.take) { call in
            let officer = try call.officer
            let rows = (call.fields.objects("rows") ?? []).enumerated().map { index, fields in
                var values: [LetterImportColumn: String] = [:]
                for column in LetterImportColumn.allCases { values[column] = fields[column.rawValue] }
                return LetterImportRow(place: index + 1, values: values)
            }
            return APIWork {
                try await letters.takeAtOnce(rows, by: officer)
            } answer: {
                APIAnswer($0.json)
            }
        }
        routes.reading(LetterOperations.answers) { call in
            let answers = try await letters.externalAnswers(
                since: call.query.day("since") ?? letters.today, for: try call.officer, most: LetterAnswerExport.most)
            return APIAnswer(.object(["items": .list(answers.map(\.json))]))
        }
    }
}

extension LetterImportReport {
    fileprivate var json: JSONValue {
        .object([
            "added": .integer(count(.added)), "known": .integer(count(.known)), "differs": .integer(count(.differs)),
            "bad": .integer(count(.bad)), "lines": .list(lines.map(\.json)),
        ])
    }
}
