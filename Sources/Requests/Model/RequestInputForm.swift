package import Kernel

/// What a form or a program says of an act, as text by name: read once, at the edge, into an input that is sound in shape.
/// Whether it may be done is the decision's to say.
package struct RequestInputForm: Hashable, Sendable {
    package let act: RequestAct
    let values: [String: [String]]

    /// - Parameter values: by the names of `RequestAct.fields`; a name may come several times.
    package init(_ act: RequestAct, _ values: [String: [String]]) {
        self.act = act
        self.values = values
    }

    /// - Parameters:
    ///   - wanted: what the case asks for; units that it is split into are had in the same way.
    ///   - drafter: who writes, where a reply is written.
    package func input(wanted: WantedInformation, drafter: MemberID) -> Result<RequestInput, Refusal> {
        do throws(Refusal) { return .success(try read(Framing(wanted: wanted, drafter: drafter))) } catch {
            return .failure(error)
        }
    }

    struct Framing {
        let wanted: WantedInformation
        let drafter: MemberID
    }

    func text(_ name: String) -> String { values[name]?.first?.trimmed ?? "" }

    func list(_ name: String) -> [String] { (values[name] ?? []).map(\.trimmed).filter { !$0.isEmpty } }

    /// One line one item; empty lines are left out.
    func lines(_ name: String) -> [String] {
        text(name).split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    func isYes(_ name: String) -> Bool { ["yes", "true", "1"].contains(text(name)) }

    func words(_ name: String, _ what: String) throws(Refusal) -> String {
        let words = text(name)
        guard !words.isEmpty else { throw missing("没有填写\(what)", "请填写\(what)", name) }
        return words
    }

    func day(_ name: String, _ what: String) throws(Refusal) -> Day {
        guard let day = Day(iso: text(name)) else {
            throw missing("\(what)无效", "请按“2026-03-13”的格式填写", name)
        }
        return day
    }

    func optionalDay(_ name: String, _ what: String) throws(Refusal) -> Day? {
        text(name).isEmpty ? nil : try day(name, what)
    }

    func id<Subject>(_ name: String, _ what: String) throws(Refusal) -> Identifier<Subject> {
        guard let id = Identifier<Subject>(text(name)) else { throw missing("没有选择\(what)", "请选择\(what)", name) }
        return id
    }

    func optionalID<Subject>(_ name: String, _ what: String) throws(Refusal) -> Identifier<Subject>? {
        text(name).isEmpty ? nil : try id(name, what)
    }

    func number(_ name: String, _ what: String) throws(Refusal) -> Int {
        guard let number = text(name).halfWidth.decimalNumber else {
            throw missing("\(what)不是整数", "请填写数字", name)
        }
        return number
    }

    func choice<Value: RawRepresentable<String>>(_ name: String, _ what: String) throws(Refusal) -> Value {
        guard let value = Value(rawValue: text(name)) else { throw missing("没有选择\(what)", "请选择\(what)", name) }
        return value
    }

    func missing(_ why: String, _ next: String, _ name: String) -> Refusal {
        Refusal(.invalid, "未能\(act.chinese)：\(why)。\(next)。", field: name)
    }
}
