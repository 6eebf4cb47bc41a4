/// Finds the addresses in a page, a feed or data, and puts others in their place.
package enum StaticPage {
    /// The addresses of this site in `href`, `src` and `action` of a page, without fragments.
    package static func addresses(in page: String) -> [String] {
        var found: [String] = []
        each(in: page) { address, _ in
            found.append(address)
            return nil
        }
        return found
    }

    /// The page with each address replaced by what `change` says; nil leaves it.
    package static func rewritten(_ page: String, _ change: (String) -> String?) -> String {
        each(in: page) { address, _ in change(address) }
    }

    @discardableResult
    private static func each(in page: String, _ change: (String, Bool) -> String?) -> String {
        let bytes = Array(page.utf8)
        var result: [UInt8] = [], at = 0
        result.reserveCapacity(bytes.count)
        while at < bytes.count {
            guard let name = names.first(where: { bytes[at...].starts(with: $0) }) else {
                result.append(bytes[at])
                at += 1
                continue
            }
            result += name
            at += name.count
            let end = bytes[at...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
            let value = String(decoding: bytes[at..<end], as: UTF8.self)
            at = end
            result += replaced(value, change).utf8
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func replaced(_ value: String, _ change: (String, Bool) -> String?) -> String {
        guard value.hasPrefix("/"), !value.hasPrefix("//") else { return value }
        let cut = value.firstIndex(of: "#")
        let address = String(cut.map { value[..<$0] } ?? value[...]).split(separator: "&amp;").joined(separator: "&")
        let fragment = cut.map { String(value[$0...]) } ?? ""
        return change(address, true).map { $0 + fragment } ?? value
    }

    private static let names = [" href=\"", " src=\"", " action=\""].map { Array($0.utf8) }
}
