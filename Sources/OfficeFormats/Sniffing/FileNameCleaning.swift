import Foundation

/// Makes the name a browser sent fit to be kept, shown and given back.
package enum FileNameCleaning {
    /// The last path part without control, bidirectional and invisible characters, without what Windows forbids, at
    /// most 200 bytes with its extension kept; `未命名文件` when nothing is left.
    package static func clean(_ name: String) -> String {
        let last = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last.map { String($0) } ?? ""
        var scalars = String.UnicodeScalarView()
        for scalar in last.precomposedStringWithCanonicalMapping.unicodeScalars {
            if scalar.properties.isWhitespace {
                if scalars.last != " " { scalars.append(" ") }
            } else if forbidden.contains(scalar) {
                scalars.append("_")
            } else if !isHidden(scalar) {
                scalars.append(scalar)
            }
        }
        let trimmed = String(scalars).trimmingCharacters(in: CharacterSet(charactersIn: ". "))
        if trimmed.isEmpty { return "未命名文件" }
        return shortened(isDevice(trimmed) ? "_" + trimmed : trimmed)
    }

    private static let forbidden: Set<Unicode.Scalar> = ["<", ">", ":", "\"", "|", "?", "*"]

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    private static func isDevice(_ name: String) -> Bool {
        let stem = name.split(separator: ".", maxSplits: 1).first.map { $0.uppercased() } ?? ""
        if ["CON", "PRN", "AUX", "NUL"].contains(stem) { return true }
        return stem.utf8.count == 4 && (stem.hasPrefix("COM") || stem.hasPrefix("LPT"))
            && stem.utf8.last.map { (0x31...0x39).contains($0) } ?? false
    }

    private static func shortened(_ name: String) -> String {
        let limit = 200
        if name.utf8.count <= limit { return name }
        var ending = ""
        if let dot = name.lastIndex(of: "."), name[dot...].utf8.count <= 16 { ending = String(name[dot...]) }
        var stem = String(name.dropLast(ending.count))
        while stem.utf8.count + ending.utf8.count > limit, !stem.isEmpty { stem.removeLast() }
        return stem + ending
    }
}
