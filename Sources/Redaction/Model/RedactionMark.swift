/// A rectangle on a page as it is shown, in hundredths of a point from its upper left corner.
package struct RedactionBox: Sendable, Hashable {
    package let left: Int
    package let top: Int
    package let width: Int
    package let height: Int

    package init(left: Int, top: Int, width: Int, height: Int) {
        self.left = left
        self.top = top
        self.width = width
        self.height = height
    }

    /// From points; nil for what is no number of a page.
    package init?(points left: Double, _ top: Double, _ width: Double, _ height: Double) {
        let hundredths = [left, top, width, height].map { Int(exactly: ($0 * 100).rounded()) }
        guard let left = hundredths[0], let top = hundredths[1], let width = hundredths[2], let height = hundredths[3],
            hundredths.allSatisfy({ abs($0 ?? .max) <= 10_000_000 })
        else { return nil }
        self.init(left: left, top: top, width: width, height: height)
    }

    package var right: Int { left + width }
    package var bottom: Int { top + height }

    package func touches(_ other: RedactionBox) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// Both, and what lies between.
    package func joined(_ other: RedactionBox) -> RedactionBox {
        let (x, y) = (min(left, other.left), min(top, other.top))
        return RedactionBox(
            left: x, top: y, width: max(right, other.right) - x, height: max(bottom, other.bottom) - y)
    }
}

/// Where something is removed.
package enum RedactionPlace: Sendable, Hashable {
    /// In a unit of the text (`RedactableUnit.number`), Unicode scalars counted from its beginning.
    case text(unit: Int, Range<Int>)
    /// On a page, the first being 1.
    case page(Int, RedactionBox)

    /// In the order of reading.
    var order: (Int, Int, Int) {
        switch self {
        case .text(let unit, let range): (unit, range.lowerBound, range.upperBound)
        case .page(let page, let box): (page, box.top, box.left)
        }
    }
}

/// One thing to be removed, and on what ground.
package struct RedactionMark: Sendable, Hashable {
    package let place: RedactionPlace
    /// Sorted, each once.
    package let grounds: [RedactionGround]

    package init(_ place: RedactionPlace, _ grounds: [RedactionGround]) {
        self.place = place
        self.grounds = Set(grounds).sorted()
    }

    package static func text(unit: Int, _ range: Range<Int>, _ ground: RedactionGround) -> RedactionMark {
        RedactionMark(.text(unit: unit, range), [ground])
    }

    package static func page(_ page: Int, _ box: RedactionBox, _ ground: RedactionGround) -> RedactionMark {
        RedactionMark(.page(page, box), [ground])
    }

    /// What stands in its place.
    package var label: String { RedactionGround.label(grounds) }
}
