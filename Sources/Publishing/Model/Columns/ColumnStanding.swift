package import Kernel

/// A column with what is in it on a day.
package struct ColumnStanding: Hashable, Sendable {
    package let column: SiteColumn
    package let count: Int
    package let last: Day?
    package let freshness: ColumnFreshness

    package init(column: SiteColumn, count: Int, last: Day?, freshness: ColumnFreshness) {
        self.column = column
        self.count = count
        self.last = last
        self.freshness = freshness
    }
}
