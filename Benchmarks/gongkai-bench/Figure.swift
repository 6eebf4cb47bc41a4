/// One figure: what ours and the reference took, round by round.
struct Figure {
    let title: String
    /// What one number means: `ms`, `MB`, `s per 1,000,000`.
    let unit: String
    let referenceName: String
    var aim: Aim?
    private(set) var ours: [Double] = []
    private(set) var reference: [Double] = []

    init(_ title: String, unit: String, against referenceName: String, aim: Aim? = nil) {
        self.title = title
        self.unit = unit
        self.referenceName = referenceName
        self.aim = aim
    }

    mutating func add(ours one: Double, reference other: Double) {
        ours.append(one)
        reference.append(other)
    }

    /// How many times less ours took, round by round. Only numbers of one round are divided by one another.
    var ratios: [Double] { zip(ours, reference).map { $1 / $0 } }

    /// Nil when nothing is aimed at.
    var isMet: Bool? {
        switch aim {
        case .timesLess(let bar): Spread(ratios).median >= bar
        case .atMost(let bar): Spread(ours).median <= bar
        case nil: nil
        }
    }
}

/// What a figure is to reach, in the median of its rounds.
enum Aim {
    /// So many times less than the reference.
    case timesLess(Double)
    /// At most so much, in the figure's own unit.
    case atMost(Double)
}

struct Spread {
    let least: Double
    let median: Double
    let most: Double

    init(_ values: [Double]) {
        let sorted = values.sorted()
        least = sorted.first ?? .nan
        most = sorted.last ?? .nan
        let middle = sorted.count / 2
        if sorted.isEmpty {
            median = .nan
        } else {
            median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
        }
    }
}
