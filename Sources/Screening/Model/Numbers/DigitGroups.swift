/// Digits from one place on, group by group, as far as blanks and hyphens join them: `138 1234 5678`, `110105-1949…`.
/// Never more than twenty digits, so reading from every group costs the same few steps.
struct DigitGroups {
    struct Group {
        let start: Int
        let end: Int
        /// How many digits there are up to and with this group.
        let total: Int
        /// A line end stands before it.
        let crossesLine: Bool
    }

    private(set) var digits: [UInt8] = []
    private(set) var groups: [Group] = []
    static let most = 20

    init(_ text: ScannedText, at start: Int) {
        var place = start, crosses = false
        while digits.count < DigitGroups.most {
            let begin = place
            while digits.count <= DigitGroups.most, let digit = Scalars.digit(text[place]) {
                digits.append(digit)
                place += 1
            }
            groups.append(Group(start: begin, end: place, total: digits.count, crossesLine: crosses))
            guard let next = DigitGroups.joint(text, place) else { break }
            crosses = crosses || next.crosses
            place = next.place
        }
    }

    /// The digit behind one hyphen, some blanks or one line end.
    static func joint(_ text: ScannedText, _ end: Int) -> (place: Int, crosses: Bool)? {
        var place = end, hyphens = 0, lines = 0, steps = 0
        while steps < 4 {
            let value = text[place]
            if Scalars.isHyphen(value) {
                hyphens += 1
            } else if value == 0x0A {
                lines += 1
            } else if !Scalars.isBlank(value), value != 0x0D {
                break
            }
            place += 1
            steps += 1
        }
        guard place > end, place < text.count, hyphens <= 1, lines <= 1, hyphens + lines <= 1 else { return nil }
        return Scalars.isDigit(text[place]) ? (place, lines == 1) : nil
    }

    /// The sizes of the first `count` groups.
    func sizes(_ count: Int) -> [Int] { groups.prefix(count).map { $0.end - $0.start } }
}
