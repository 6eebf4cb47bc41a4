extension StringProtocol {
    /// Full-width letters, digits, signs and the ideographic space made half-width: `（１２）` → `(12)`. Chinese
    /// punctuation that has no ASCII twin (。、《》) stays.
    package var halfWidth: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            result.append(CharacterWidth.half(scalar))
        }
        return String(result)
    }

    /// ASCII made full-width: `(12)` → `（１２）`.
    package var fullWidth: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            result.append(CharacterWidth.full(scalar))
        }
        return String(result)
    }

    /// Only the full-width digits made half-width, as tables and dates need: `２０２６年（试行）` → `2026年（试行）`.
    package var halfWidthDigits: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            result.append((0xFF10...0xFF19).contains(scalar.value) ? CharacterWidth.half(scalar) : scalar)
        }
        return String(result)
    }

    /// The number written in decimal digits of either width, without sign or space; nil for anything else or past
    /// eighteen digits.
    package var decimalNumber: Int? {
        let digits = halfWidthDigits
        guard !digits.isEmpty, digits.utf8.count <= 18, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }
}

enum CharacterWidth {
    private static let offset: UInt32 = 0xFEE0

    static func half(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar == "\u{3000}" { return " " }
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - offset) ?? scalar
    }

    static func full(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar == " " { return "\u{3000}" }
        guard (0x21...0x7E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value + offset) ?? scalar
    }
}
