/// What kind of character a scalar is, by range table.
package enum ScalarClass {
    /// Chinese characters, compatibility ideographs and radicals included.
    @inlinable package static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF, 0x2E80...0x2FDF, 0x3005...0x3007:
            true
        default: false
        }
    }

    /// Punctuation that is as wide as a Chinese character: 。，、《》〔〕（） and the quotes “” ‘’ as Chinese text uses them.
    @inlinable package static func isWidePunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3001...0x3004, 0x3008...0x301F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65,
            0xFFE0...0xFFE6, 0x2018...0x201D, 0x2014, 0x2026, 0xFE30...0xFE4F, 0x00B7:
            true
        default: false
        }
    }

    /// A Chinese character or wide punctuation: what no blank stands beside.
    @inlinable package static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        isHan(scalar) || isWidePunctuation(scalar)
    }

    /// Blanks of every width, line ends, tabs, and the invisible ones that editors leave behind.
    @inlinable package static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Nearly every character of Chinese text: told in two comparisons.
        case 0x3001..<0xFEFF: false
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000,
            0xFEFF:
            true
        default: false
        }
    }

    /// The value of a half-width or full-width digit.
    @inlinable package static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
        default: nil
        }
    }
}
