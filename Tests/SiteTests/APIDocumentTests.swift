import HTTPTypes
import Kernel
import Testing

@testable import Site

/// The OpenAPI document says what the routes are.
@Suite struct APIDocumentTests {
    let site: TestSite
    init() throws { site = try TestSite() }

    private func document(_ body: @escaping @Sendable (JSONValue) throws -> Void) async throws {
        try await site.calling(as: nil) { caller in
            let reply = try await caller.call(.get, "/api/openapi.json")
            #expect(reply.status == 200)
            try body(reply.json)
        }
    }

    @Test func everyRouteIsInItAndNothingElse() async throws {
        let routes = site.routes.declared.filter { $0.path.hasPrefix("/api") }
            .map { "\($0.method.rawValue.lowercased()) \($0.path)" }
        try await document { document in
            guard case .object(let paths) = document["paths"] else { throw Missing() }
            var documented: [String] = []
            for path in paths {
                guard case .object(let operations) = path.value else { throw Missing() }
                documented += operations.map { "\($0.name) \(path.name)" }
            }
            #expect(documented.sorted() == routes.sorted())
            #expect(documented.count == 7)
        }
    }

    @Test func everyReferenceLeadsSomewhere() async throws {
        try await document { document in
            for reference in references(in: document) {
                let end = reference.dropFirst(2).split(separator: "/").reduce(JSONValue?.some(document)) {
                    $0?[String($1)]
                }
                #expect(end != nil, "\(reference)")
            }
            #expect(references(in: document).contains("#/components/schemas/Note"))
        }
    }

    @Test func anUpdateTellsOfItsHeadersAndRefusals() async throws {
        try await document { document in
            let change = document["paths"]?["/api/v1/notes/{note}/change"]?["post"]
            guard case .list(let parameters) = change?["parameters"], case .object(let responses) = change?["responses"]
            else { throw Missing() }
            #expect(parameters.map { $0["name"] } == [.text("note"), .text("If-Match"), .text("Idempotency-Key")])
            #expect(parameters.map { $0["required"] } == [.bool(true), .bool(true), .bool(false)])
            let statuses = ["200", "401", "403", "404", "409", "412", "413", "422", "428", "429", "500", "503"]
            #expect(responses.map(\.name) == statuses)
            #expect(change?["operationId"] == .text("post_notes_note_change"))
        }
    }

    private func references(in value: JSONValue) -> [String] {
        switch value {
        case .null, .bool, .integer, .real, .text: []
        case .list(let values): values.flatMap(references)
        case .object(let members):
            members.flatMap { member in
                if member.name == "$ref", case .text(let text) = member.value { return [text] }
                return references(in: member.value)
            }
        }
    }
}
