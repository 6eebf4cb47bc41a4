/// What the pass does at a character, looked up in a table for everything below U+3100 and in four ranges above.
struct ScalarClasses: Sendable {
    enum Class: UInt8, Sendable { case plain, digit, letter, at, lineEnd, narrowMark, wideMark, bracket, han }

    private let low: [Class]

    init() {
        var low = [Class](repeating: .plain, count: 0x3100)
        for value in 0x30...0x39 { low[value] = .digit }
        for value in Array(0x41...0x5A) + Array(0x61...0x7A) { low[value] = .letter }
        low[0x40] = .at
        for value in [0x0A, 0x0D, 0x2028] { low[value] = .lineEnd }
        for value in [0x2C, 0x3B, 0x3A, 0x3F, 0x21, 0x2E] { low[value] = .narrowMark }
        for value in [0x28, 0x29, 0x5B, 0x5D, 0x2018, 0x2019, 0x201C, 0x201D] + Array(0x3008...0x3011) + [
            0x3014, 0x3015,
        ] {
            low[value] = .bracket
        }
        for value in [0x3001, 0x3002] { low[value] = .wideMark }
        low[0x3007] = .han
        self.low = low
    }

    @inline(__always)
    func of(_ value: UInt32) -> Class {
        if value < 0x3100 { return low[Int(value)] }
        if value <= 0x9FFF { return .han }
        return value >= 0xFE00 ? wide(value) : .plain
    }

    private func wide(_ value: UInt32) -> Class {
        switch value {
        case 0xFF10...0xFF19: .digit
        case 0xFF21...0xFF3A, 0xFF41...0xFF5A: .letter
        case 0xFF20: .at
        case 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF01: .wideMark
        case 0xFF08, 0xFF09, 0xFF3B, 0xFF3D, 0xFE5D, 0xFE5E: .bracket
        case 0x2_0000...0x3_FFFF: .han
        default: .plain
        }
    }
}
