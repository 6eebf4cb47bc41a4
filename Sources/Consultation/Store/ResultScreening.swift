import Ciphers
import Kernel
import SQL
import Screening

/// The result tells groups in the office's words: none of them may name a person, least of all one who spoke (CONS-10, PII-6).
extension ConsultationStore {
    /// Of words that the public typed; nil when nothing in them is personal.
    func personal(_ words: String, on day: Day) -> String? { screen(day).personal(inSpoken: words)?.chinese }

    /// The places of the result that name somebody.
    func personalPlaces(
        _ found: PublicConsultation, _ words: String, _ groups: [CommentGroup], in snapshot: Snapshot
    ) throws -> [String] {
        let screen = screen(today), known = try speakers(of: found, in: snapshot)
        func isPersonal(_ text: String) -> Bool {
            screen.personal(inSpoken: text) != nil || known.part(in: text) != nil
        }
        var places = isPersonal(words) ? ["采纳情况说明"] : []
        let named = groups.filter { isPersonal($0.summary) || isPersonal($0.reason) }.map { "第\($0.number)组" }
        if !named.isEmpty { places.append(named.joined(separator: "、") + "的意见或者理由") }
        return places
    }

    /// Whoever spoke in this round, by the contact they left and by the names they gave in their words.
    private func speakers(of found: PublicConsultation, in snapshot: Snapshot) throws -> KnownPerson {
        let rows = try snapshot.query(
            "SELECT id, contact, words FROM consultation_comment WHERE consultation_id = ? AND round = ?",
            [found.id, found.round?.number ?? 0])
        var contacts: [String] = [], names: [String] = [], opened: FieldCipher?
        for row in rows {
            names += Screen.names(inSpoken: try row.text(2))
            guard let sealed = try row.optionalBytes(1) else { continue }
            let key = try opened ?? cipher()
            opened = key
            contacts.append(try key.open(sealed, for: ConsultationStore.place(try row.id(0))))
        }
        return KnownPerson(names: names, contacts: contacts)
    }

    /// Words of the result that may name somebody, for the one who lets it out.
    package func doubts(in view: ConsultationView) -> [String] {
        screen(today).doubts(
            inSpoken: [view.found.outcome.words] + view.result.groups.flatMap { [$0.summary, $0.reason] })
    }
}
