/// What is left of the findings when the whole text is known: conditions met, allowed passages out, overlaps resolved.
struct Settlement {
    let text: ScannedText
    let policy: ScreeningPolicy

    func settled(_ findings: [Finding], _ shadows: [Range<Int>], _ allowed: [Range<Int>]) -> [Finding] {
        let sorted = findings.sorted { ($0.start, $1.end, $1.confidence) < ($1.start, $0.end, $0.confidence) }
        let names = sorted.filter { $0.kind == .name }, persons = sorted.filter(isPerson)
        let kept = sorted.filter { finding in
            guard !policy.ignoring.contains(finding.kind) else { return false }
            return !finding.isConditional || isBeside(finding, names: names, persons: persons)
        }
        return withoutAllowed(withoutOverlaps(kept.map(surer), shadows), allowed)
    }

    private func surer(_ finding: Finding) -> Finding {
        guard finding.isConditional, finding.kind == .landline else { return finding }
        var finding = finding
        finding.confidence = .medium
        return finding
    }

    private func isPerson(_ finding: Finding) -> Bool {
        switch finding.kind {
        case .name, .idCard, .idCard15, .mobile, .passport, .medicalRecord: !finding.isConditional
        case .landline, .bankCard, .plate, .email, .address, .health, .wording, .documentNumber: false
        }
    }

    private func isBeside(_ finding: Finding, names: [Finding], persons: [Finding]) -> Bool {
        switch finding.kind {
        case .landline: isBesideName(finding, names)
        case .address: isNear(finding, persons, before: 24, after: 8)
        case .health: isNear(finding, persons, before: 60, after: 24)
        case .idCard, .idCard15, .mobile, .bankCard, .passport, .plate, .email, .medicalRecord, .name, .wording,
            .documentNumber:
            true
        }
    }

    /// PII-2: a landline is personal beside a name, unless words between or before say that it is an office's.
    private func isBesideName(_ line: Finding, _ names: [Finding]) -> Bool {
        if let name = names[..<lowerBound(names, line.start)].last, line.start - name.end <= 20,
            isOneSentence(name.end, line.start),
            !text.hasBefore(line.start, within: line.start - name.end, NumberCues.office)
        {
            return true
        }
        let after = lowerBound(names, line.end)
        guard after < names.count, names[after].start - line.end <= 8, isOneSentence(line.end, names[after].start)
        else { return false }
        return !text.hasBefore(line.start, within: 12, NumberCues.office)
    }

    private func isNear(_ finding: Finding, _ persons: [Finding], before: Int, after: Int) -> Bool {
        let place = lowerBound(persons, finding.start)
        if let person = persons[..<place].last, finding.start - person.end <= before,
            isOneSentence(person.end, finding.start)
        {
            return true
        }
        guard let next = persons[place...].first else { return false }
        return next.start - finding.end <= after && isOneSentence(finding.end, next.start)
    }

    private func isOneSentence(_ start: Int, _ end: Int) -> Bool {
        start >= end || !(start..<end).contains { Scalars.endsSentence(text[$0]) }
    }

    /// The first of the sorted findings that begins at `place` or later.
    private func lowerBound(_ findings: [Finding], _ place: Int) -> Int {
        var low = 0, high = findings.count
        while low < high {
            let middle = (low + high) / 2
            if findings[middle].start < place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Of findings over one another the first and longest stays; a health word inside an address may not hide it, so
    /// personal data and wording are kept apart.
    private func withoutOverlaps(_ findings: [Finding], _ shadows: [Range<Int>]) -> [Finding] {
        let hidden = shadows.sorted { $0.lowerBound < $1.lowerBound }
        var out: [Finding] = [], privateEnd = 0, wordEnd = 0, shadow = 0, shadowEnd = 0
        for finding in findings {
            while shadow < hidden.count, hidden[shadow].lowerBound <= finding.start {
                shadowEnd = max(shadowEnd, hidden[shadow].upperBound)
                shadow += 1
            }
            if finding.kind.isPrivacy {
                guard finding.start >= privateEnd else { continue }
                privateEnd = finding.end
            } else {
                guard finding.start >= wordEnd, finding.end > shadowEnd else { continue }
                wordEnd = finding.end
            }
            out.append(finding)
        }
        return out
    }

    /// Without what stands inside an allowed passage, and without telephone numbers allowed in whatever way they are
    /// written: 0571-8765 4321 where 0571-87654321 is.
    private func withoutAllowed(_ findings: [Finding], _ spans: [Range<Int>]) -> [Finding] {
        guard !policy.allowed.isEmpty else { return findings }
        let numbers = Set(policy.allowed.map(plain)), spans = spans.sorted { $0.lowerBound < $1.lowerBound }
        var next = 0, end = 0
        return findings.filter { finding in
            while next < spans.count, spans[next].lowerBound <= finding.start {
                end = max(end, spans[next].upperBound)
                next += 1
            }
            let isTelephone = finding.kind == .landline || finding.kind == .mobile
            return finding.end > end
                && !(isTelephone && numbers.contains(plain(text.string(finding.start..<finding.end))))
        }
    }

    private func plain(_ number: String) -> String {
        String(decoding: number.unicodeScalars.compactMap { Scalars.digit($0.value).map { $0 + 0x30 } }, as: UTF8.self)
    }
}
