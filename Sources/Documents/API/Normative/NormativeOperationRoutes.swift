import Kernel
package import ObjectStorage
package import Site

/// Normative documents, clean-ups and gazettes for programs: the decisions and the refusals of the pages. What there is
/// stands in `NormativeOperations`, `CleanUpOperations` and `GazetteOperations`.
package struct NormativeOperationRoutes: Sendable {
    let texts: NormativeStore
    let shelf: FileShelf

    package init(texts: NormativeStore, shelf: FileShelf) {
        self.texts = texts
        self.shelf = shelf
    }

    package func register(on routes: SiteRoutes) {
        routes.reading(NormativeOperations.record) { call, id in
            let officer = try call.officer, text = try await texts.text(id, for: officer)
            return APIAnswer(
                text.record(
                    in: try await texts.library(for: officer, of: text.agency),
                    try await texts.timeline(of: id, for: officer), for: officer, on: texts.today),
                version: text.version)
        }
        registerBeginnings(routes)
        for act in NormativeAct.allCases {
            routes.writing(NormativeOperations.act(act)) { call, id in
                try await NormativeActWork(texts: texts, shelf: shelf, call: call, id: id, officer: try call.officer)
                    .work(act)
            }
        }
        registerCleanUps(routes)
        registerGazette(routes)
    }

    private func registerBeginnings(_ routes: SiteRoutes) {
        routes.writing(NormativeOperations.start) { call in
            let officer = try call.officer
            if let refusal = NormativeText.startingRefusal(by: officer) { throw refusal }
            let draft = try await NormativeInput(call: call).draft(texts, officer: officer, isStarting: true)
            return APIWork {
                try await texts.start(draft, by: officer)
            } answer: {
                $0.created
            }
        }
        routes.writing(NormativeOperations.enrol) { call in
            let officer = try call.officer, input = NormativeInput(call: call)
            if let refusal = NormativeText.enrollingRefusal(by: officer) { throw refusal }
            let draft = try await input.draft(texts, officer: officer, isStarting: false)
            let registration = try input.registration("入库"), publication = try input.earlierPublication()
            return APIWork {
                try await texts.enrol(draft, registration, publication: publication, by: officer)
            } answer: {
                $0.created
            }
        }
    }
}
