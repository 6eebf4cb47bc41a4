import Kernel
package import Site

/// Applications for programs; what there is stands in `RequestOperations`.
package struct RequestOperationRoutes: Sendable {
    let requests: RequestStore

    package init(requests: RequestStore) { self.requests = requests }

    package func register(on routes: SiteRoutes) {
        routes.reading(RequestOperations.list) { call in try await list(call) }
        routes.reading(RequestOperations.read) { call, id in
            let officer = try call.officer, view = try await requests.view(id, for: officer)
            return APIAnswer(
                view.json(try await requests.timeline(of: id, for: officer)), version: view.request.version)
        }
        routes.reading(RequestOperations.file) { call, id, file in
            let found = try await requests.caseFile(file, of: id, for: try call.officer)
            return FileAnswer(found.bytes, name: found.file.file.name, type: "application/octet-stream")
        }
        routes.reading(RequestOperations.letter) { call, id, letter in
            let found = try await requests.letterFile(letter, of: id, for: try call.officer)
            return FileAnswer(
                found.bytes, name: "\(found.letter.chinese)\(found.letter.number ?? "").docx",
                type: RequestOperationRoutes.word)
        }
        routes.reading(RequestOperations.export) { call, id in
            let document = try await requests.exportCase(id, by: try call.officer)
            return FileAnswer(document.bytes, name: "申请\(document.number).json", type: "application/json")
        }
        registerWriting(routes)
    }

    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    private func registerWriting(_ routes: SiteRoutes) {
        routes.writing(RequestOperations.receive) { call in
            let officer = try call.officer, requests = requests
            let new = try await RequestAPIInput(call: call, requests: requests).new(for: officer)
            return APIWork {
                try await requests.receive(new, by: officer)
            } answer: { receipt in
                // The code is in clear this once: what is kept for a repeated call does not hold it.
                APIAnswer(
                    created: receipt.json(code: receipt.code), at: RequestOperations.read.route(receipt.id),
                    keeping: receipt.json(code: nil))
            }
        }
        routes.writing(RequestOperations.act) { call, id in
            let officer = try call.officer, version = call.version, requests = requests
            let current = try await requests.view(id, for: officer).request
            let input = try RequestAPIInput(call: call, requests: requests).act(on: current, by: officer)
            return APIWork {
                try await requests.act(input, on: id, by: officer, version: version)
            } answer: {
                $0.answer
            }
        }
        routes.writing(RequestOperations.addFile) { call, id in
            let officer = try call.officer, requests = requests
            guard let role = CaseFile.Role(rawValue: call.fields["role"]),
                try await requests.view(id, for: officer).acts.contains(.addFile), let file = call.files.first
            else { throw Refusal.notFound }
            let kept = try await requests.keep(try file.bytes(limit: CaseFileLimits.bytes), name: file.name)
            return APIWork {
                try await requests.addFile(kept, as: role, to: id, by: officer)
            } answer: {
                APIAnswer($0.json)
            }
        }
    }

    private func list(_ call: APICall) async throws -> APIAnswer {
        let paging = try call.paging, query = call.query
        let board = try await requests.board(
            RequestQuery(
                stages: Set(query.list("stage").compactMap { RequestStage(rawValue: $0) }),
                signal: Signal(rawValue: query["signal"]), unit: query.id("unit"),
                channel: IntakeChannel(rawValue: query["channel"]),
                dueBefore: query.optional("due_before").flatMap { Day(iso: $0) }, words: query["words"],
                cursor: paging.after?.first, size: paging.limit), for: try call.officer)
        return paging.answer(board.lines.map(\.json), next: board.next.map { [$0] })
    }
}

/// What a call says, as the store takes it.
struct RequestAPIInput {
    let call: APICall
    let requests: RequestStore

    func new(for officer: Officer) async throws -> NewRequest {
        guard let who = call.fields.object("applicant"), let channel = IntakeChannel(rawValue: call.fields["channel"]),
            let kind = ApplicantKind(rawValue: who["kind"]), let proof = Applicant.Proof(rawValue: who["proof"]),
            let medium = WantedInformation.Medium(rawValue: call.fields["medium"]),
            let route = WantedInformation.Route(rawValue: call.fields["route"])
        else { throw Refusal.notFound }
        let applicant = Applicant(
            kind: kind, name: who["name"], proof: proof, proofNumber: who["proof_number"],
            representative: who["representative"], contactName: who["contact_name"], phone: who["phone"],
            address: who["address"], postcode: who["postcode"], email: who["email"])
        var new = NewRequest(
            agency: officer.agency, kind: RequestKind(rawValue: call.fields["kind"]) ?? .disclosure, channel: channel,
            applicant: applicant,
            wanted: WantedInformation(
                description: call.fields["description"], documentNumber: call.fields["document_number"],
                medium: medium, route: route), arrivedAt: call.fields.moment("arrived_at"))
        // Files are kept only for who may register, and only of an application that is otherwise sound.
        try requests.check(new, by: officer)
        for file in call.files("file") {
            new.attachments.append(
                try await requests.keep(try file.bytes(limit: CaseFileLimits.bytes), name: file.name))
        }
        return new
    }

    func act(on request: DisclosureRequest, by officer: Officer) throws -> RequestInput {
        guard let act = RequestAct(rawValue: call.fields["act"]) else { throw Refusal.notFound }
        var values: [String: [String]] = [:]
        let fields = call.fields.object("fields")
        for name in act.fields {
            if let list = fields?.texts(name) { values[name] = list }
            if let text = fields?.optional(name) { values[name] = [text] }
        }
        return try RequestInputForm(act, values).input(wanted: request.wanted, drafter: officer.id).get()
    }
}
