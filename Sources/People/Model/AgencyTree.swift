package import Kernel

/// Who stands above whom. A tree that was damaged into a circle is walked once round and no further.
package struct AgencyTree: Hashable, Sendable {
    private let parents: [AgencyID: AgencyID]
    private let children: [AgencyID: [AgencyID]]

    /// From every agency to the one directly above it; top agencies are left out.
    package init(parents: [AgencyID: AgencyID]) {
        self.parents = parents
        children = Dictionary(grouping: parents.keys) { parents[$0] ?? $0 }
    }

    package init(_ agencies: [Agency]) {
        var parents: [AgencyID: AgencyID] = [:]
        for agency in agencies { parents[agency.id] = agency.parent }
        self.init(parents: parents)
    }

    /// All agencies below `agency`, at any depth, itself left out.
    package func descendants(of agency: AgencyID) -> Set<AgencyID> {
        var found: Set<AgencyID> = []
        var open = children[agency] ?? []
        while let next = open.popLast() {
            guard next != agency, found.insert(next).inserted else { continue }
            open += children[next] ?? []
        }
        return found
    }

    /// From the agency directly above up to the top.
    package func ancestors(of agency: AgencyID) -> [AgencyID] {
        var found: [AgencyID] = []
        var next = parents[agency]
        while let above = next, above != agency, !found.contains(above) {
            found.append(above)
            next = parents[above]
        }
        return found
    }
}
