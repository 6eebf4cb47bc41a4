/// Names as people give them when they write to an agency: 我叫王建国, a signature under the last line, 王女士, 阿依古丽·买买提.
/// Texts of an office are not read this way: there a name behind 我是 or 署名 is no person who asks.
struct SpokenNames {
    let text: ScannedText

    /// In the order of the text; some may overlap.
    var findings: [Finding] {
        var found: [Finding] = []
        for place in 0..<text.count where Scalars.isHan(text[place]) {
            if let (end, isSure) = SpokenWords.introduction(in: text, at: place) {
                found += [introduced(behind: end, isSure: isSure)].compactMap { $0 }
            }
            if SpokenWords.forms.isEnd(of: text, at: place + SpokenWords.formLength, length: SpokenWords.formLength) {
                found += [addressed(before: place)].compactMap { $0 }
            }
        }
        return (found + dotted + signatures).sorted { ($0.start, $1.end) < ($1.start, $0.end) }
    }

    // MARK: 我叫…

    private func introduced(behind end: Int, isSure: Bool) -> Finding? {
        var place = end, isLabelled = false
        while place - end < 4, Scalars.isBlank(text[place]) || Scalars.isColon(text[place]) || text[place] == 0x201C {
            isLabelled = isLabelled || Scalars.isColon(text[place])
            place += 1
        }
        let names = NameReader(text: text)
        if let length = familyLength(at: place) { return given(place, length, isSure: isSure || isLabelled) }
        guard isSure || isLabelled else { return nil }
        // A family name that no list has: the run up to the next mark, when it is as long as a name.
        let run = runLength(at: place)
        guard (2...4).contains(run), (place..<place + run).allSatisfy({ names.isGiven(text[$0]) }),
            !SpokenWords.noNames.isStart(of: text, at: place)
        else { return nil }
        return finding(place, place + run)
    }

    /// The family name at `place` with what follows of a given name. Where nothing says how long it is, the longer.
    private func given(_ place: Int, _ family: Int, isSure: Bool) -> Finding? {
        let names = NameReader(text: text), isWord = Surnames.doubtful.contains(text[place]) && family == 1
        var longest: Int?
        for count in [2, 1] {
            let end = place + family + count
            guard (place + family..<end).allSatisfy({ names.isGiven(text[$0]) }) else { continue }
            let isFollowed = Surnames.followers.contains(text[end]) && (isSure || !isWord)
            if !Scalars.isHan(text[end]) || isFollowed { return finding(place, end) }
            longest = longest ?? end
        }
        return isSure ? longest.map { finding(place, $0) } : nil
    }

    // MARK: …女士

    /// 王女士, 欧阳先生, 王建国同志: the name with its form of address, so that the mask says it too.
    private func addressed(before place: Int) -> Finding? {
        let names = NameReader(text: text)
        let end = place + SpokenWords.formLength
        for length in [4, 3, 2] {
            let start = place - length, family = familyLength(at: start) ?? 0
            guard family > 0, length > family, length - family <= 2, isBoundary(start),
                (start + family..<place).allSatisfy({ names.isGiven(text[$0]) })
            else { continue }
            return finding(start, end)
        }
        if Surnames.double.contains(Surnames.pair(text[place - 2], text[place - 1])) { return finding(place - 2, end) }
        guard Surnames.clear.contains(text[place - 1]) || Surnames.rare.contains(text[place - 1]) else { return nil }
        return finding(place - 1, end)
    }

    private func isBoundary(_ place: Int) -> Bool {
        !Scalars.isHan(text[place - 1]) || SpokenWords.before.contains(text[place - 1])
    }

    // MARK: Signatures and foreign names

    /// Han with a dot inside stands for a name written in other letters.
    private var dotted: [Finding] {
        var found: [Finding] = [], place = 0
        while place < text.count {
            defer { place += 1 }
            guard isDot(place), Scalars.isHan(text[place - 1]), Scalars.isHan(text[place + 1]) else { continue }
            var start = place, end = place + 1
            while place - start < 10, isForeign(start - 1, SpokenWords.before) { start -= 1 }
            while end - place < 16, isForeign(end, SpokenWords.behind) || isDot(end) { end += 1 }
            if place - start > 1, end - place > 2 { found.append(finding(start, end)) }
            place = end
        }
        return found
    }

    private func isDot(_ place: Int) -> Bool {
        text[place] == 0xB7 || text[place] == 0x2022 || text[place] == 0x2027 || text[place] == 0x30FB
    }

