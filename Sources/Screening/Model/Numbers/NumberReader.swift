import Kernel

/// What a number is: reads the digits at one place and says how far they go.
struct NumberReader {
    let text: ScannedText
    let head: ScannedText
    let today: Day

    struct Answer {
        var finding: Finding?
        let next: Int
    }

    /// `start` is the first digit of its run.
    func read(at start: Int) -> Answer {
        var end = start + 1
        while Scalars.isDigit(text[end]) { end += 1 }
        let size = end - start
        // Short numbers that nothing joins are years and counts: nearly all there are.
        if size < 7, DigitGroups.joint(text, end) == nil { return Answer(finding: nil, next: end) }
        if size > 19 { return Answer(finding: nil, next: end) }
        let groups = DigitGroups(text, at: start)
        if let finding = identity(groups) ?? mobile(groups) ?? card(groups) ?? landline(groups) ?? oldIdentity(groups) {
            return Answer(finding: finding, next: max(finding.end, end))
        }
        return Answer(finding: nil, next: end)
    }

    // PII-2: seventeen digits and a check character, in one piece or split.
    private func identity(_ groups: DigitGroups) -> Finding? {
        for group in groups.groups {
            let digits = groups.digits.prefix(group.total)
            var end = group.end, last = -1
            if group.total == 18 {
                last = Int(digits[17])
            } else if group.total == 17 {
                while Scalars.isBlank(text[end]) || Scalars.isHyphen(text[end]), end - group.end < 2 { end += 1 }
                guard Scalars.letter(text[end]) == 0x58 else { continue }
                last = 10
                end += 1
            } else {
                continue
            }
            guard !Scalars.isDigit(text[end]), IdentityNumber.isValid(digits.prefix(17), last: last, today: today)
            else { continue }
            let start = groups.groups[0].start
            if text.isLabelled(start, NumberCues.creditCode), isCreditCode(start, end) { continue }
            return Finding(.idCard, start, end, "PII-2", group.crossesLine ? .medium : .high)
        }
        return nil
    }

    private func isCreditCode(_ start: Int, _ end: Int) -> Bool {
        CreditCode.isValid(
            (start..<end).compactMap { Scalars.digit(text[$0]).map { $0 + 0x30 } ?? Scalars.letter(text[$0]) })
    }

    // PII-2: sixteen to nineteen digits that pass Luhn and are no identity number, with a right or a wrong check digit.
    private func card(_ groups: DigitGroups) -> Finding? {
        let start = groups.groups[0].start
        for (index, group) in groups.groups.enumerated().reversed() where (16...19).contains(group.total) {
            let digits = groups.digits.prefix(group.total), end = group.end
            guard !group.crossesLine, BankCardNumber.passesLuhn(digits), stands(alone: start, end),
                !isAmount(start, end), !text.isLabelled(start, NumberCues.creditCode)
            else { continue }
            let isCued = text.isLabelledOrHeaded(start, NumberCues.card, head: head)
            let isThing = text.isLabelled(start, NumberCues.things) && !isCued
            let isIssued = BankCardNumber.hasIssuer(digits)
            if group.total >= 17, IdentityNumber.hasShape(digits.prefix(17), today: today), !isCued { continue }
            if group.total == 18, CreditCode.isValidNumber(digits), !isCued { continue }
            let isVague = isThing && isIssued && text.isLabelled(start, NumberCues.vague)
            if (isThing && !isVague) || (!isIssued && !isCued && (index > 0 || startsWithDay(digits))) { continue }
            if index > 0, !isCued, !isCardSplit(groups.sizes(index + 1)) { continue }
            return Finding(.bankCard, start, end, "PII-2", isVague ? .low : isIssued || isCued ? .high : .medium)
        }
        return nil
    }

    private func isCardSplit(_ sizes: [Int]) -> Bool {
        sizes.allSatisfy { $0 == 1 } || sizes.dropLast().allSatisfy { $0 == 4 } || (sizes.count == 2 && sizes[0] == 6)
    }

    /// Order numbers begin with the day they were made: `20260315…`.
    private func startsWithDay(_ digits: ArraySlice<UInt8>) -> Bool {
        let numbers = digits.prefix(8).map(Int.init)
        guard numbers.count == 8, numbers[0] == 2 || numbers[0] == 1 else { return false }
        let year = numbers[0] * 1_000 + numbers[1] * 100 + numbers[2] * 10 + numbers[3]
        return (1_980...2_099).contains(year)
            && Day(year: year, month: numbers[4] * 10 + numbers[5], day: numbers[6] * 10 + numbers[7]) != nil
    }

    private func oldIdentity(_ groups: DigitGroups) -> Finding? {
        guard let group = groups.groups.first, group.total == 15, IdentityNumber.isOld(groups.digits.prefix(15)),
            stands(alone: group.start, group.end), !isAmount(group.start, group.end)
        else { return nil }
        let isCued = text.isLabelledOrHeaded(group.start, NumberCues.identity, head: head)
        if !isCued, text.isLabelled(group.start, NumberCues.things) { return nil }
        return Finding(.idCard15, group.start, group.end, "PII-2", isCued ? .medium : .low)
    }

    /// No letter and no underscore touches it, so that it is no part of a code, a hash or an address.
    func stands(alone start: Int, _ end: Int) -> Bool {
        let before = text[start - 1], after = text[end]
        return Scalars.letter(after) == nil && Scalars.letter(before) == nil && before != 0x5F && after != 0x5F
    }

    /// A sum of money, a share or a decimal fraction.
    func isAmount(_ start: Int, _ end: Int) -> Bool {
        let after = text[end], before = text[start - 1]
        if after == 0x2E, Scalars.isDigit(text[end + 1]) { return true }
        // 3.14159…, 0.138…, but 1.138… is the first of a list.
        if before == 0x2E, Scalars.isDigit(text[start - 2]), Scalars.isDigit(text[start - 3]) || text[start - 2] == 0x30
        {
            return true
        }
        switch after {
        // 元 万 亿 千 % ％ 吨 件 次
        case 0x5143, 0x4E07, 0x4EBF, 0x5343, 0x25, 0xFF05, 0x5428, 0x4EF6, 0x6B21: return true
        default: break
        }
        return before == 0xA5 || before == 0xFFE5 || before == 0x24
    }
}
