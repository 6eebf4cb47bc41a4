/// What a character is to a detector.
enum Scalars {
    static func isHan(_ value: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) || value == 0x3007
            || (0x2_0000...0x3_FFFF).contains(value)
    }

    /// The digit, half-width or full-width.
    static func digit(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x30...0x39: UInt8(value - 0x30)
        case 0xFF10...0xFF19: UInt8(value - 0xFF10)
        default: nil
        }
    }

    static func isDigit(_ value: UInt32) -> Bool {
        (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value)
    }

    /// The letter as a half-width capital.
    static func letter(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x41...0x5A: UInt8(value)
        case 0x61...0x7A: UInt8(value - 0x20)
        case 0xFF21...0xFF3A: UInt8(value - 0xFF21 + 0x41)
        case 0xFF41...0xFF5A: UInt8(value - 0xFF41 + 0x41)
        default: nil
        }
    }

    /// Chinese digits as people spell numbers with them, 幺 for one included.
    static func chineseDigit(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x3007, 0x96F6, 0x25CB: 0
        case 0x4E00, 0x58F9, 0x5E7A: 1
        case 0x4E8C, 0x8D30: 2
        case 0x4E09, 0x53C1: 3
        case 0x56DB, 0x8086: 4
        case 0x4E94, 0x4F0D: 5
        case 0x516D, 0x9646: 6
        case 0x4E03, 0x67D2: 7
        case 0x516B, 0x634C: 8
        case 0x4E5D, 0x7396: 9
        default: nil
        }
    }

    /// Blanks inside a line; the invisible ones that hide a number are among them.
    static func isBlank(_ value: UInt32) -> Bool {
        switch value {
        case 0x20, 0xA0, 0x3000, 0x2000...0x200D, 0x202F, 0x205F, 0x2060, 0xFEFF, 0xAD: true
        default: false
        }
    }

    static func isHyphen(_ value: UInt32) -> Bool {
        switch value {
        case 0x2D, 0x2010...0x2015, 0x2212, 0xFF0D, 0xFE63, 0xB7: true
        default: false
        }
    }

    static func isLineEnd(_ value: UInt32) -> Bool { value == 0x0A || value == 0x0D || value == 0x2028 || value == 0 }

    static func endsSentence(_ value: UInt32) -> Bool {
        isLineEnd(value) || value == 0x3002 || value == 0xFF1B || value == 0xFF01 || value == 0xFF1F
    }

    static func isColon(_ value: UInt32) -> Bool { value == 0x3A || value == 0xFF1A }

    /// What may stand between a label and its value: blanks, colons, opening brackets, 为 是 号 码.
    static func isLabelFiller(_ value: UInt32) -> Bool {
        if isBlank(value) || isColon(value) { return true }
        switch value {
        case 0x09, 0x28, 0xFF08, 0x4E3A, 0x662F, 0x53F7, 0x7801, 0x201C, 0x300C, 0x3010, 0x3D, 0x4E, 0x6F, 0x2E:
            return true
        default: return false
        }
    }
}
