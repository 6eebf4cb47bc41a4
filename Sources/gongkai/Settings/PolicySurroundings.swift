import Consultation
import Interpretation
import Kernel
import Letters
import Markup
import Site

extension PolicyElsewhere {
    /// Consultations on the draft of a policy, and published answers to letters that name it (INT-4, NORM-6). Of a letter the list
    /// is opened with its title: it shows the letter to those who may know who wrote (PII-3).
    static var house: PolicyElsewhere {
        var elsewhere = PolicyElsewhere()
        elsewhere.members = ConsultationStore.members(of:on:in:)
        elsewhere.speaking = { names, agency, snapshot in
            try LetterStore.published(naming: names, of: agency, in: snapshot).map { letter in
                OutsideMember(
                    place: .other(
                        id: letter.id.text, address: LetterLinks.article(letter.id).address,
                        desk: LetterLinks.list.query("q", letter.title).address),
                    title: letter.title, kind: .questions, role: "来信答复", since: letter.since, words: letter.words)
            }
        }
        return elsewhere
    }
}