    private func isForeign(_ place: Int, _ stops: Set<UInt32>) -> Bool {
        Scalars.isHan(text[place]) && !stops.contains(text[place])
    }

    /// The last lines that hold a name and nothing else, and the last words of the text behind a full stop.
    private var signatures: [Finding] {
        let lines = lastLines(5)
        return lines.prefix(4).indices.compactMap { index in
            let above = index + 1 < lines.count ? lines[index + 1].upperBound : 0
            return signature(
                lines[index], isLast: index == 0, isUnderThanks: SpokenWords.thanks.isEnd(of: text, at: above))
        }
    }

    /// Lines with words in them, the last one first, without what follows their last character.
    private func lastLines(_ most: Int) -> [Range<Int>] {
        var lines: [Range<Int>] = [], end = text.count
        while end > 0, lines.count < most {
            var start = end
            while start > 0, !Scalars.isLineEnd(text[start - 1]) { start -= 1 }
            if let last = (start..<end).last(where: { Scalars.isHan(text[$0]) }) { lines.append(start..<last + 1) }
            end = start - 1
        }
        return lines
    }

    private func signature(_ line: Range<Int>, isLast: Bool, isUnderThanks: Bool) -> Finding? {
        guard var start = signatureStart(in: line, isLast: isLast) else { return nil }
        while start < line.upperBound, !Scalars.isHan(text[start]) { start += 1 }
        let end = signatureEnd(from: start, to: line.upperBound)
        guard !SpokenWords.noNames.isStart(of: text, at: start) else { return nil }
        let letters = (start..<end).filter { Scalars.isHan(text[$0]) }, names = NameReader(text: text)
        // Under 此致敬礼 a family name that no list has is one too.
        let isUnlisted = isUnderThanks && !SpokenWords.nobody.isEnd(of: text, at: end)
        guard let family = familyLength(at: start) ?? (isUnlisted ? 1 : nil),
            (family + 1...family + 2).contains(letters.count), end - start - letters.count <= 2,
            letters.dropFirst(family).allSatisfy({ names.isGiven(text[$0]) })
        else { return nil }
        return finding(start, end)
    }

    /// Behind the last full stop of the text; else at the begin of a line, which must not be the only one.
    private func signatureStart(in line: Range<Int>, isLast: Bool) -> Int? {
        if isLast, let stop = line.last(where: { $0 < line.upperBound - 1 && Scalars.endsSentence(text[$0]) }) {
            return stop + 1
        }
        return line.lowerBound == 0 ? nil : line.lowerBound
    }

    private func signatureEnd(from start: Int, to limit: Int) -> Int {
        var end = start
        while end < limit, Scalars.isHan(text[end]) || Scalars.isBlank(text[end]) {
            if SpokenWords.closing.isStart(of: text, at: end) { break }
            end += 1
        }
        while end > start, Scalars.isBlank(text[end - 1]) { end -= 1 }
        return end
    }

    // MARK: Perhaps

    /// Two or three characters between marks that begin with a family name: 由张三、李四证明.
    var perhaps: [String] {
        var found: [String] = [], place = 0
        let names = NameReader(text: text)
        while place < text.count {
            defer { place += 1 }
            guard Scalars.isHan(text[place]), isBoundary(place), let family = familyLength(at: place) else { continue }
            for count in [2, 1] {
                let end = place + family + count
                guard (place + family..<end).allSatisfy({ names.isGiven(text[$0]) }), !Scalars.isHan(text[end]),
                    !SpokenWords.noNames.isStart(of: text, at: place)
                else { continue }
                found.append(text.string(place..<end))
                break
            }
        }
        return found
    }

    // MARK: Pieces

    private func familyLength(at place: Int) -> Int? {
        guard place >= 0 else { return nil }
        let pair = Surnames.pair(text[place], text[place + 1])
        if Surnames.double.contains(pair) { return 2 }
        guard !Surnames.words.contains(pair) else { return nil }
        let first = text[place]
        return Surnames.clear.contains(first) || Surnames.doubtful.contains(first) || Surnames.rare.contains(first)
            ? 1 : nil
    }

    private func runLength(at place: Int) -> Int {
        var end = place
        while Scalars.isHan(text[end]) { end += 1 }
        return end - place
    }

    private func finding(_ start: Int, _ end: Int) -> Finding { Finding(.name, start, end, "PII-2", .medium) }
}
