import Kernel

/// Chance that can be repeated: the same seed, the same history.
struct HistoryDice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(max(sides, 1))) }
    mutating func one(in sides: Int) -> Bool { roll(sides) == 0 }
    mutating func pick<Element>(_ items: [Element]) -> Element { items[roll(items.count)] }

    /// Mostly a possible day up to `today`, sometimes one that cannot be.
    mutating func day(from earliest: Day, to today: Day) -> Day {
        if one(in: 25) { return today.adding(days: 1 + roll(5)) }
        if one(in: 25) { return earliest.adding(days: -1 - roll(5)) }
        if one(in: 2) { return today }
        return earliest.adding(days: roll(max(earliest.days(to: today), 0) + 1))
    }

    /// Days that pass between two entries.
    mutating func pause() -> Int {
        switch roll(10) {
        case 0...3: 0
        case 4...5: 1
        case 6...8: 2 + roll(6)
        default: 8 + roll(25)
        }
    }
}
