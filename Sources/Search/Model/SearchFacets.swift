import Kernel

extension SearchFacet {
    /// Counts over the candidates, so that a number is what a click brings (as far as they are ranked).
    static func all(of candidates: [SearchCandidate], _ query: SearchQuery) -> [SearchFacet] {
        FacetName.allCases.compactMap { name in
            var counts: [String: Int] = [:], labels: [String: String] = [:]
            for candidate in candidates {
                guard let (value, label) = candidate.value(of: name) else { continue }
                counts[value, default: 0] += 1
                labels[value] = label
            }
            let chosen = query.value(of: name)
            guard counts.count > 1 || chosen != nil else { return nil }
            let order = counts.sorted { one, other in
                if name == .year { return one.key > other.key }
                return one.value == other.value ? one.key < other.key : one.value > other.value
            }
            let choices = order.prefix(name == .year ? 15 : 10).map { value, count in
                Choice(value: value, label: labels[value] ?? value, count: count, isChosen: value == chosen)
            }
            return choices.isEmpty ? nil : SearchFacet(name: name, choices: choices)
        }
    }
}

extension SearchCandidate {
    func value(of facet: FacetName) -> (value: String, label: String)? {
        switch facet {
        case .kind: (kind.rawValue, kind.chinese)
        case .year: (String(publishedOn.year), "\(publishedOn.year)年")
        case .column: columnSlug.isEmpty ? nil : (columnSlug, columnName)
        case .issuer: issuer.isEmpty ? nil : (issuer, issuer)
        case .validity: validity.map { ($0.rawValue, $0.chinese) }
        case .topic: topic.map { ($0, $0) }
        }
    }
}

extension SearchQuery {
    /// What is chosen of a facet, as it stands in the address.
    package func value(of facet: FacetName) -> String? {
        switch facet {
        case .kind: kind?.rawValue
        case .year: year.map(String.init)
        case .column: column
        case .issuer: issuer
        case .validity: validity?.rawValue
        case .topic: topic
        }
    }
}
