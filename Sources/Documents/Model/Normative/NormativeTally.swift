package import Kernel

/// What a year's report counts of normative documents (RPT-10), each number with the texts behind it.
package struct NormativeTally: Hashable, Sendable {
    package let made: [MeasuredItem]
    /// Repealed or declared void; those whose term ran out stand in `expired` (RPT-32).
    package let repealed: [MeasuredItem]
    package let expired: [MeasuredItem]
    package let inForce: [MeasuredItem]

    package init(_ library: NormativeLibrary, year: Int) {
        let last = Day(year: year, month: 12, day: 31) ?? .latest
        let issued = library.texts.filter { ($0.registration?.on ?? .latest) <= last }
            .sorted { ($0.registration?.on ?? .latest, $0.id) < ($1.registration?.on ?? .latest, $1.id) }
        func items(_ texts: [NormativeText], _ note: (NormativeText) -> String) -> [MeasuredItem] {
            texts.map {
                MeasuredItem(
                    title: "《\($0.title)》（\($0.number ?? "")）", address: "/console/normative/texts/\($0.id)",
                    note: note($0))
            }
        }
        func ended(_ kinds: Set<ValidityEnding.Kind>) -> [NormativeText] {
            issued.filter { text in
                library.graph.ending(of: text.id).map { kinds.contains($0.kind) && $0.on.year == year } ?? false
            }
        }
        func day(_ text: NormativeText) -> String {
            library.graph.ending(of: text.id).map { "\($0.on) \($0.kind.validity.chinese)" } ?? ""
        }
        made = items(issued.filter { $0.registration?.on.year == year }) {
            "\($0.registration?.on.description ?? "") 登记印发"
        }
        repealed = items(ended([.repealed, .declaredVoid]), day)
        expired = items(ended([.expired]), day)
        // Issued and not yet in force counts too: 制发 leads to 现行有效 in the same year.
        inForce = items(issued.filter { (library.graph.ending(of: $0.id)?.on ?? .latest) > last }) {
            "\($0.effectiveOn?.description ?? "") 施行"
        }
    }
}
