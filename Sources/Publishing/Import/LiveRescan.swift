package import Kernel
import OfficeFormats

extension ContentGate {
    /// What today's lists find in a text that is public already, and nobody has settled in it: words that were allowed
    /// when it was reviewed, personal data that an older rule did not know (WORD-1…6, PII-6). Files are looked through by
    /// the text that was kept when they came.
    package func rescan(_ live: LiveText, on day: Day) -> [FindingDraft] {
        let inFiles = live.files.flatMap { file -> [FindingDraft] in
            // The gate fails closed: what was never looked into is a finding.
            guard let text = file.text else { return [ContentGate.unreadable(file.name, "没有留存可供检查的文字")] }
            let part = ExtractedPart(place: .body, detail: "", text: text)
            return findings(
                in: Extraction(parts: [part], notes: [], isComplete: true), named: file.name, on: day)
        }
        var settled = SettledFindings(live.settled)
        return (findings(in: live.content, on: day) + inFiles).filter { $0.weight != .low && !settled.take($0) }
    }
}
