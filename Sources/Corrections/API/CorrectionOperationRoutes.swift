import Kernel
package import Site

/// Reports of errors for programs; what there is stands in `CorrectionOperations`.
package struct CorrectionOperationRoutes: Sendable {
    let corrections: CorrectionStore

    package init(corrections: CorrectionStore) { self.corrections = corrections }

    package func register(on routes: SiteRoutes) {
        routes.reading(CorrectionOperations.list) { call in
            let paging = try call.paging, page = try paging.page
            let query = CorrectionQuery(
                state: CorrectionState(rawValue: call.query["state"]),
                kind: CorrectionKind(rawValue: call.query["kind"]), page: page, size: paging.limit)
            let found = try await corrections.list(query, for: try call.officer)
            return paging.answer(
                found.lines.map(\.json), page: page, isLast: page * paging.limit >= found.total)
        }
        routes.reading(CorrectionOperations.read) { call, id in
            let line = try await corrections.correction(id, for: try call.officer)
            return APIAnswer(line.json, version: line.correction.version)
        }
        routes.writing(CorrectionOperations.accept) { call, id in
            let officer = try call.officer, version = call.version
            return APIWork {
                try await corrections.accept(id, by: officer, version: version)
            } answer: {
                $0.answer
            }
        }
        routes.writing(CorrectionOperations.assign) { call, id in
            let officer = try call.officer, version = call.version
            let unit: UnitID? = call.fields.id("unit"), words = call.fields["words"]
            return APIWork {
                try await corrections.assign(id, to: unit, note: words, by: officer, version: version)
            } answer: {
                $0.answer
            }
        }
        routes.writing(CorrectionOperations.answer) { call, id in
            let officer = try call.officer, version = call.version, words = call.fields["words"]
            return APIWork {
                try await corrections.answer(id, words: words, by: officer, version: version)
            } answer: {
                $0.answer
            }
        }
        routes.writing(CorrectionOperations.reject) { call, id in
            let officer = try call.officer, version = call.version, words = call.fields["words"]
            return APIWork {
                try await corrections.reject(id, reason: words, by: officer, version: version)
            } answer: {
                $0.answer
            }
        }
    }
}

extension Correction {
    fileprivate var answer: APIAnswer { APIAnswer(json(), version: version) }
}
