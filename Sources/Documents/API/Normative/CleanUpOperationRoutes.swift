import Kernel
import Site

extension NormativeOperationRoutes {
    func registerCleanUps(_ routes: SiteRoutes) {
        routes.reading(CleanUpOperations.cleanUps) { call in
            let all = try await texts.cleanUps(for: call.officer)
            return try call.paging.answer(all, id: \.id.text) { $0.json }
        }
        routes.reading(CleanUpOperations.read) { call, id in
            try await texts.cleanUp(id, for: call.officer).answer
        }
        routes.writing(CleanUpOperations.open) { call in
            let officer = try call.officer, title = call.fields["title"]
            guard let day = call.fields.day("as_of") else { throw Refusal.notFound }
            return APIWork {
                try await texts.openCleanUp(title, asOf: day, by: officer)
            } answer: {
                APIAnswer(created: $0.json, at: CleanUpOperations.read.route($0.id), version: $0.version)
            }
        }
        routes.writing(CleanUpOperations.propose) { call, id, text in
            let officer = try call.officer, version = call.version, reason = call.fields["reason"]
            guard let choice = CleanUpChoice(rawValue: call.fields["choice"]) else { throw Refusal.notFound }
            return APIWork {
                try await texts.propose(choice, reason: reason, on: text, in: id, by: officer, version: version)
            } answer: {
                $0.answer
            }
        }
        routes.writing(CleanUpOperations.review) { call, id, text in
            let officer = try call.officer, version = call.version, note = call.fields["note"]
            let agrees = call.fields.flag("agrees") ?? false
            return APIWork {
                try await texts.review(
                    agrees: agrees, note: note, on: text, in: id, by: officer, version: version)
            } answer: {
                $0.answer
            }
        }
        registerCleanUpEnds(routes)
    }

    private func registerCleanUpEnds(_ routes: SiteRoutes) {
        routes.writing(CleanUpOperations.approve) { call, id in
            let officer = try call.officer, version = call.version, day = call.fields.day("on")
            return APIWork {
                try await texts.approve(id, from: day, by: officer, version: version)
            } answer: {
                $0.answer
            }
        }
        routes.writing(CleanUpOperations.publish) { call, id in
            let officer = try call.officer, version = call.version, address = call.fields["address"]
            return APIWork {
                try await texts.publish(id, address: address, by: officer, version: version)
            } answer: {
                $0.answer
            }
        }
        routes.writing(CleanUpOperations.abandon) { call, id in
            let officer = try call.officer, version = call.version
            return APIWork {
                try await texts.abandon(id, by: officer, version: version)
            } answer: {
                $0.answer
            }
        }
    }
}
