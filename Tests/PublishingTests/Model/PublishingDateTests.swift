import Kernel
import Testing

@testable import Publishing

/// Days of one record that contradict each other, or the day of publication (ENF-1).
@Suite struct PublishingDateTests {
    typealias World = ArticleWorld

    @Test(arguments: [
        (ContentForm.penalty, "2026-03-09", "shown_until", "2026-03-08", "“公示截止期”早于“处罚决定日期”"),
        (.penalty, "2026-03-09", "shown_until", "2026-03-09", ""), (.penalty, "2026-03-09", "shown_until", "", ""),
        (.licence, "2026-03-09", "valid_to", "2026-03-01", "“有效期至”早于“许可决定日期”"),
        (.licence, "2026-03-09", "valid_to", "2027-03-01", ""),
    ])
    func anEndIsNotBeforeItsBeginning(
        _ form: ContentForm, _ decided: String, _ key: String, _ end: String, _ words: String
    ) {
        let fault = StructuredFields(form, ["decided_on": decided, key: end]).fault
        #expect((fault == nil) == words.isEmpty && fault.map { $0.sentence.contains(words) } ?? true)
        #expect(fault == nil || fault?.field == "field_\(key)")
    }

    @Test(arguments: [
        (ContentForm.penalty, "decided_on", "2026-03-11", false), (.penalty, "decided_on", "2026-03-10", true),
        (.penalty, "shown_until", "2026-03-09", false), (.penalty, "shown_until", "2026-03-10", true),
        (.inspection, "inspected_on", "2026-03-11", false), (.budget, "approved_on", "2026-04-01", false),
        (.proposal, "replied_on", "2026-03-01", true), (.licence, "valid_to", "2026-03-01", true),
    ])
    func whatIsPublishedHasHappened(_ form: ContentForm, _ key: String, _ value: String, _ mayGo: Bool) {
        let fields = StructuredFields(form, [key: value])
        #expect((fields.publicationFault(on: World.day("2026-03-10")) == nil) == mayGo)
    }

    @Test func everyKeyOfARuleIsAFieldOfItsForm() {
        for form in ContentForm.allCases {
            for key in form.orderedDays.flatMap({ [$0.first, $0.second] }) + form.pastDays {
                #expect(form.field(key)?.kind == .day, "\(form) \(key)")
            }
        }
    }
}
