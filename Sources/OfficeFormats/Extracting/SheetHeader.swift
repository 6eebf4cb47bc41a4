/// The words in the header or footer of a sheet, which Excel keeps among codes: `&C&"宋体,常规"&12第 &P 页`.
enum SheetHeader {
    /// The text without its codes; left, centre and right part stand on lines of their own.
    static func text(_ coded: String) -> String {
        var out = "", rest = coded.unicodeScalars[...]
        while let first = rest.popFirst() {
            if first != "&" {
                out.unicodeScalars.append(first)
            } else if let code = rest.popFirst() {
                out += word(code, &rest)
            }
        }
        return out
    }

    /// What stands for a code; takes what belongs to it out of `rest`.
    private static func word(_ code: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView) -> String {
        switch code {
        case "&": return "&"
        case "L", "C", "R": return "\n"
        case "\"":
            if let end = rest.firstIndex(of: "\"") { rest = rest[rest.index(after: end)...] }
        case "0"..."9":
            // A size has three digits at most; more of them are a size and a number.
            let more = rest.prefix { ("0"..."9").contains($0) }.count
            rest = rest.dropFirst(more <= 2 ? more : 1)
        case "K":
            let colour = rest.prefix(6)
            if colour.count == 6, colour.allSatisfy(\.properties.isASCIIHexDigit) { rest = rest.dropFirst(6) }
        // The number of the page, the day, the name of the file: not known here.
        case "P", "N", "D", "T", "F", "A", "Z": return " "
        default: break
        }
        return ""
    }
}
