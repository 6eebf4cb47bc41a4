import Kernel

extension SearchFacet {
    /// Counts over the candidates, so that a number is what a click brings (as far as they are ranked).
    static func all(of candidates: [SearchCandidate], _ query: SearchQuery) -> [SearchFacet] {
        var shelves: [Int: (shelf: Shelf, count: Int)] = [:]
        var years: [Int: Int] = [:], validities: [SearchValidity: Int] = [:]
        for candidate in candidates {
            shelves[candidate.shelf.number, default: (candidate.shelf, 0)].count += 1
            years[candidate.publishedOn.year, default: 0] += 1
            if let validity = candidate.validity { validities[validity, default: 0] += 1 }
        }
        return FacetName.allCases.compactMap { name in
            var counts: [String: (label: String, count: Int)] = [:]
            func add(_ value: String?, _ label: String?, _ count: Int) {
                guard let value, !value.isEmpty else { return }
                counts[value, default: (label ?? value, 0)].count += count
            }
            switch name {
            case .year: for (year, count) in years { add(String(year), "\(year)年", count) }
            case .validity: for (value, count) in validities { add(value.rawValue, value.chinese, count) }
            case .kind: for (shelf, count) in shelves.values { add(shelf.kind.rawValue, shelf.kind.chinese, count) }
            case .column: for (shelf, count) in shelves.values { add(shelf.columnSlug, shelf.columnName, count) }
            case .issuer: for (shelf, count) in shelves.values { add(shelf.issuer, nil, count) }
            case .topic: for (shelf, count) in shelves.values { add(shelf.topic, nil, count) }
            }
            return facet(name, counts, chosen: query.value(of: name))
        }
    }

    private static func facet(
        _ name: FacetName, _ counts: [String: (label: String, count: Int)], chosen: String?
    ) -> SearchFacet? {
        guard counts.count > 1 || chosen != nil else { return nil }
        let order = counts.sorted { one, other in
            if name == .year { return one.key > other.key }
            return one.value.count == other.value.count ? one.key < other.key : one.value.count > other.value.count
        }
        let choices = order.prefix(name == .year ? 15 : 10).map { value, found in
            Choice(value: value, label: found.label, count: found.count, isChosen: value == chosen)
        }
        return choices.isEmpty ? nil : SearchFacet(name: name, choices: choices)
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
