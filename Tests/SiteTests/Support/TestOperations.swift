import HTTPTypes
import Kernel
import Markup
import Synchronization

@testable import Site

/// A small API with one operation of each kind: notes that have a version, kept in memory.
enum TestOperations {
    static let note = APISchema.named(
        "Note",
        .object(
            APIField("id", .id, "编号"), APIField("text", .text(), "内容"), APIField("version", .integer(1...1_000), "版本")))
    static let path = Route<Identifier<NoteSubject>>("/api/v1/notes/{note}")

    static let list = APIOperation(
        .get, PlainRoute("/api/v1/notes"), "记录列表", tag: "记录", kind: .reads,
        query: [
            APIField("words", .text(longest: 50), "包含的文字", required: false),
            APIField("since", .day, "起始日期", required: false),
        ], answers: .list(note))
    static let read = APIOperation(.get, path, "一条记录", tag: "记录", kind: .reads, answers: .json(note))
    static let create = APIOperation(
        .post, PlainRoute("/api/v1/notes"), "新建记录", tag: "记录", kind: .creates,
        body: .json(
            .object(
                APIField("text", .text(longest: 100), "内容"),
                APIField("kind", .word(["plain", "loud"]), "类别", required: false),
                APIField("count", .integer(0...9), "份数", required: false),
                APIField(
                    "parts", .list(.object(APIField("day", .nullable(.day), "日期")), most: 3), "分项", required: false)),
            limit: 1_000), answers: .json(note))
    static let change = APIOperation(
        .post, Route<Identifier<NoteSubject>>("/api/v1/notes/{note}/change"), "修改记录", tag: "记录", kind: .changes,
        body: .json(.object(APIField("text", .text(), "内容"))), answers: .json(note))
    static let attach = APIOperation(
        .post, Route<Identifier<NoteSubject>>("/api/v1/notes/{note}/attachments"), "附加文件", tag: "记录", kind: .acts,
        audience: .roles([.clerk]),
        body: .multipart(
            .object(APIField("title", .text(), "标题", required: false)),
            files: [APIFile("file", "附件"), APIFile("more", "更多", required: false, list: true)], megabytes: 1, count: 4),
        answers: .json(.object(APIField("bytes", .integer(0...9_000_000), "字节数"))))
    static let broken = APIOperation(
        .get, PlainRoute("/api/v1/broken"), "出错", tag: "记录", kind: .reads, audience: .everyone,
        answers: .json(.object([])))
}

enum NoteSubject {}

/// The notes of one test, and how often each verb acted.
final class TestNotes: Sendable {
    struct Note: Sendable, Hashable {
        let id: Identifier<NoteSubject>
        var text: String
        var version = 1

        var json: JSONValue {
            .object(["id": .id(id), "text": .text(text), "version": .integer(version)])
        }
    }

    private let notes = Mutex<[Note]>([])
    var all: [Note] { notes.withLock { $0 } }

    func add(_ text: String) throws -> Note {
        try notes.withLock { notes in
            let note = Note(id: try TestSite.id(UInt64(notes.count + 100)), text: text)
            notes.append(note)
            return note
        }
    }

    func find(_ id: Identifier<NoteSubject>) throws -> Note {
        guard let note = all.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return note
    }

    func change(_ id: Identifier<NoteSubject>, _ text: String, version: Int?) throws -> Note {
        try notes.withLock { notes in
            guard let index = notes.firstIndex(where: { $0.id == id }) else { throw Refusal.notFound }
            guard notes[index].text != "封存" else { throw Refusal(.stateRefused, "未能修改：记录已封存。", rule: "TASK-4") }
            guard version == notes[index].version else { throw Refusal(.changedMeanwhile, "未能修改：已被他人修改。") }
            notes[index].text = text
            notes[index].version += 1
            return notes[index]
        }
    }
}

extension TestSite {
    func registerOperations(_ routes: SiteRoutes) {
        typealias Operations = TestOperations
        let notes = notes
        routes.reading(Operations.broken) { _ -> APIAnswer in throw Broken() }
        routes.reading(Operations.list) { call in
            let paging = try call.paging
            let found = notes.all.filter { call.query.optional("words").map($0.text.contains) ?? true }
            let start = paging.after.flatMap { after in found.firstIndex { $0.id.text == after.first } }.map { $0 + 1 }
            let page = found.dropFirst(start ?? 0).prefix(paging.limit)
            let isLast = page.last?.id == found.last?.id
            return paging.answer(page.map(\.json), next: isLast ? nil : page.last.map { [$0.id.text] })
        }
        routes.reading(Operations.read) { _, id in
            let note = try notes.find(id)
            return APIAnswer(note.json, version: note.version)
        }
        routes.writing(Operations.create) { call in
            let text = call.fields["text"]
            return APIWork {
                try await Task.sleep(for: .milliseconds(20))
                return try notes.add(text)
            } answer: {
                APIAnswer(created: $0.json, at: Operations.path($0.id), version: $0.version)
            }
        }
        routes.writing(Operations.change) { call, id in
            let (text, version) = (call.fields["text"], call.version)
            _ = try notes.find(id)
            return APIWork {
                try notes.change(id, text, version: version)
            } answer: {
                APIAnswer($0.json, version: $0.version)
            }
        }
        routes.writing(Operations.attach) { call, id in
            let size = try call.files("file").first?.bytes().count ?? 0
            let note = try notes.find(id)
            return APIWork {
                note
            } answer: { _ in
                APIAnswer(.object(["bytes": .integer(size)]))
            }
        }
    }
}
