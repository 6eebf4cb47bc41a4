package import Kernel

/// How one text stands to another (NORM-4).
package enum NormativeRelationKind: String, CaseIterable, Sendable, Hashable {
    case amends
    case repeals
    case replaces
    case basis
    case forwards

    /// Read from the acting text: 本文件修改了……
    package var chinese: String {
        switch self {
        case .amends: "修改"
        case .repeals: "废止"
        case .replaces: "替代"
        case .basis: "依据"
        case .forwards: "转发"
        }
    }

    /// The same row read from the other end.
    package var reversed: String {
        switch self {
        case .amends: "被修改"
        case .repeals: "被废止"
        case .replaces: "被替代"
        case .basis: "作为依据"
        case .forwards: "被转发"
        }
    }

    package var changesTarget: Bool {
        switch self {
        case .amends, .repeals, .replaces: true
        case .basis, .forwards: false
        }
    }
}

/// The other end: a text of the library, or one that is kept elsewhere (a law, a document of the province).
package enum NormativeTarget: Hashable, Sendable {
    case own(NormativeID)
    case outside(title: String, number: String?)

    package var own: NormativeID? {
        switch self {
        case .own(let id): id
        case .outside: nil
        }
    }
}

/// One row; both ends read it.
package struct NormativeRelation: Hashable, Sendable {
    package let id: NormativeRelationID
    package let kind: NormativeRelationKind
    package let source: NormativeID
    package let target: NormativeTarget
    /// `第三条、第五条`: part of the text only; nil for the whole.
    package let scope: String?
    /// A later day than that on which the acting text takes effect.
    package let worksOn: Day?

    package init(
        id: NormativeRelationID, kind: NormativeRelationKind, source: NormativeID, target: NormativeTarget,
        scope: String? = nil, worksOn: Day? = nil
    ) {
        self.id = id
        self.kind = kind
        self.source = source
        self.target = target
        self.scope = scope
        self.worksOn = worksOn
    }

    /// Repealed or replaced as a whole.
    package var endsTarget: Bool {
        switch kind {
        case .repeals, .replaces: scope == nil
        case .amends, .basis, .forwards: false
        }
    }

    /// The other text goes on, but not as it was: amended, or repealed in part.
    package var leavesRest: Bool { kind.changesTarget && !endsTarget }
}

extension NormativeRelation {
    /// Nil when the row may be added to those that are there: not to itself, not twice, never in a circle.
    package static func refusal(of new: NormativeRelation, among rows: [NormativeRelation]) -> Refusal? {
        let act = "登记“\(new.kind.chinese)”关系"
        if let same = rows.first(where: { $0.source == new.source && $0.target == new.target && $0.kind == new.kind }) {
            return Refusal(
                .invalid, "未能\(act)：这条关系已经登记过\(same.scope.map { "（\($0)）" } ?? "")。请核对后再登记。", rule: "NORM-4",
                field: "target")
        }
        guard let target = new.target.own else {
            guard !new.kind.changesTarget else {
                return Refusal(
                    .invalid, "未能\(act)：库外的文件不能由本机关的文件\(new.kind.chinese)。请从库中选择被\(new.kind.chinese)的文件。",
                    rule: "NORM-4", field: "target")
            }
            return nil
        }
        guard !reaches(new.source, from: target, rows) else {
            return Refusal(
                .invalid, "未能\(act)：两份文件的关系会形成循环。请核对哪一份在后、由哪一份\(new.kind.chinese)另一份。", rule: "NORM-4",
                field: "target")
        }
        return nil
    }

    private static func reaches(_ goal: NormativeID, from start: NormativeID, _ rows: [NormativeRelation]) -> Bool {
        var next: [NormativeID: [NormativeID]] = [:]
        for row in rows { if let target = row.target.own { next[row.source, default: []].append(target) } }
        var seen: Set<NormativeID> = [], waiting = [start]
        while let at = waiting.popLast() {
            if at == goal { return true }
            if seen.insert(at).inserted { waiting += next[at] ?? [] }
        }
        return false
    }
}
