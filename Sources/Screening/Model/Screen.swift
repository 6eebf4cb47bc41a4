package import Kernel

/// The privacy gate's detectors (PII-2) and the wording gate (WORD-1 … WORD-6): one pass over a text, whatever the length
/// of the lists. Looking at what was published long ago (history scan) is the same call.
package struct Screen: Sendable {
    let policy: ScreeningPolicy
    package let today: Day
    let index: TermIndex
    let classes: ScalarClasses

    package init(_ policy: ScreeningPolicy, today: Day) {
        self.policy = policy
        self.today = today
        self.index = Screen.index(of: policy)
        self.classes = ScalarClasses()
    }

    /// Everything found, in the order of the text. `columnHead` is the head of the table column a cell stands in. What was
    /// read by recognition of pictures is never surer than medium. What the public wrote or is quoted with (`isSpoken`) is
    /// also looked through for the names that people give of themselves.
    package func hits(
        in text: String, place: String = "body", detail: String = "", columnHead: String? = nil,
        isFromOCR: Bool = false, isSpoken: Bool = false
    ) -> [Hit] {
        let scanned = ScannedText(text)
        var pass = ScreenPass(text: scanned, head: ScannedText(columnHead ?? ""), screen: self)
        pass.run()
        let spoken = isSpoken ? SpokenNames(text: scanned).findings : []
        let settled = Settlement(text: scanned, policy: policy).settled(
            pass.findings + spoken, pass.shadows, pass.allowed)
        var masks = MaskBook()
        return settled.map { finding in
            let hit = Hit(
                kind: finding.kind, start: finding.start, length: finding.end - finding.start,
                text: scanned.string(finding.start..<finding.end), rule: finding.rule,
                confidence: isFromOCR ? min(finding.confidence, .medium) : finding.confidence, place: place,
                detail: detail, suggestion: finding.suggestion)
            return finding.kind.isPrivacy ? hit.suggesting(masks.mask(hit, for: .publicReaders)) : hit
        }
    }

    private static func index(of policy: ScreeningPolicy) -> TermIndex {
        var index = TermIndex()
        for (number, entry) in policy.words.enumerated() { index.add(entry.wrong, .wording(number)) }
        for (number, leader) in policy.leaders.enumerated() { index.add(leader.name, .leader(number)) }
        for passage in policy.allowed { index.add(passage, .allowed) }
        for (word, list) in PersonWord.words {
            for term in words(list) { index.add(term, .person(word)) }
        }
        for term in words(AddressMarks.residence) { index.add(term, .residence) }
        for term in words(Diseases.words) { index.add(term, .disease) }
        for term in words(Diseases.patientNumbers) { index.add(term, .patientNumber) }
        addNumerals(to: &index)
        return index
    }

    /// Two Chinese digits in a row, also with a blank between: the beginning of a spelled number.
    private static func addNumerals(to index: inout TermIndex) {
        let digits = "〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
        for first in "一二三四五六七八幺壹贰叁肆伍陆柒捌" {
            for second in digits + " " { index.add("\(first)\(second)", .numeral) }
        }
    }

    private static func words(_ list: String) -> [String] {
        list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
    }
}

extension Hit {
    func suggesting(_ suggestion: String) -> Hit {
        Hit(
            kind: kind, start: start, length: length, text: text, rule: rule, confidence: confidence, place: place,
            detail: detail, suggestion: suggestion)
    }
}
