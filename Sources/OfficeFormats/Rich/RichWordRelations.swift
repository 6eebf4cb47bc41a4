/// The parts and addresses that a part of a Word file points to.
struct RichWordRelations {
    struct Relation {
        var target: String
        var isExternal: Bool
    }

    private var relations: [String: Relation] = [:]

    init(_ bytes: [UInt8]?, limits: ReadingLimits) throws {
        guard let bytes else { return }
        let pull = try XMLPull(bytes, limits: limits)
        while try pull.next() != .finished {
            guard pull.event == .start, pull.name == "Relationship" else { continue }
            let attributes = pull.attributes()
            guard let id = attributes["Id"], let target = attributes["Target"] else { continue }
            relations[id] = Relation(target: target, isExternal: attributes["TargetMode"] == "External")
        }
    }

    /// The address outside the file.
    func address(_ id: String?) -> String? {
        guard let id, let relation = relations[id], relation.isExternal else { return nil }
        return relation.target
    }

    /// The name of a part in the file.
    func part(_ id: String?) -> String? {
        guard let id, let relation = relations[id], !relation.isExternal else { return nil }
        if relation.target.hasPrefix("/") { return String(relation.target.dropFirst()) }
        var folders = ["word"]
        for step in relation.target.split(separator: "/") {
            if step == ".." { _ = folders.popLast() } else if step != "." { folders.append(String(step)) }
        }
        return folders.joined(separator: "/")
    }
}
