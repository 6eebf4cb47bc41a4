import HTTPTypes
import Hummingbird
import Kernel
import Markup
import Synchronization

/// Carries a writing call out once: reads it, gives a known key the answer it had, and lets the receipt commit with the
/// act (T24).
struct APIDesk: Sendable {
    /// An act that was done though no receipt could be made of it: a fault of ours, seen by tests.
    struct Unreceipted: Error { let operation: String }

    let facts: APIFacts
    let receipts: APIReceipts
    let inFlight: APIKeysInFlight

    func serve<Value: Sendable>(
        _ request: Request, _ context: SiteContext, _ prepare: @Sendable (APICall) async throws -> APIWork<Value>
    ) async throws -> Response {
        let key = try key(request, context)
        let input = try await APIInput.read(facts, request, context)
        defer { input.discard() }
        let fingerprint = fingerprint(of: input, context)
        if let key, let kept = try await receipts.find(key) { return try replay(kept, fingerprint, context) }
        let call = APICall(
            context: context, fields: input.fields, files: input.files, version: try version(request), facts: facts)
        guard let key else {
            let work = try await prepare(call)
            return try work.answer(try await work.act()).response(in: context)
        }
        return try await inFlight.alone(key) {
            do {
                return try await carry(out: try await prepare(call), key, fingerprint).response(in: context)
            } catch is APIReceipts.Taken {
                guard let kept = try await receipts.find(key) else { throw Refusal.sameKeyInFlight }
                return try replay(kept, fingerprint, context)
            }
        }
    }

    private func carry<Value: Sendable>(
        out work: APIWork<Value>, _ key: APIReceiptKey, _ fingerprint: String
    ) async throws -> APIAnswer {
        let made = Mutex<APIAnswer?>(nil)
        let isKept = try await receipts.carry(
            key, { value in try (value as? Value).map { try work.answer($0).receipt(fingerprint) } },
            {
                let value = try await work.act()
                let answer = try work.answer(value)
                made.withLock { $0 = answer }
                return value
            })
        guard isKept, let answer = made.withLock({ $0 }) else { throw Unreceipted(operation: facts.id) }
        return answer
    }

    private func replay(_ kept: APIReceipt, _ fingerprint: String, _ context: SiteContext) throws -> Response {
        guard kept.fingerprint == fingerprint else { throw Refusal.keyWithAnotherBody }
        return try APIAnswer(kept).response(in: context)
    }

    private func key(_ request: Request, _ context: SiteContext) throws -> APIReceiptKey? {
        let shown = request.headers[values: .idempotencyKey]
        guard let text = shown.first, let owner = context.officer?.id else {
            guard facts.kind != .creates else { throw Refusal.keyMissing }
            return nil
        }
        guard shown.count == 1, (1...200).contains(text.utf8.count), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw Refusal.keyMalformed }
        return APIReceiptKey(owner: owner, key: text)
    }

    /// One strong tag as we gave it; `*` would mean “whatever it is by now”, which is what the header is to prevent.
    private func version(_ request: Request) throws -> Int? {
        guard facts.kind == .changes else { return nil }
        guard let tag = request.headers[.ifMatch], tag.hasPrefix("\""), tag.hasSuffix("\""),
            let number = Int(segment: String(tag.dropFirst().dropLast()))
        else { throw Refusal.versionMissing }
        return number
    }

    /// The same for the same input, however its JSON was spaced and ordered and whatever boundary its parts had.
    private func fingerprint(of input: APIInput, _ context: SiteContext) -> String {
        let files = input.files.flatMap { [$0.field, $0.name, $0.digest] }
        return Fingerprint.of([facts.method.rawValue, context.here.address, input.fields.value.canonicalText] + files)
    }
}
