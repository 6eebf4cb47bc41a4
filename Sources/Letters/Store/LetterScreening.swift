import Ciphers
package import Kernel
import SQL
import Screening

/// What of a letter may be public: nothing that the person left is ever, what the machine finds is masked, and what it cannot
/// tell is shown to whoever confirms (PII-1, PII-3, PII-6).
extension LetterStore {
    /// What the gate, or who wrote, still shows in texts that are to be public.
    func personal(
        in texts: [String], of found: Letter, _ cipher: FieldCipher?, in snapshot: Snapshot
    ) throws -> String? {
        let screen = screen(store.timekeeper.now().day)
        if let kind = texts.lazy.compactMap({ screen.personal(inSpoken: $0) }).first { return kind.chinese }
        let known = try person(of: found, cipher, in: snapshot)
        return texts.lazy.compactMap { known.part(in: $0) }.first.map { _ in "来信人的信息" }
    }

    /// Who wrote, by what they left and by the names they gave in the letter itself.
    private func person(of found: Letter, _ cipher: FieldCipher?, in snapshot: Snapshot) throws -> KnownPerson {
        let writer = try cipher.flatMap { try self.writer(of: found.id, $0, in: snapshot) } ?? LetterWriterIdentity()
        return KnownPerson(
            names: [writer.name] + Screen.names(inSpoken: found.title) + Screen.names(inSpoken: found.words),
            contacts: [writer.contact], addresses: [writer.address])
    }

    /// Title, question and answer as they could be public: masked, to be read and mended by a person (PII-3).
    package func suggestion(for id: LetterID, officer: Officer) async throws -> LetterSuggestion {
        let cipher = try cipher()
        return try await store.read { snapshot in
            let found = try visible(id, to: officer, in: snapshot)
            let screen = screen(store.timekeeper.now().day), known = try person(of: found, cipher, in: snapshot)
            func masked(_ text: String) -> String { known.masked(screen.masked(spoken: text)) }
            let texts = [masked(found.title), masked(found.words), masked(found.answer?.words ?? "")]
            return LetterSuggestion(
                title: texts[0], question: texts[1], answer: texts[2], doubts: screen.doubts(inSpoken: texts))
        }
    }

    /// Words of a proposal that may name somebody, for the one who lets it out.
    package func doubts(in publication: LetterPublication) -> [String] {
        screen(store.timekeeper.now().day)
            .doubts(inSpoken: [publication.title, publication.question, publication.answer])
    }

    /// FOI-44: whether the title of a group could be a public question; not when it names whoever asked it.
    func namesSomebody(_ cluster: QuestionCluster, _ cipher: FieldCipher, in snapshot: Snapshot) throws -> Bool {
        let screen = screen(store.timekeeper.now().day)
        if screen.hits(in: cluster.title, isSpoken: true).contains(where: \.kind.isPrivacy) { return true }
        for question in cluster.questions where question.source == .letter {
            guard let id = LetterID(question.id), let letter = try LetterRows.letter(id, in: snapshot) else { continue }
            if try person(of: letter, cipher, in: snapshot).part(in: cluster.title) != nil { return true }
        }
        return false
    }
}
